import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { browserFetch } from '#renderer/worker/office-fetch.ts';
import { type CorePorts, SyncCore } from '#renderer/worker/sync-core.ts';
import { Transport } from '#renderer/worker/transport.ts';
import type { After } from '#shared/lib/clock.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Failure } from '#shared/sync/driver.ts';
import type { PullLine, PushResponse } from '#shared/wire/contract.ts';
import { WIRE_ERRORS, type WireErrorCode } from '#shared/wire/errors.ts';
import { MemoryRecordStore } from '#test/sim/laptop/memory-record-store.ts';
import { openMemorySyncStore, SyncDisk } from '#test/sim/laptop/memory-sync-store.ts';
import { type Laptop, openLaptop } from './laptop.ts';
import { newId, random, startTestOffice } from './office.ts';

/** What a laptop makes of every answer it may get: the office's, a proxy's, a captive portal's, a cut one. */

let server: Server | null = null;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = null;
  for (const close of closers.splice(0).reverse()) await close();
});

async function listening(listener: RequestListener): Promise<string> {
  const made = createServer(listener);
  server = made;
  await new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve(null)));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Something that answers as it is told, the last answer again and again. Gives its address. */
function answering(...answers: Answer[]): Promise<string> {
  let at = 0;
  return listening((request, response) => {
    request.resume();
    request.once('end', () => answers[Math.min(at++, answers.length - 1)]?.(response, request));
  });
}

