import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { afterEach, expect, test } from 'vitest';
import type { Command, Edit } from '#shared/sync/command.ts';
import { PATHS, PROTOCOL, sessionSchema } from '#shared/wire/contract.ts';
import {
  type SealedResponse,
  sealedContentSchema,
  sealedListSchema,
  sealedRequestSchema,
  sealedResponseSchema,
} from '#shared/wire/devices.ts';
import { userDevicesSchema } from '#shared/wire/users.ts';
import { errorOf, type Laptop, openLaptop, post, signIn } from './laptop.ts';
import { newId, newSite, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
let client: string;
let foreign: string;
let ada: Laptop;
let key: Key;
afterEach(() => office.close());

interface Key {
  publicKey: object;
  sign(payload: object | string): Promise<string>;
}

/** A laptop's key pair: the public half as it is registered, and the private one that signs. */
async function newKey(): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    publicKey: await exportJWK(publicKey),
    sign: (payload) =>
      new CompactSign(new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256' })
        .sign(privateKey),
  };
}

async function begin(): Promise<void> {
  office = await startTestOffice();
  client = await office.addOrganization('NOR');
  foreign = await office.addOrganization('SUD');
  await office.addPerson('Ada', ['technician'], [client]);
  await office.addPerson('Boss', ['admin'], 'all');
  key = await newKey();
  ada = await openLaptop(office.url, 'Ada', { publicKey: key.publicKey });
}

const work = (commands: unknown[], over: object = {}) => ({
  protocol: PROTOCOL,
  office: ada.info.id,
  device: ada.session.device.id,
  commands,
  ...over,
});
const send = (signed: string, device = ada.session.device.id) => post(office.url, PATHS.sealed, { device, signed });
const seal = async (commands: unknown[]): Promise<SealedResponse> =>
  sealedResponseSchema.parse(await (await send(await key.sign(work(commands)))).json());
const made = (name = 'Site', organizationId = client): Command =>
  ada.command([newSite(organizationId, ada.info.epoch, name)]);
const outcomes = (answer: SealedResponse) => answer.answers.map((one) => one.outcome);
const get = (laptop: Laptop, path: string) =>
  fetch(office.url + path, { headers: { authorization: `Bearer ${laptop.session.accessToken}` } });
const contentOf = async (laptop: Laptop) =>
  sealedContentSchema.parse(
    await (await get(laptop, PATHS.sealedContent.replace(':device', ada.session.device.id))).json(),
  ).commands;

async function revoke(): Promise<Laptop> {
  const boss = await openLaptop(office.url, 'Boss');
  const { user, device } = ada.session;
  const path = PATHS.userDevice.replace(':person', user.personId).replace(':device', device.id);
  expect((await boss.send(path, { does: 'revoke' })).status).toBe(200);
  return boss;
}

test('[S22] a revoked laptop is told so, hands in its sealed work by its key, and may do nothing else', async () => {
  await begin();
  const [first, second] = [made('First'), made('Second')];
  await ada.push([first]);
  const boss = await revoke();
  const refreshed = await post(office.url, PATHS.refresh, { refreshToken: ada.session.refreshToken });
  expect([refreshed.status, (await errorOf(refreshed)).error]).toEqual([403, 'device-revoked']);
  expect((await errorOf(await ada.send(PATHS.push, {}))).error).toBe('signed-out');
  // Only asking is handing in nothing.
  expect(await seal([])).toMatchObject({ isRevoked: true, answers: [], nextN: 2 });
  const answer = await seal([first, second]);
  expect(answer).toMatchObject({ isRevoked: true, nextN: 3 });
  // What was judged before has its verdict; nothing of it is kept a second time.
  expect(outcomes(answer)).toEqual(['judged', 'sealed']);
  expect(await contentOf(boss)).toMatchObject([{ n: 2, command: second.id, content: { edits: second.edits } }]);
  // Never judged: there is no such record.
  const [edit] = second.edits;
  const found = await office.office.store.read((tables) =>
    tables.records.byKeys([{ collection: 'sites', id: edit?.id ?? '' }]),
  );
  expect(found).toEqual([]);
});

