import { afterEach, expect, test } from 'vitest';
import type { Edit } from '#shared/sync/command.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import { historySchema, PATHS, PROTOCOL, pushResponseSchema } from '#shared/wire/contract.ts';
import { applyLines, errorOf, type Laptop, openLaptop } from './laptop.ts';
import { newId, newSite, startTestOffice, type TestOffice, type TestOfficeOptions } from './office.ts';

let office: TestOffice;
let client: string;
let foreign: string;

async function begin(options: TestOfficeOptions = {}): Promise<Laptop> {
  office = await startTestOffice(options);
  client = await office.addOrganization('NOR');
  foreign = await office.addOrganization('SUD');
  await office.addPerson('Ada', ['technician'], [client]);
  return openLaptop(office.url, 'Ada');
}
afterEach(() => office.close());

const rename = (id: string, before: string, after: string, epoch: string, on?: string): Edit => ({
  collection: 'sites',
  id,
  organizationId: client,
  base: { epoch, rev: 1 },
  changes: { name: { before, after, ...(on === undefined ? {} : { on }) } },
});

const historyOf = async (id: string) =>
  (await office.office.store.read((tables) => tables.history.of([id]))).get(id) ?? [];

test('[S10] [S11] a push whose reply was lost is answered again, with the same outcome and nothing done twice', async () => {
  const ada = await begin();
  const site = newSite(client, ada.info.epoch);
  const made = ada.command([site]);
  const bad = ada.command([{ ...newSite(client, ada.info.epoch), changes: { name: { after: '' } } }]);
  const first = await ada.push([made, bad]);
  const again = await ada.push([made, bad]);
  expect(first.answers.map((one) => one.verdict)).toEqual(['applied', 'refused']);
  expect(again.answers.map((one) => [one.verdict, one.code])).toEqual([
    ['already', undefined],
    ['refused', 'invalid'],
  ]);
  expect(again.answers[1]?.message).toBe(first.answers[1]?.message);
  expect(again.at.seq).toBe(first.at.seq);
  expect(await historyOf(site.id)).toHaveLength(1);
});

test('[S11] the same push twice at the same time is taken once', async () => {
  const ada = await begin();
  const sites = Array.from({ length: 10 }, () => newSite(client, ada.info.epoch));
  const commands = sites.map((site) => ada.command([site]));
  const both = await Promise.all([ada.push(commands), ada.push(commands)]);
  for (let at = 0; at < 10; at++) {
    const verdicts = both.map((one) => one.answers[at]?.verdict).sort();
    expect(verdicts).toEqual(['already', 'applied']);
  }
  for (const site of sites) expect(await historyOf(site.id)).toHaveLength(1);
});

test('[S11] beyond a gap nothing is taken, and the office says which number it waits for', async () => {
  const ada = await begin();
  const [one, two, three] = [1, 2, 3].map(() => ada.command([newSite(client, ada.info.epoch)]));
  const first = await ada.push([one, three]);
  expect(first.answers.map((answer) => answer.command)).toEqual([one?.id]);
  expect(first.nextN).toBe(2);
  const second = await ada.push([three, two]);
  expect(second.answers.map((answer) => [answer.command, answer.verdict])).toEqual([
    [two?.id, 'applied'],
    [three?.id, 'applied'],
  ]);
  expect(second.nextN).toBe(4);
});

test('[S10] a command that makes the judge throw is refused as internal, and its neighbours are not held up', async () => {
  const poisoned = {
    neededFacts,
    judge: ((command, actor, facts) => {
      if (JSON.stringify(command).includes('poison')) throw new Error('planted');
      return judge(command, actor, facts);
    }) as typeof judge,
  };
  const ada = await begin({ judge: poisoned });
  const names = ['before', 'poison', 'after'];
  const commands = names.map((name) => ada.command([newSite(client, ada.info.epoch, name)]));
  const { answers, nextN } = await ada.push(commands);
  expect(answers.map((one) => [one.verdict, one.code])).toEqual([
    ['applied', undefined],
    ['refused', 'internal'],
    ['applied', undefined],
  ]);
  expect(nextN).toBe(4);
  expect(office.log.errors.join()).toContain('planted');
  expect((await ada.push(commands)).answers.map((one) => one.verdict)).toEqual(['already', 'refused', 'already']);
});

