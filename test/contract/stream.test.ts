import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HEARTBEAT_MS } from '#server/sync/stream.ts';
import { PATHS, type StreamEvent, streamEventSchema } from '#shared/wire/contract.ts';
import { applyLines, type Laptop, openLaptop, post } from './laptop.ts';
import { newSite, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
let a: string;
let b: string;
let ends: AbortController;
beforeEach(async () => {
  office = await startTestOffice();
  a = await office.addOrganization('AAA');
  b = await office.addOrganization('BBB');
  await office.addPerson('Ada', ['technician'], [a]);
  await office.addPerson('Ben', ['technician'], [b]);
  ends = new AbortController();
});
afterEach(() => {
  ends.abort();
  return office.close();
});

async function listen(laptop: Laptop): Promise<{ next(): Promise<StreamEvent>; ended(): Promise<boolean> }> {
  const events = await laptop.stream(ends.signal);
  return {
    next: async () => {
      const { value, done } = await events.next();
      if (done) throw new Error('The stream ended.');
      return value;
    },
    ended: async () => (await events.next()).done === true,
  };
}

const page = (event: StreamEvent) => {
  if (event.type !== 'page') throw new Error(event.type);
  return event;
};

test('[S8] [V12] pages join: each begins where the last one of this reader ended, also over what did not concern it', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const ben = await openLaptop(office.url, 'Ben');
  const stream = await listen(ada);
  const hello = await stream.next();
  expect(hello.type).toBe('hello');
  let at = hello.type === 'hello' ? hello.at : ada.start;
  for (let round = 0; round < 3; round++) {
    await ben.push([1, 2].map(() => ben.command([newSite(b, ben.info.epoch, 'Not for Ada')])));
    const mine = newSite(a, ada.info.epoch, `Round ${round}`);
    const { at: pushed } = await ada.push([ada.command([mine])]);
    const told = page(await stream.next());
    expect(told.from).toEqual(at);
    expect(told.to).toEqual(pushed);
    expect(told.rows.map((one) => one.record.id)).toEqual([mine.id]);
    expect(JSON.stringify(told)).not.toContain('Not for Ada');
    at = told.to;
  }
});

test('[S8] a laptop that pulled up to the hello joins the stream without a hole, whatever was committed meanwhile', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const writer = await openLaptop(office.url, 'Ada');
  const made: string[] = [];
  const write = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at++) {
      const site = newSite(a, writer.info.epoch);
      made.push(site.id);
      await writer.push([writer.command([site])]);
    }
  };
  const writing = write(25);
  const stream = await listen(ada);
  const hello = await stream.next();
  if (hello.type !== 'hello') throw new Error('no hello');
  let { held, at } = applyLines(await ada.pull(ada.start));
  expect(at?.seq).toBeGreaterThanOrEqual(hello.at.seq);
  await writing;
  const head = (await office.office.store.read((tables) => tables.office.get())).seq;
  let told = hello.at.seq;
  while (told < head) {
    const next = page(await stream.next());
    told = next.to.seq;
    if (JSON.stringify(next.from) === JSON.stringify(at)) {
      for (const { collection, record } of next.rows) held.set(`${collection}/${record.id}`, record);
      at = next.to;
    } else {
      ({ held, at } = applyLines(await ada.pull(at ?? ada.start), held));
    }
  }
  expect(made.filter((id) => !held.has(`sites/${id}`))).toEqual([]);
});

test('[S20] a record that moves away leaves an open stream as an exit without content', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const site = newSite(a, ada.info.epoch, 'Going');
  await ada.push([ada.command([site])]);
  const stream = await listen(ada);
  await stream.next();
  await office.office.submit([
    { collection: 'sites', id: site.id, organizationId: a, changes: { organizationId: { before: a, after: b } } },
  ]);
  const told = page(await stream.next());
  expect(told.rows).toEqual([]);
  expect(told.exits.map((one) => one.id)).toEqual([site.id]);
  expect(JSON.stringify(told)).not.toContain('Going');
});