test('[S20] [S11] a sealed number counts as taken: what follows is no gap, in whatever order it comes', async () => {
  await begin();
  const [one, two, three, four, five] = [1, 2, 3, 4, 5].map((n) => made(`Site ${n}`)) as [
    Command,
    Command,
    Command,
    Command,
    Command,
  ];
  // Two and four were taken away from this laptop; one, three and five were not.
  expect(await seal([four, two])).toMatchObject({ isRevoked: false, nextN: 1 });
  const first = await ada.push([one]);
  expect([first.answers.map((answer) => answer.verdict), first.nextN]).toEqual([['applied'], 3]);
  const rest = await ada.push([three, five]);
  expect([rest.answers.map((answer) => answer.verdict), rest.nextN]).toEqual([['applied', 'applied'], 6]);
  // A push of what was sealed, whose reply was lost: answered, and nothing is done.
  const late = await ada.push([two, four, made('Site 6')]);
  expect(late.answers.map((answer) => [answer.verdict, answer.code])).toEqual([
    ['refused', 'sealed'],
    ['refused', 'sealed'],
    ['applied', undefined],
  ]);
  expect(late.answers[0]?.unknown).toEqual([two.edits[0]?.id]);
});

test('[S20] numbers sealed at once behind the last are counted at once; a gap before them still waits', async () => {
  await begin();
  const commands = [1, 2, 3, 4].map((n) => made(`Site ${n}`));
  expect((await seal(commands.slice(0, 2))).nextN).toBe(3);
  const waits = await ada.push([commands[3]]);
  expect([waits.answers, waits.nextN]).toEqual([[], 3]);
  expect((await ada.push(commands.slice(2))).answers.map((one) => one.verdict)).toEqual(['applied', 'applied']);
  // A laptop that starts anew must not use a sealed number again.
  await seal([ada.command([newSite(client, ada.info.epoch)], { n: 9 })]);
  const again = sessionSchema.parse(
    await (await signIn(office.url, 'Ada', { deviceId: ada.session.device.id, publicKey: key.publicKey })).json(),
  );
  expect(again.device.lastN).toBe(9);
});

test('[S10] an edit that follows a sealed one is refused with it', async () => {
  await begin();
  const [maker] = [made('Sealed')];
  const id = maker?.edits[0]?.id ?? '';
  await seal([maker]);
  const edit: Edit = {
    collection: 'sites',
    id,
    organizationId: client,
    base: { epoch: ada.info.epoch, rev: 0 },
    changes: { name: { before: 'Sealed', after: 'Later' } },
  };
  const { answers } = await ada.push([ada.command([edit])]);
  expect(answers).toMatchObject([{ verdict: 'refused', code: 'creation-refused', because: maker?.id }]);
});

test('[S20] what is sealed twice is kept once, and what cannot be read as an edit is kept too', async () => {
  await begin();
  const odd = { ...made(), edits: 'from a later version', note: 'Schlüssel' };
  const commands = [made(), odd];
  expect(outcomes(await seal(commands))).toEqual(['sealed', 'sealed']);
  expect(outcomes(await seal(commands))).toEqual(['sealed', 'sealed']);
  const boss = await openLaptop(office.url, 'Boss');
  const kept = await contentOf(boss);
  expect(kept.map((one) => one.n)).toEqual([1, 2]);
  expect(kept[0]?.content).toEqual(odd);
});

test('[S22] a signature counts for one office and one device, by the key that it registered', async () => {
  await begin();
  await office.addPerson('Eve', ['technician'], [client]);
  const theirs = await newKey();
  const eve = await openLaptop(office.url, 'Eve', { publicKey: theirs.publicKey });
  const keyless = await openLaptop(office.url, 'Eve');
  const command = made();
  const signed = await key.sign(work([command]));
  const [head = '', payload = '', signature = ''] = signed.split('.');
  const forged = [
    // Another's key, another's device, another office, another device's commands.
    await send(await theirs.sign(work([command]))),
    await send(signed, eve.session.device.id),
    await send(await key.sign(work([command], { office: newId() }))),
    await send(await key.sign(work([command], { device: eve.session.device.id }))),
    await send(await key.sign(work([{ ...command, device: eve.session.device.id }]))),
    // Nobody, nobody's key, another text under the signature, no signature, no algorithm.
    await send(signed, newId()),
    await send(signed, keyless.session.device.id),
    await send([head, Buffer.from(JSON.stringify(work([made('Other')]))).toString('base64url'), signature].join('.')),
    await send([head, payload, ''].join('.')),
    await send([Buffer.from('{"alg":"none"}').toString('base64url'), payload, ''].join('.')),
    await send('nothing of the kind'),
    await send(await key.sign('no JSON')),
  ];
  const answers = await Promise.all(forged.map(async (one) => `${one.status} ${await one.text()}`));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('403 {"error":"bad-signature"');
  const boss = await openLaptop(office.url, 'Boss');
  expect(await contentOf(boss)).toEqual([]);
  expect((await send(signed)).status).toBe(200);
});