test('[S10] a command that cannot even be read is refused alone', async () => {
  const ada = await begin();
  const good = () => ada.command([newSite(client, ada.info.epoch)]);
  const commands: unknown[] = [
    good(),
    { ...good(), edits: 'none' },
    { ...good(), at: 'yesterday' },
    { ...good(), edits: [{ ...newSite(client, ada.info.epoch), collection: 'gossip' }] },
    { ...good(), edits: [{ ...newSite(client, ada.info.epoch), changes: { name: { after: 'DEEP' } } }] },
    good(),
  ];
  // Nested further than a program's stack reaches; only text can say it.
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const body = JSON.stringify({ protocol: PROTOCOL, epoch: ada.info.epoch, lastContactAt: null, commands });
  const push = async () =>
    pushResponseSchema.parse(await (await ada.send(PATHS.push, body.replace('"DEEP"', deep))).json());
  const { answers, nextN } = await push();
  expect(answers.map((one) => one.verdict)).toEqual(['applied', 'refused', 'refused', 'refused', 'refused', 'applied']);
  expect(nextN).toBe(7);
  expect((await push()).answers.map((one) => one.verdict)).toEqual([
    'already',
    'refused',
    'refused',
    'refused',
    'refused',
    'already',
  ]);
});

test('[S10] an edit of a record whose creation was refused is refused with it', async () => {
  const ada = await begin();
  const site = { ...newSite(client, ada.info.epoch), changes: { name: { after: '' } } };
  const made = ada.command([site]);
  const edited = ada.command([rename(site.id, '', 'Better', ada.info.epoch)]);
  const { answers } = await ada.push([made, edited]);
  expect(answers[1]).toMatchObject({
    verdict: 'refused',
    code: 'creation-refused',
    because: made.id,
    unknown: [site.id],
  });
});

test('[S15] an edit that started from a refused one is judged by what really happened', async () => {
  const ada = await begin();
  const site = newSite(client, ada.info.epoch, 'A');
  const refused = ada.command([site]);
  await ada.push([refused]);
  const empty = ada.command([rename(site.id, 'A', '', ada.info.epoch)]);
  const third = ada.command([rename(site.id, '', 'C', ada.info.epoch, empty.id)]);
  const { answers } = await ada.push([empty, third]);
  expect(answers.map((one) => one.verdict)).toEqual(['refused', 'applied']);
  expect(answers[1]?.records[0]?.record.name).toBe('C');
});

test('[S10] [S20] [V2] an answer shows the records as they may be seen now, not as they were when it was judged', async () => {
  const ada = await begin();
  const site = newSite(client, ada.info.epoch, 'Secret address');
  const made = ada.command([site]);
  const first = await ada.push([made]);
  expect(first.answers[0]?.records).toHaveLength(1);
  await office.office.setGrant(ada.session.user.personId, [foreign]);
  const again = await ada.push([made]);
  expect(again.answers).toMatchObject([{ verdict: 'already', records: [], hidden: [site.id], unknown: [] }]);
  expect(JSON.stringify(again)).not.toContain('Secret');
  expect(again.at.scope).toBe(2);
});

test('[S12] a command in another name, or of another device, is refused', async () => {
  const ada = await begin();
  const other = await office.addPerson('Ben', ['admin'], 'all');
  const ben = await openLaptop(office.url, 'Ben');
  const asBen = ada.command([newSite(client, ada.info.epoch)], { author: other });
  const ofBen = ada.command([newSite(client, ada.info.epoch)], { device: ben.session.device.id, n: 1 });
  const mine = ada.command([newSite(client, ada.info.epoch)]);
  const { answers, nextN } = await ada.push([asBen, ofBen, mine]);
  const byId = new Map(answers.map((one) => [one.command, one]));
  expect(byId.get(asBen.id)).toMatchObject({ verdict: 'refused', code: 'permission' });
  expect(byId.get(ofBen.id)).toMatchObject({ verdict: 'refused', code: 'permission' });
  expect(byId.get(mine.id)).toMatchObject({ verdict: 'applied' });
  expect(nextN).toBe(3);
  // The forged one must not have used up Ben's number, nor answered for his command.
  const real = ben.command([newSite(client, ada.info.epoch)], { id: ofBen.id });
  expect((await ben.push([real])).answers).toMatchObject([{ verdict: 'applied' }]);
});

