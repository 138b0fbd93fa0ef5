import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import type { Grant } from '#server/store/accounts.ts';
import type { StoredRecord } from '#server/store/records.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Checkpoint } from '#shared/wire/contract.ts';
import { type Scope, scopeOf } from './scope.ts';
import { grantedSet, seenAs, visibleBody } from './visibility.ts';

/** A comment goes out this often, so that a dead connection shows, and grants and sessions are looked at again. */
export const HEARTBEAT_MS = 20_000;
/**
 * The counter is looked at this often while anybody listens: another process may have committed and its hint got lost
 * (S14), or telling failed. One row is read.
 */
const POLL_MS = 1000;
/** A reader that leaves this many characters unread is dropped; it comes back and pulls. */
const MAX_UNREAD = 4_000_000;
/** More changes than this at once are not told one by one: the reader is sent a page it cannot join, and pulls. */
const MAX_TOLD = 1000;

/** The way to one reader of a stream. */
export interface StreamOut {
  /** Sends text; gives how many characters of all that was sent are still unread. */
  write(text: string): number;
  /** The stream is over. */
  end(): void;
  /** Breaks off: the reader does not read. */
  cut(): void;
}

/** Tells open streams what was committed (S7, S8). */
export interface Hub {
  /**
   * Opens a stream for a signed-in device; an older one of the same device ends. Gives what is to be called when the
   * reader has gone.
   */
  open(session: SignedIn, out: StreamOut): Promise<() => void>;
  /** Something was committed here: tells this process's streams and the other processes. Returns at once. */
  wake(): void;
  /** Sessions or grants were changed here: looks at every stream of this process now, and has the others do so. */
  recheck(): Promise<void>;
  /** Resolves when everything committed before this call has been told. */
  settled(): Promise<void>;
  close(): void;
}

interface Subscriber {
  session: SignedIn;
  scope: Scope;
  /** What this reader was sent last: the next page begins there, as a whole checkpoint (V12). */
  at: Checkpoint;
  /** The seq up to which was looked for what concerns this reader; at or beyond `at`. */
  seen: number;
  out: StreamOut;
}

/** Whether a session still stands, and with which scope. Null: signed out, disabled or revoked. */
export type Recheck = (session: SignedIn) => Promise<Scope | null>;