test('[S22] a key is registered at sign-in or with a refresh, never replaced; another key is another laptop', async () => {
  await begin();
  const { id } = ada.session.device;
  const device = async (over: object) =>
    sessionSchema.parse(await (await signIn(office.url, 'Ada', { deviceId: id, ...over })).json()).device.id;
  expect(await device({ publicKey: key.publicKey })).toBe(id);
  expect(await device({})).toBe(id);
  const other = await newKey();
  expect(await device({ publicKey: other.publicKey })).not.toBe(id);
  expect((await send(await key.sign(work([])))).status).toBe(200);
  // A laptop that was signed in before it had a key.
  const older = await openLaptop(office.url, 'Ada');
  const late = await newKey();
  const { refreshToken, device: its } = older.session;
  await post(office.url, PATHS.refresh, { refreshToken, publicKey: late.publicKey });
  expect((await send(await late.sign({ ...work([]), device: its.id }), its.id)).status).toBe(200);
  const listed = userDevicesSchema.parse(await (await get(ada, PATHS.ownDevices)).json());
  expect(listed.every((one) => one.hasKey)).toBe(true);
  // The private half is nobody's business; a key of another kind is refused.
  const { x, y } = key.publicKey as { x: string; y: string };
  for (const publicKey of [
    { kty: 'EC', crv: 'P-384', x, y },
    { kty: 'oct', k: 'x' },
    { kty: 'EC', crv: 'P-256', x },
  ]) {
    expect((await signIn(office.url, 'Ada', { publicKey })).status).toBe(400);
  }
});

test('[S12] [S20] sealed work is listed to administrators alone', async () => {
  await begin();
  const foreigner = ada.command([newSite(foreign, ada.info.epoch, 'Secret')]);
  await seal([made(), foreigner]);
  const boss = await revoke();
  const list = sealedListSchema.parse(await (await get(boss, PATHS.sealedList)).json());
  expect(list).toMatchObject([
    { device: ada.session.device.id, deviceName: 'Test laptop', personName: 'Ada', commands: 2 },
  ]);
  expect(list[0]?.revokedAt).not.toBeNull();
  expect(JSON.stringify(list)).not.toContain('Secret');
  expect((await contentOf(boss)).map((one) => one.content !== null)).toEqual([true, true]);
  // An administrator whose grants were cut sees that it is there, not what it says.
  await office.office.setGrant(boss.session.user.personId, [client]);
  expect((await contentOf(boss)).map((one) => one.content !== null)).toEqual([false, true]);
  await office.addPerson('Tom', ['dispatcher'], [client, foreign]);
  const tom = await openLaptop(office.url, 'Tom');
  for (const path of [PATHS.sealedList, PATHS.sealedContent.replace(':device', ada.session.device.id)]) {
    expect((await errorOf(await get(tom, path))).error).toBe('no-permission');
  }
  expect((await errorOf(await get(boss, PATHS.sealedContent.replace(':device', newId())))).error).toBe('not-found');
});

test('[S7] an older client is told so; the request says what it is', async () => {
  await begin();
  const older = await send(await key.sign(work([], { protocol: 0 })));
  expect((await errorOf(older)).error).toBe('update-needed');
  const many = Array.from({ length: 201 }, (_, at) => ({ ...made(), n: at + 1 }));
  expect((await errorOf(await send(await key.sign(work(many))))).error).toBe('bad-request');
  expect(sealedRequestSchema.safeParse({ device: 'x' }).success).toBe(false);
});