test('[S20] an open stream says at once that the grants changed, goes on with the new ones, and ends with the session', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const ben = await openLaptop(office.url, 'Ben');
  const stream = await listen(ada);
  const hello = await stream.next();
  await office.office.setGrant(ada.session.user.personId, [b]);
  const told = page(await stream.next());
  // Nothing that a laptop could join: it pulls what was won and lost.
  expect(told).toMatchObject({ rows: [], exits: [], to: { scope: 2 } });
  expect(told.from).toEqual(told.to);
  expect(told.from).not.toEqual(hello.type === 'hello' ? hello.at : null);
  const site = newSite(b, ben.info.epoch, 'Won');
  await ben.push([ben.command([site])]);
  await office.office.submit([newSite(a, ben.info.epoch, 'Lost')]);
  const next = page(await stream.next());
  expect(next.from).toEqual(told.to);
  expect(next.rows.map((one) => one.record.id)).toEqual([site.id]);
  await post(office.url, PATHS.signOut, { refreshToken: ada.session.refreshToken });
  expect(await stream.ended()).toBe(true);
  await expect(listen(ada)).rejects.toThrow('401');
});

test('[S8] after very many changes at once a reader is sent no content but a page it cannot join', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const stream = await listen(ada);
  const hello = await stream.next();
  const edits = Array.from({ length: 1100 }, () => newSite(a, ada.info.epoch));
  await office.office.submit(edits);
  const told = page(await stream.next());
  expect(told.rows).toEqual([]);
  expect(told.from).toEqual(told.to);
  expect(told.from).not.toEqual(hello.type === 'hello' ? hello.at : null);
});

test('[S7] a reader that does not read is dropped, so that it costs no memory, and catches up by a pull', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const before = applyLines(await ada.pull(ada.start));
  const headers = { authorization: `Bearer ${ada.session.accessToken}` };
  const response = await new Promise<IncomingMessage>((resolve) => {
    request(office.url + PATHS.stream, { headers }, resolve).end();
  });
  response.pause();
  const notes = { after: 'x'.repeat(100_000) };
  const made: string[] = [];
  for (let round = 0; round < 200; round++) {
    const site = newSite(a, ada.info.epoch);
    made.push(`sites/${site.id}`);
    await office.office.submit([{ ...site, changes: { ...site.changes, access: notes } }]);
    await office.office.hub.settled();
  }
  let text = '';
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    text += String(chunk);
  });
  response.resume();
  await new Promise((resolve) => response.once('close', resolve));
  expect(text.length).toBeLessThan(200 * 100_000);
  // What came whole is applied while it joins; the rest is asked for.
  const { held } = before;
  let { at } = before;
  for (const block of text.split('\n\n').slice(0, -1)) {
    const data = block.split('\n').find((one) => one.startsWith('data: '));
    const event = data ? streamEventSchema.parse(JSON.parse(data.slice(6))) : null;
    if (event?.type !== 'page' || JSON.stringify(event.from) !== JSON.stringify(at)) continue;
    for (const { collection, record } of event.rows) held.set(`${collection}/${record.id}`, record);
    at = event.to;
  }
  expect(made.some((key) => !held.has(key))).toBe(true);
  applyLines(await ada.pull(at ?? ada.start), held);
  expect(made.filter((key) => !held.has(key))).toEqual([]);
});

test('[S7] [S20] a heartbeat keeps a quiet stream alive, and ends one whose session was revoked behind its back', async () => {
  await office.close();
  const repeated: { ms: number; work: () => void }[] = [];
  office = await startTestOffice({
    parts: (parts) => ({
      ...parts,
      every: (ms, work) => {
        repeated.push({ ms, work });
        return () => undefined;
      },
    }),
  });
  await office.addPerson('Ada', ['technician'], []);
  const ada = await openLaptop(office.url, 'Ada');
  const headers = { authorization: `Bearer ${ada.session.accessToken}` };
  const response = await fetch(office.url + PATHS.stream, { headers, signal: ends.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader?.read())?.value;
  expect(await next()).toContain('event: hello');
  const beat = () => {
    for (const one of repeated) if (one.ms === HEARTBEAT_MS) one.work();
  };
  // A laptop takes a stream for dead that says nothing for 50 s, and grants have to be looked at within 60 s.
  expect(HEARTBEAT_MS).toBeLessThan(50_000 / 2);
  beat();
  expect(await next()).toBe(': here\n\n');
  // By another process, or by hand: nobody told this hub.
  const at = new Date(office.clock.now()).toISOString();
  await office.office.store.write((tables) => tables.sessions.revokeOfPerson(ada.session.user.personId, at, null));
  beat();
  expect(await next()).toBe(': here\n\n');
  expect(await next()).toBeUndefined();
});

test('[S7] a device has one stream: a newer one ends the older', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  const first = await listen(ada);
  await first.next();
  const second = await listen(ada);
  expect((await second.next()).type).toBe('hello');
  expect(await first.ended()).toBe(true);
});