const says =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
const json = (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  says(status, 'application/json', JSON.stringify(body), headers);
const html = (status: number, headers: Record<string, string> = {}): Answer =>
  says(status, 'text/html', '<html><title>Welcome to our guest network</title></html>', headers);
const wire = (error: WireErrorCode, more: object = {}, headers: Record<string, string> = {}): Answer =>
  json(WIRE_ERRORS[error].status, { error, message: WIRE_ERRORS[error].message, ...more }, headers);
/** Begins an answer and breaks the line. */
const cut =
  (body: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
    response.write(body, () => response.destroy());
  };

const clock = { now: Date.now, elapsed: () => performance.now() };
const after: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
/** The laptop's own, on the network and the clock of this machine. */
const transportTo = (url: string, accessToken: (isStale: boolean) => Promise<string | null>): Transport =>
  new Transport(url, { accessToken }, browserFetch, clock, after);

/** Tokens are numbered by how often a new one was asked for. */
function laptop(url: string): { transport: Transport; refreshed: () => number } {
  let count = 0;
  const accessToken = async (isStale: boolean) => `token-${isStale ? ++count : count}`;
  return { transport: transportTo(url, accessToken), refreshed: () => count };
}

const push = (transport: Transport): Promise<Result<PushResponse, Failure>> => transport.push('epoch', null, []);
const failureOf = async (...answers: Answer[]): Promise<Failure | 'fine'> => {
  const { transport } = laptop(await answering(...answers));
  const answer = await push(transport);
  return answer.ok ? 'fine' : answer.error;
};

const at = { epoch: 'epoch', seq: 3, scope: 1 };
const PUSHED = { at, officeTime: '2026-03-01T08:00:00.000Z', answers: [], nextN: 1 };
const FOREIGN = { kind: 'server', message: expect.stringContaining('instead of the office') };

test('[S9] a good answer is taken; a page of the network, half an answer or none is not', async () => {
  expect(await failureOf(json(200, PUSHED))).toBe('fine');
  expect(await failureOf(html(200))).toEqual(FOREIGN);
  expect(await failureOf(json(200, { at }))).toEqual(FOREIGN);
  expect(await failureOf(says(200, 'application/json', JSON.stringify(PUSHED).slice(0, -10)))).toEqual(FOREIGN);
  expect(await failureOf(cut(JSON.stringify(PUSHED).slice(0, 40)))).toEqual({ kind: 'offline' });
  expect(await failureOf((response) => void response.destroy())).toEqual({ kind: 'offline' });
});

test('[S12] 401: the token is exchanged once; signed out only where the office says so', async () => {
  const url = await answering(wire('signed-out'), json(200, PUSHED));
  const { transport, refreshed } = laptop(url);
  expect((await push(transport)).ok).toBe(true);
  expect(refreshed()).toBe(1);
  expect(await failureOf(wire('signed-out'))).toEqual({ kind: 'signed-out' });
  expect(await failureOf(html(401))).toEqual(FOREIGN);
});

test('[S7] [S25] 426 and 409 stop the laptop, with where the office stands now', async () => {
  expect(await failureOf(wire('update-needed'))).toEqual({ kind: 'update-needed' });
  expect(await failureOf(wire('other-epoch', { office: { epoch: 'new', lastN: 7 } }))).toEqual({
    kind: 'other-epoch',
    office: { epoch: 'new', lastN: 7 },
  });
  expect(await failureOf(html(409))).toEqual(FOREIGN);
});

test('[I5] 413 is too large, whoever says it', async () => {
  expect(await failureOf(wire('too-large'))).toEqual({ kind: 'too-large' });
  expect(await failureOf(html(413))).toEqual({ kind: 'too-large' });
});

test('429 and 503 say how long to wait, the office in seconds and a proxy perhaps as a date; five minutes at most', async () => {
  const { message } = WIRE_ERRORS['too-many'];
  const wait = (seconds: string) => ({ 'retry-after': seconds });
  expect(await failureOf(wire('too-many', {}, wait('42')))).toEqual({ kind: 'server', message, retryAfterMs: 42_000 });
  expect(await failureOf(wire('too-many', {}, wait('86400')))).toMatchObject({ retryAfterMs: 300_000 });
  expect(await failureOf(wire('too-many', {}, wait('soon')))).toEqual({ kind: 'server', message });
  const later = new Date(Date.now() + 3_600_000).toUTCString();
  expect(await failureOf(html(503, wait(later)))).toEqual({ ...FOREIGN, retryAfterMs: 300_000 });
  expect(await failureOf(html(503, wait(new Date(0).toUTCString())))).toEqual(FOREIGN);
});

test('5xx: what the office says is shown, what a proxy says is not', async () => {
  expect(await failureOf(wire('internal'))).toEqual({ kind: 'server', message: WIRE_ERRORS.internal.message });
  expect(await failureOf(html(502))).toEqual(FOREIGN);
  expect(await failureOf(json(500, { error: 'gossip', message: 'anything' }))).toEqual(FOREIGN);
});

test('[S9] a pull gives its whole lines and says whether it came to its head', async () => {
  const line = (one: object) => `${JSON.stringify(one)}\n`;
  const start = line({ type: 'start', from: at, officeTime: PUSHED.officeTime, total: 0 });
  const mark = (isHead: boolean) => line({ type: 'mark', to: at, isHead });
  const pulled = async (answer: Answer) => {
    const { transport } = laptop(await answering(answer));
    const types: PullLine['type'][] = [];
    const result = await transport.pull(at, async (one) => {
      types.push(one.type);
      return 'go-on';
    });
    return [types.join(' '), result.ok ? 'head' : result.error.kind];
  };
  const text = (body: string) => says(200, 'application/x-ndjson', body);
  expect(await pulled(text(start + mark(true)))).toEqual(['start mark', 'head']);
  // Ended early, as when the grants change: what was marked holds, and it asks again.
  expect(await pulled(text(start + mark(false)))).toEqual(['start mark', 'server']);
  expect(await pulled(text(start + mark(true).slice(0, -5)))).toEqual(['start', 'server']);
  expect(await pulled(cut(start + mark(false)))).toEqual(['start mark', 'offline']);
  expect(await pulled(html(200))).toEqual(['', 'server']);
  expect(await pulled(text(start + line({ type: 'gossip' })))).toEqual(['start', 'server']);
});

test('[S9] an answer that never begins is given up: a pull, a stream and a push alike', async () => {
  const url = await answering(() => undefined);
  const soon: After = (_ms, work) => after(20, work);
  const transport = new Transport(url, { accessToken: async () => 'token' }, browserFetch, clock, soon);
  expect(await push(transport)).toEqual({ ok: false, error: { kind: 'offline' } });
  expect(await transport.pull(at, async () => 'go-on')).toEqual({ ok: false, error: { kind: 'offline' } });
  expect(await transport.listen(at, new AbortController().signal, async () => undefined)).toEqual({ kind: 'offline' });
});

/** A proxy in front of an office that takes no bodies above a size, and says so in its own words. */
const narrow = (office: string, bytes: number, sizes: number[]): Promise<string> =>
  listening((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const body = Buffer.concat(chunks);
      // Streams do not get through at all.
      if (request.method !== 'POST') return html(503)(response, request);
      sizes.push(body.length);
      if (body.length > bytes) return html(413)(response, request);
      const { authorization = '' } = request.headers;
      const headers = { authorization, 'content-type': 'application/json' };
      // What is under way when the test ends has nobody to answer any more.
      void fetch(office + request.url, { method: 'POST', headers, body }).then(
        async (answer) => says(answer.status, 'application/json', await answer.text())(response, request),
        () => html(502)(response, request),
      );
    });
  });