const event = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`;
const rowText =
  (grant: Grant) =>
  (one: StoredRecord): string =>
    `{"collection":"${one.collection}","record":${visibleBody(grant, one)}}`;
const exitText = (one: StoredRecord): string =>
  JSON.stringify({ collection: one.collection, id: one.id, rev: one.rev, epoch: one.epoch });

/** The streams of this process. What other processes of the office commit reaches them by hints and by a poll. */
export function createHub(parts: Parts, recheckSession: Recheck): Hub {
  const subscribers = new Set<Subscriber>();
  let isAwake = false;
  let isAgain = false;
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;

  const drop = (one: Subscriber): void => {
    subscribers.delete(one);
    one.out.end();
  };
  const send = (one: Subscriber, text: string): void => {
    if (one.out.write(text) <= MAX_UNREAD) return;
    subscribers.delete(one);
    one.out.cut();
  };

  /** Reads once what is new since the earliest reader, and tells each what concerns it. */
  async function tell(): Promise<void> {
    // Only those who are here before the reading: what it begins with may be too late for one who comes during it.
    const readers = [...subscribers];
    if (readers.length === 0) return;
    const from = Math.min(...readers.map((one) => one.seen));
    const everything = {
      after: from,
      upTo: null,
      organizations: grantedSet('all'),
      withOfficeWide: true,
      withMoved: true,
    };
    const { office, found } = await parts.store.read(async (tables) => ({
      office: await tables.office.get(),
      found: await tables.records.stretch(everything, MAX_TOLD + 1),
    }));
    const officeTime = isoTime(parts.clock.now());
    for (const one of readers) {
      if (!subscribers.has(one) || one.seen >= office.seq) continue;
      const { seen } = one;
      one.seen = office.seq;
      const to: Checkpoint = { ...one.at, seq: office.seq };
      if (found.length > MAX_TOLD) {
        send(one, event('page', pageText(to, to, officeTime, [], [])));
        one.at = to;
        continue;
      }
      const news = found.filter((record) => record.rev > seen);
      const rows = news.filter((record) => seenAs(one.scope, record) === 'row');
      const exits = news.filter((record) => seenAs(one.scope, record) === 'exit');
      // Where nothing concerns the reader nothing is sent, and its chain of `from` goes on from what it had.
      if (rows.length === 0 && exits.length === 0) continue;
      send(one, event('page', pageText(one.at, to, officeTime, rows.map(rowText(one.scope.organizations)), exits)));
      one.at = to;
    }
  }

  const tellAll = (): void => {
    if (isClosed) return;
    isAgain = true;
    if (isAwake) return;
    isAwake = true;
    running = (async () => {
      while (isAgain && !isClosed) {
        isAgain = false;
        await tell().catch((error: unknown) => parts.log.error('The streams could not be told', error));
      }
      isAwake = false;
    })();
  };

  /**
   * Other grants: the reader is sent no content but a page of the new scope, which it cannot join, so that it pulls
   * what was won and lost. It is not cut off: its laptop would have to say that the office went away (S26).
   */
  const regrant = (one: Subscriber, now: Scope): void => {
    one.scope = now;
    one.at = { ...one.at, seq: one.seen, scope: now.version };
    send(one, event('page', pageText(one.at, one.at, isoTime(parts.clock.now()), [], [])));
  };

  const look = async (one: Subscriber): Promise<void> => {
    const now = await recheckSession(one.session).catch(() => undefined);
    if (now === undefined || !subscribers.has(one)) return;
    if (now === null) drop(one);
    else if (now.version > one.at.scope) regrant(one, now);
  };
  const lookAtAll = async (): Promise<void> => {
    for (const one of [...subscribers]) await look(one);
  };

  const endHeartbeat = parts.every(HEARTBEAT_MS, () => {
    for (const one of subscribers) send(one, ': here\n\n');
    void lookAtAll();
  });

  let isPolling = false;
  const poll = async (): Promise<void> => {
    if (isPolling || isAwake || subscribers.size === 0) return;
    isPolling = true;
    // A store that does not answer is told by whoever wanted something of it; the next look is in a second.
    const head = await parts.store.read((tables) => tables.office.get()).catch(() => null);
    isPolling = false;
    if (head && [...subscribers].some((one) => one.seen < head.seq)) tellAll();
  };
  const endPoll = parts.every(POLL_MS, () => void poll());

  parts.store.hear((signal) => (signal === 'records' ? tellAll() : void lookAtAll()));

  return {
    wake: () => {
      tellAll();
      parts.store.tell('records');
    },
    recheck: async () => {
      parts.store.tell('rights');
      await lookAtAll();
    },
    settled: () => running,
    open: async (session, out) => {
      const { office, scope } = await parts.store.read(async (tables) => ({
        office: await tables.office.get(),
        scope: await scopeOf(tables, session),
      }));
      for (const one of [...subscribers]) if (one.session.deviceId === session.deviceId) drop(one);
      const at: Checkpoint = { epoch: office.epoch, seq: office.seq, scope: scope.version };
      const subscriber: Subscriber = { session, scope, at, seen: office.seq, out };
      send(subscriber, event('hello', JSON.stringify({ type: 'hello', at, officeTime: isoTime(parts.clock.now()) })));
      if (isClosed) out.end();
      else subscribers.add(subscriber);
      // Whose session ended while the stream was being opened was not among those looked at then.
      void look(subscriber);
      // What was committed between the reading and now.
      tellAll();
      return () => void subscribers.delete(subscriber);
    },
    close: () => {
      isClosed = true;
      endHeartbeat();
      endPoll();
      for (const one of [...subscribers]) drop(one);
    },
  };
}

const pageText = (
  from: Checkpoint,
  to: Checkpoint,
  officeTime: string,
  rows: readonly string[],
  exits: readonly StoredRecord[],
): string =>
  `{"type":"page","from":${JSON.stringify(from)},"to":${JSON.stringify(to)},"officeTime":"${officeTime}",` +
  `"rows":[${rows.join(',')}],"exits":[${exits.map(exitText).join(',')}]}`;