test('[S12] fields and organizations that are not the author’s to write are refused, and nothing of them is told', async () => {
  const ada = await begin();
  const hidden = newId();
  await office.office.submit([
    { collection: 'sites', id: hidden, organizationId: foreign, create: true, changes: { name: { after: 'Bunker' } } },
  ]);
  const { epoch } = ada.info;
  const number = { kind: { after: 'incident' }, number: { after: 'INC0000001' }, title: { after: 'Printer' } };
  const ticket = { collection: 'tickets' as const, id: newId(), organizationId: client, base: { epoch, rev: 0 } };
  const commands = [
    ada.command([newSite(foreign, epoch)]),
    ada.command([rename(hidden, 'Bunker', 'Mine', epoch)]),
    ada.command([{ ...ticket, create: true, changes: { ...number, provisionalNumber: { after: 'X' } } }]),
    ada.command([{ ...ticket, create: true, changes: { ...number, createdBy: { after: 'X' } } }]),
    ada.command([{ ...ticket, create: true, changes: number }]),
    ada.command([{ ...newSite(client, epoch), collection: 'settings', organizationId: null }]),
    ada.command([newSite(client, epoch), { ...rename(hidden, 'Bunker', 'Mine', epoch) }]),
  ];
  const push = await ada.push(commands);
  expect(push.answers.map((one) => one.code)).toEqual([
    'permission',
    'unknown-record',
    'field-permission',
    'unknown-field',
    'number',
    'permission',
    'unknown-record',
  ]);
  expect(push.answers[1]).toMatchObject({ records: [], hidden: [], unknown: [hidden] });
  expect(JSON.stringify(push)).not.toContain('Bunker');
  expect(JSON.stringify(await ada.pull(ada.start))).not.toContain('Bunker');
  const seen = await fetch(`${office.url}/v1/records/sites/${hidden}/history`, {
    headers: { authorization: `Bearer ${ada.session.accessToken}` },
  });
  expect(await errorOf(seen)).toMatchObject({ error: 'not-found' });
});

test('[S18] event time is not after the arrival, nor before the account; the device’s own is kept beside it', async () => {
  const ada = await begin();
  const start = Date.parse(ada.session.officeTime);
  const at = (ms: number): string => new Date(start + ms).toISOString();
  const sites = [-9_999_999_999, 60_000, 9_999_999_999].map((ms) => ({ site: newSite(client, ada.info.epoch), ms }));
  const commands = sites.map(({ site, ms }) =>
    ada.command([site], { at: at(ms), deviceAt: '1999-12-31T23:59:59.000Z' }),
  );
  office.clock.forward(300_000);
  // Back in reach the laptop pulls first: what was done before that keeps its time.
  await ada.pull(ada.start);
  office.clock.forward(1000);
  await ada.push(commands, { lastContactAt: at(300_000) });
  const times = await Promise.all(sites.map(async ({ site }) => (await historyOf(site.id))[0]?.at));
  expect(times).toEqual([at(300_000), at(60_000), at(301_000)]);
  const raw = await office.database.read((sql) =>
    sql.all('SELECT DISTINCT device_at FROM history WHERE device = ?', [ada.session.device.id]),
  );
  expect(raw).toEqual([{ device_at: '1999-12-31T23:59:59.000Z' }]);
});

test('[S7] [S25] an older client and another epoch are told so before anything is taken', async () => {
  const ada = await begin();
  const commands = [ada.command([newSite(client, ada.info.epoch)])];
  const body = { protocol: PROTOCOL, epoch: ada.info.epoch, lastContactAt: null, commands };
  const older = await ada.send(PATHS.push, { ...body, protocol: 0, commands: 'in an old form' });
  expect([older.status, (await errorOf(older)).error]).toEqual([426, 'update-needed']);
  const pull = await ada.send(PATHS.pull, { protocol: PROTOCOL + 1, checkpoint: ada.start });
  expect((await errorOf(pull)).error).toBe('update-needed');
  const restored = await ada.send(PATHS.push, { ...body, epoch: 'another' });
  expect([restored.status, await errorOf(restored)]).toEqual([
    409,
    expect.objectContaining({ error: 'other-epoch', office: { epoch: ada.info.epoch, lastN: 0 } }),
  ]);
  expect((await ada.push(commands)).answers).toMatchObject([{ verdict: 'applied' }]);
});