/** A whole laptop on this machine's clock, its stores in memory, with what it asked of the office. */
async function wholeLaptop(url: string, { session, info }: Laptop): Promise<{ core: SyncCore; disk: SyncDisk }> {
  const disk = new SyncDisk();
  const ports: CorePorts = {
    store: openMemorySyncStore(disk),
    records: new MemoryRecordStore(new Map()),
    page: { accessToken: async () => session.accessToken },
    fetch: browserFetch,
    clock,
    after,
    random: () => 0,
    randomBytes: random,
    onChange: () => undefined,
    onGone: async () => undefined,
    sign: async () => null,
    onRevoked: () => undefined,
  };
  const { personId, roles, organizations } = session.user;
  const { id: deviceId, code: deviceCode, lastN } = session.device;
  const who = { personId, roles, organizations, scope: session.scope, deviceId, deviceCode, lastN };
  const core = await SyncCore.open(ports, { officeUrl: url, officeId: info.id, epoch: info.epoch, ...who });
  closers.push(async () => core.runner.close());
  return { core, disk };
}

test('[I5] through a proxy that takes little, everything goes in smaller parts, and what never fits is refused alone', async () => {
  const office = await startTestOffice();
  closers.push(office.close);
  const client = await office.addOrganization('NOR');
  await office.addPerson('Ada', ['technician'], [client]);
  const ada = await openLaptop(office.url, 'Ada');
  const sizes: number[] = [];
  const { core, disk } = await wholeLaptop(await narrow(office.url, 30_000, sizes), ada);
  const ids: string[] = [];
  for (let index = 0; index < 60; index++) {
    const id = newId();
    ids.push(id);
    const values = { name: `Site ${index}`, access: 'x'.repeat(index === 23 ? 90_000 : 2_000) };
    const written = await core.commit([{ collection: 'sites', id, organizationId: client, create: true, values }]);
    expect(written.ok).toBe(true);
  }
  await expect.poll(() => disk.outbox.size, { timeout: 30_000 }).toBe(0);
  const found = await office.office.store.read((tables) =>
    tables.records.byKeys(ids.map((id) => ({ collection: 'sites', id }))),
  );
  expect(found).toHaveLength(59);
  // The whole of what was refused lies in the tray, for the person to make it smaller (S19).
  const tray = [...disk.refused.values()];
  expect(tray.map((one) => one.code)).toEqual(['too-large']);
  expect(JSON.stringify(tray[0]?.command)).toContain('x'.repeat(90_000));
  // Halved, never tried again and again: some pushes were too large, and far fewer than there are edits.
  const turnedAway = sizes.filter((size) => size > 30_000).length;
  expect(turnedAway).toBeGreaterThan(1);
  expect(turnedAway).toBeLessThan(30);
});
