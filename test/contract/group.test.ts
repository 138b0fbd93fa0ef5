import { afterEach, expect, test } from 'vitest';
import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import { StoreError } from '#server/store/sql.ts';
import type { Store } from '#server/store/store.ts';
import { handlePush } from '#server/sync/handlers.ts';
import type { Command, Edit } from '#shared/sync/command.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import { PATHS, PROTOCOL, type PushResponse } from '#shared/wire/contract.ts';
import { type Laptop, openLaptop } from './laptop.ts';
import { newSite, startTestOffice, type TestOffice, type TestOfficeOptions } from './office.ts';

/** Pushes that wait for the store at the same time. */

let office: TestOffice;
let client: string;
let ada: Laptop;
let ben: Laptop;

/** What the tests do to the store; the store itself is the real one. */
const wire = {
  writes: 0,
  /** Called before a transaction begins. */
  before: async (): Promise<void> => undefined,
  /** Called when a transaction has been committed, before anybody knows. */
  after: async (): Promise<void> => undefined,
  onRead: async (): Promise<void> => undefined,
};
const watched = (store: Store): Store => ({
  ...store,
  read: async (work) => {
    await wire.onRead();
    return store.read(work);
  },
  write: async (work) => {
    await wire.before();
    wire.writes++;
    const result = await store.write(work);
    await wire.after();
    return result;
  },
});

async function begin(options: TestOfficeOptions = {}): Promise<void> {
  Object.assign(wire, { before: async () => undefined, after: async () => undefined, onRead: async () => undefined });
  office = await startTestOffice({
    ...options,
    parts: (parts: Parts) => ({ ...parts, store: watched(parts.store) }),
  });
  client = await office.addOrganization('NOR');
  await office.addPerson('Ada', ['technician'], [client]);
  await office.addPerson('Ben', ['technician'], [client]);
  ada = await openLaptop(office.url, 'Ada');
  ben = await openLaptop(office.url, 'Ben');
  wire.writes = 0;
}
afterEach(() => office.close());

async function whoIs(laptop: Laptop): Promise<SignedIn> {
  const claims = await office.office.tokens.read(laptop.session.accessToken);
  if (!claims) throw new Error('no token');
  return { personId: claims.person, deviceId: claims.device, sessionId: claims.session };
}

/** Hands in several pushes before the store takes the first of them. */
async function together(...pushes: [Laptop, Command[]][]): Promise<PushResponse[]> {
  const callers = await Promise.all(pushes.map(([laptop]) => whoIs(laptop)));
  const { promise: opened, resolve: open } = gate();
  wire.before = () => opened;
  const answers = pushes.map(async ([laptop, commands], index) => {
    const body = { protocol: PROTOCOL, epoch: laptop.info.epoch, lastContactAt: laptop.session.officeTime, commands };
    const answer = await handlePush(office.office, callers[index] as SignedIn, body);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  });
  open();
  return Promise.all(answers);
}

function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const rename = (id: string, before: string, after: string): Edit => ({
  collection: 'sites',
  id,
  organizationId: client,
  base: { epoch: ada.info.epoch, rev: 1 },
  changes: { name: { before, after } },
});
const verdicts = (answer: PushResponse | undefined) => answer?.answers.map((one) => one.verdict);
const linesOf = async (id: string) =>
  (await office.office.store.read((tables) => tables.history.of([id]))).get(id) ?? [];

test('[S11] pushes that wait at the same time are one transaction, each judged on what the ones before it left', async () => {
  await begin();
  const site = newSite(client, ada.info.epoch, 'A');
  const [first, second, third] = await together(
    [ada, [ada.command([site])]],
    [ben, [ben.command([rename(site.id, 'A', 'B')])]],
    [ada, [ada.command([rename(site.id, 'B', 'C')])]],
  );
  expect(wire.writes).toBe(1);
  expect([verdicts(first), verdicts(second), verdicts(third)]).toEqual([['applied'], ['applied'], ['applied']]);
  expect((await linesOf(site.id)).map((one) => [one.seq, one.after === 'C' || one.after === 'B'])).toEqual([
    [expect.any(Number), false],
    [expect.any(Number), true],
    [expect.any(Number), true],
  ]);
  // The record of every answer is what it is after the whole group, complete up to one checkpoint.
  for (const answer of [first, second, third]) {
    expect(answer?.answers[0]?.records[0]?.record.name).toBe('C');
    expect(answer?.at).toEqual(first?.at);
  }
});