test('numbers come in blocks that no other device gets; a provisional one is replaced', async () => {
  const ada = await begin();
  await office.addPerson('Ben', ['technician'], [client]);
  const ben = await openLaptop(office.url, 'Ben');
  const lease = async (laptop: Laptop) =>
    (await (await laptop.send(PATHS.lease, { series: ['INC', 'TAG'] })).json()).blocks;
  const blocks = [...(await lease(ada)), ...(await lease(ben)), ...(await lease(ada))].filter(
    (one) => one.series === 'INC',
  );
  const numbers = blocks.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
  expect(new Set(numbers).size).toBe(numbers.length);

  const ticket = (number: string): Edit => ({
    collection: 'tickets',
    id: newId(),
    organizationId: client,
    base: { epoch: ada.info.epoch, rev: 0 },
    create: true,
    changes: { kind: { after: 'incident' }, number: { after: number }, title: { after: 'Printer' } },
  });
  const { answers } = await ada.push([
    ada.command([ticket('INC0000001')]),
    ada.command([ticket('INC0000021')]),
    ada.command([ticket(`INC~${ada.session.device.code}-1`)]),
  ]);
  expect(answers.map((one) => one.code ?? one.records[0]?.record.number)).toEqual([
    'INC0000001',
    'number',
    'INC0000061',
  ]);
  expect((await lease(ben))[0].from).toBe(62);

  const brought = ticket('INC0000500');
  expect(await office.office.submit([brought])).toEqual({ kind: 'applied' });
  expect((await lease(ben))[0].from).toBe(501);
});

test('[S13] the office is an author like any other: judged, kept in history, told to laptops', async () => {
  const ada = await begin();
  const site = newSite(client, ada.info.epoch, 'Old name');
  await ada.push([ada.command([site])]);
  const verdict = await office.office.submit(
    [
      {
        collection: 'sites',
        id: site.id,
        organizationId: client,
        changes: { name: { before: 'Old name', after: 'New' } },
      },
    ],
    { author: 'import:sites.csv', at: '2020-01-01T00:00:00.000Z' },
  );
  expect(verdict.kind).toBe('applied');
  expect((await historyOf(site.id)).at(-1)).toMatchObject({
    author: 'import:sites.csv',
    device: 'office',
    at: '2020-01-01T00:00:00.000Z',
    outcome: 'applied',
  });
  const { held } = applyLines(await ada.pull(ada.start));
  expect(held.get(`sites/${site.id}`)).toMatchObject({ name: 'New' });
  const history = await fetch(`${office.url}/v1/records/sites/${site.id}/history`, {
    headers: { authorization: `Bearer ${ada.session.accessToken}` },
  });
  expect(historySchema.parse(await history.json())).toMatchObject([
    { field: '*', outcome: 'created', author: ada.session.user.personId },
    { field: 'name', before: 'Old name', after: 'New', author: 'import:sites.csv' },
  ]);
});

test('[S11] [S24] unsent work that goes on under a new device of the same person is not done a second time', async () => {
  const first = await begin();
  const site = newSite(client, first.info.epoch);
  const chain = [
    first.command([site]),
    first.command([rename(site.id, 'Site', 'B', first.info.epoch)]),
    first.command([rename(site.id, 'B', 'C', first.info.epoch)]),
    first.command([{ ...newSite(client, first.info.epoch), changes: { name: { after: '' } } }]),
  ];
  await first.push(chain);
  // The reply was lost, and the laptop signed in as a new device on the same databases.
  const second = await openLaptop(office.url, 'Ada');
  const moved = chain.map((command, i) => ({ ...command, device: second.session.device.id, n: i + 1 }));
  const answer = await second.push(moved);
  expect(answer.answers.map((one) => one.verdict)).toEqual(['already', 'already', 'already', 'refused']);
  expect(answer.answers[3]?.code).toBe('invalid');
  expect(answer.nextN).toBe(5);
  expect(await historyOf(site.id)).toHaveLength(3);
  // Somebody else's word on the same id answers for nothing.
  await office.addPerson('Eve', ['technician'], [client]);
  const eve = await openLaptop(office.url, 'Eve');
  const theirs = { ...eve.command([newSite(client, eve.info.epoch)]), id: chain[0]?.id ?? '' };
  expect((await eve.push([theirs])).answers[0]?.verdict).toBe('applied');
});