test('[S11] [S15] two merged pushes to one record are judged in the order of their arrival', async () => {
  await begin();
  const site = newSite(client, ada.info.epoch, 'A');
  await ada.push([ada.command([site])]);
  const answers = await together(
    [ben, [ben.command([rename(site.id, 'A', 'from Ben')])]],
    [ada, [ada.command([rename(site.id, 'A', 'from Ada')])]],
  );
  expect(answers.map(verdicts)).toEqual([['applied'], ['applied-with-conflicts']]);
  expect(answers[1]?.answers[0]?.records[0]?.record).toMatchObject({ name: 'from Ben' });
});

test('[S11] [I5] a bad command in the middle of a group fails alone: one that throws, one that cannot be written', async () => {
  const planted: typeof judge = (command, actor, facts) => {
    const text = JSON.stringify(command);
    if (text.includes('poison')) throw new Error('planted');
    const judgement = judge(command, actor, facts);
    if (!text.includes('clash')) return judgement;
    // The second record takes a place on the axis that another one has: the first was written already.
    const [one, other] = judgement.records;
    if (!one || !other) throw new Error('two records');
    return { ...judgement, records: [one, { ...other, record: { ...other.record, rev: 1 } }] };
  };
  await begin({ judge: { judge: planted, neededFacts } });
  const site = (name: string) => newSite(client, ada.info.epoch, name);
  const [good, poison, half, clash, last] = ['good', 'poison', 'half', 'clash', 'last'].map(site) as [
    Edit,
    Edit,
    Edit,
    Edit,
    Edit,
  ];
  const adas = [ada.command([good]), ada.command([poison]), ada.command([rename(good.id, 'good', 'better')])];
  const bens = [ben.command([half, clash]), ben.command([last])];
  const answers = await together([ada, adas], [ben, bens]);
  expect(wire.writes).toBe(1);
  expect(answers.map(verdicts)).toEqual([
    ['applied', 'refused', 'applied'],
    ['refused', 'applied'],
  ]);
  expect(answers[1]?.answers[0]).toMatchObject({ code: 'internal', unknown: [half.id, clash.id] });
  expect(await linesOf(half.id)).toEqual([]);
  expect(office.log.errors.join()).toContain('planted');
  // The numbers are used up: nothing is held up, and what comes again is answered as before.
  const again = await together([ada, adas], [ben, bens]);
  expect(again.map(verdicts)).toEqual([
    ['already', 'refused', 'already'],
    ['refused', 'already'],
  ]);
});

test('[S10] [S11] a crash between the commit of a group and its answers: what is sent again is `already`', async () => {
  await begin();
  const site = newSite(client, ada.info.epoch, 'A');
  const other = newSite(client, ada.info.epoch, 'other');
  const [mine, theirs] = [[ada.command([site])], [ben.command([other])]];
  wire.after = async () => {
    wire.onRead = async () => {
      throw new StoreError('io', 'planted: the process is gone');
    };
  };
  const lost = await Promise.allSettled([together([ada, mine]), together([ben, theirs])]);
  expect(lost.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  Object.assign(wire, { onRead: async () => undefined, after: async () => undefined });
  const again = await together([ada, mine], [ben, theirs]);
  expect(again.map(verdicts)).toEqual([['already'], ['already']]);
  expect([await linesOf(site.id), await linesOf(other.id)].map((lines) => lines.length)).toEqual([1, 1]);
});

test('[S11] one device pushes twice at once: each command is taken once, in the order of its numbers', async () => {
  await begin();
  const sites = [1, 2, 3].map((n) => newSite(client, ada.info.epoch, `Site ${n}`));
  const commands = sites.map((site) => ada.command([site]));
  const more = ada.command([rename(sites[0]?.id ?? '', 'Site 1', 'B')]);
  const answers = await together([ada, commands], [ada, [...commands, more]], [ada, [more]]);
  expect(answers.map(verdicts)).toEqual([
    ['applied', 'applied', 'applied'],
    ['already', 'already', 'already', 'applied'],
    ['already'],
  ]);
  expect(answers.map((one) => one.nextN)).toEqual([5, 5, 5]);
  for (const site of sites) expect(await linesOf(site.id)).toHaveLength(site === sites[0] ? 2 : 1);
});

test('[S11] a gap holds up its own device alone', async () => {
  await begin();
  const [, late] = [ada.command([newSite(client, ada.info.epoch)]), ada.command([newSite(client, ada.info.epoch)])];
  const answers = await together([ada, [late]], [ben, [ben.command([newSite(client, ada.info.epoch)])]]);
  expect(answers.map(verdicts)).toEqual([[], ['applied']]);
  expect(answers[0]?.nextN).toBe(1);
});

test('[S11] a store that fails fails all who wait alike, and takes the same pushes afterwards', async () => {
  await begin();
  const [mine, theirs] = [
    [ada.command([newSite(client, ada.info.epoch)])],
    [ben.command([newSite(client, ada.info.epoch)])],
  ];
  const callers = await Promise.all([whoIs(ada), whoIs(ben)]);
  const { promise: opened, resolve: open } = gate();
  wire.before = async () => {
    await opened;
    throw new StoreError('full', 'planted');
  };
  const body = (commands: Command[]) => ({
    protocol: PROTOCOL,
    epoch: ada.info.epoch,
    lastContactAt: ada.session.officeTime,
    commands,
  });
  const failed = Promise.allSettled([
    handlePush(office.office, callers[0], body(mine)),
    handlePush(office.office, callers[1], body(theirs)),
  ]);
  open();
  expect((await failed).map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect((await together([ada, mine], [ben, theirs])).map(verdicts)).toEqual([['applied'], ['applied']]);
});

test('[S11] nobody is answered or told before the commit', async () => {
  await begin();
  const ends = new AbortController();
  const events = await ben.stream(ends.signal);
  await events.next();
  const { promise: committed, resolve: commit } = gate();
  let isCommitted = false;
  let reads = 0;
  wire.after = () => committed;
  wire.onRead = async () => {
    reads++;
  };
  const site = newSite(client, ada.info.epoch);
  const told = events.next().then(() => isCommitted);
  const answered = together([ada, [ada.command([site])]]).then(() => isCommitted);
  // A round trip over HTTP: time enough for anything that would not wait.
  await office.office.store.read(async () => undefined);
  await ben.send(PATHS.lease, {});
  const before = reads;
  isCommitted = true;
  commit();
  expect([await told, await answered]).toEqual([true, true]);
  expect(reads).toBeGreaterThan(before);
  ends.abort();
});

test('[S11] a group has at most 200 commands, and who came first is first', async () => {
  await begin();
  const many = (laptop: Laptop, count: number) =>
    Array.from({ length: count }, () => laptop.command([newSite(client, laptop.info.epoch)]));
  const answers = await together([ada, many(ada, 120)], [ben, many(ben, 120)], [ada, many(ada, 10)]);
  expect(wire.writes).toBe(2);
  expect(answers.map((one) => one.answers.length)).toEqual([120, 120, 10]);
  expect(answers.flatMap((one) => verdicts(one) ?? []).every((one) => one === 'applied')).toBe(true);
  expect(answers.map((one) => one.nextN)).toEqual([121, 121, 131]);
});

test('[S12] whose session ends while the push waits is signed out, and the neighbours are taken', async () => {
  await begin();
  const { promise: opened, resolve: open } = gate();
  const [one, other] = await Promise.all([whoIs(ada), whoIs(ben)]);
  const at = new Date(office.clock.now()).toISOString();
  await office.office.store.write((tables) => tables.sessions.revoke(one.sessionId, at));
  wire.before = () => opened;
  const push = (who: SignedIn, commands: Command[]) =>
    handlePush(office.office, who, {
      protocol: PROTOCOL,
      epoch: ada.info.epoch,
      lastContactAt: ada.session.officeTime,
      commands,
    });
  const both = Promise.all([
    push(one, [ada.command([newSite(client, ada.info.epoch)])]),
    push(other, [ben.command([newSite(client, ada.info.epoch)])]),
  ]);
  open();
  const [signedOut, taken] = await both;
  expect(signedOut).toEqual({ ok: false, error: { code: 'signed-out' } });
  expect(taken).toMatchObject({ ok: true, value: { answers: [{ verdict: 'applied' }] } });
});
