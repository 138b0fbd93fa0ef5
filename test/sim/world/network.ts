import type { Call, OfficeFetch, Reply } from '#renderer/worker/office-fetch.ts';
import { PATHS } from '#shared/wire/contract.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** What comes back from the other end: a status, headers, and a body that may come in pieces. */
export interface Served {
  status: number;
  headers?: Record<string, string>;
  /** Given in pieces: calls `write` for each, resolves at the end; `isGone` says that nobody reads any more. */
  body: string | ((write: (text: string) => void, reader: Reader) => Promise<void>);
}

/** The reader of a body, seen from the office. */
export interface Reader {
  /** Characters that were written and have not arrived. */
  unread: number;
  isGone: boolean;
  onGone(work: () => void): void;
  /** Breaks the connection off. */
  cut(): void;
}

/** Answers a request at the office. Throws where the office is not there. */
export type Serve = (path: string, call: Call) => Promise<Served>;

/** How bad the way between a laptop and the office is: shares of 1 a request. */
export interface Weather {
  drop: number;
  loseReply: number;
  duplicate: number;
  truncate: number;
  wrongAnswer: number;
  /** Requests that take many seconds. */
  slow: number;
}

export const FAIR: Weather = { drop: 0, loseReply: 0, duplicate: 0, truncate: 0, wrongAnswer: 0, slow: 0 };
export const FOUL: Weather = {
  drop: 0.06,
  loseReply: 0.08,
  duplicate: 0.06,
  truncate: 0.08,
  wrongAnswer: 0.08,
  slow: 0.08,
};

const PORTAL = '<!doctype html><title>Welcome to Hotel Wi-Fi</title><p>Please accept the terms.</p>';
const json = (error: string): string => JSON.stringify({ error, message: 'Planted by the simulation.' });

/** What may answer in the office's place, or the office in a bad hour. */
const WRONG: readonly Served[] = [
  { status: 200, body: PORTAL },
  { status: 502, body: '<html><body>502 Bad Gateway</body></html>' },
  { status: 500, body: json('internal') },
  { status: 429, headers: { 'retry-after': '3' }, body: json('too-many') },
  { status: 503, headers: { 'retry-after': 'Mon, 02 Mar 2026 08:05:00 GMT' }, body: '' },
  { status: 409, body: '{"error":"conflict"}' },
  { status: 401, body: json('wrong-credentials') },
  { status: 413, body: '' },
];

/** The way between one laptop and the office, both ways. */
export class Link {
  weather: Weather = FAIR;
  /** The next answer to a push takes so long, ms; null: as long as any other. */
  slowReplyMs: number | null = null;
  /** What gets through: nothing up, nothing down. */
  isCutUp = false;
  isCutDown = false;
  readonly faults: Record<string, number> = {};
  /** Everything the office wrote, as it left. */
  onWritten: (path: string, text: string, since: number) => void = () => undefined;
  messages = 0;
  /** Requests that have not ended. */
  open = 0;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly serve: Serve,
    private readonly name: string,
  ) {}

  /** What a laptop has in the place of the browser's `fetch`. */
  readonly fetch: OfficeFetch = (url, call) => {
    const path = url.replace(/^\w+:\/\/[^/]+/, '');
    this.open++;
    return this.request(path, call).finally(() => {
      this.open--;
    });
  };

  private fault(kind: string): void {
    this.faults[kind] = (this.faults[kind] ?? 0) + 1;
    this.world.note(`${this.name} ${kind}`);
  }

  private latency(): number {
    if (this.random.chance(this.weather.slow)) return this.random.int(5_000, 45_000);
    return this.random.chance(0.15) ? this.random.int(200, 1500) : this.random.int(2, 80);
  }

  private replyLatency(path: string): number {
    const { slowReplyMs } = this;
    if (slowReplyMs === null || path !== PATHS.push) return this.latency();
    this.fault('answer overtaken');
    this.slowReplyMs = null;
    return slowReplyMs;
  }

  private async request(path: string, call: Call): Promise<Reply> {
    const { random, world, weather } = this;
    this.messages++;
    world.note(`${this.name} -> ${path.split('?')[0]} ${call.body?.length ?? 0}`);
    const since = world.now;
    const isOver = aborted(call.signal);
    await Promise.race([world.pause(this.latency()), isOver]);
    if (this.isCutUp || this.isCutDown || random.chance(weather.drop)) {
      this.fault(this.isCutUp || this.isCutDown ? 'partition' : 'drop');
      // Either refused at once, or nobody ever answers. A request may well have got through.
      if (!this.isCutUp && random.chance(0.7)) void this.serve(path, call).catch(() => undefined);
      if (random.chance(0.6)) throw new Error('Nobody answers.');
      return isOver;
    }
    if (random.chance(weather.wrongAnswer)) {
      const wrong = random.pick(WRONG);
      this.fault(`answer ${wrong.status}${wrong.body === PORTAL ? ' portal' : ''}`);
      return this.reply(wrong, path, since, isOver);
    }
    const sent = this.truncated(call);
    if (random.chance(weather.duplicate) && call.method === 'POST') {
      this.fault('duplicate');
      if (random.chance(0.5)) void this.late(path, sent);
      else void this.serve(path, sent).then(abandon, () => undefined);
    }
    const served = await Promise.race([this.serve(path, sent), isOver]);
    if (random.chance(weather.loseReply)) {
      this.fault('reply lost');
      if (typeof served.body !== 'string') abandon(served);
      if (random.chance(0.6)) throw new Error('The connection broke.');
      return isOver;
    }
    await Promise.race([world.pause(this.replyLatency(path)), isOver]);
    if (this.isCutDown) {
      this.fault('partition');
      if (typeof served.body !== 'string') abandon(served);
      throw new Error('The connection broke.');
    }
    return this.reply(served, path, since, isOver);
  }

  /** The same request once more, long after: what a proxy that retries does. */
  private async late(path: string, call: Call): Promise<void> {
    await this.world.pause(this.random.int(100, 20_000));
    const served = await this.serve(path, call).catch(() => null);
    if (served) abandon(served);
  }

  private truncated(call: Call): Call {
    if (call.body === undefined || !this.random.chance(this.weather.truncate / 3)) return call;
    this.fault('request cut');
    return { ...call, body: call.body.slice(0, this.random.int(0, call.body.length - 1)) };
  }

  private reply(served: Served, path: string, since: number, isOver: Promise<never>): Reply {
    isOver.catch(() => undefined);
    return {
      status: served.status,
      header: (name) => served.headers?.[name] ?? null,
      chunks: () => this.chunks(served, path, since, isOver),
    };
  }

  private async *chunks(served: Served, path: string, since: number, isOver: Promise<never>): AsyncGenerator<string> {
    const { world, random } = this;
    const cutAfter = random.chance(this.weather.truncate) ? random.int(0, 4000) : Number.POSITIVE_INFINITY;
    const waiting: string[] = [];
    const goneWork: (() => void)[] = [];
    let wake: () => void = () => undefined;
    let isEnded = false;
    let isBroken = false;
    const reader: Reader = {
      unread: 0,
      isGone: false,
      onGone: (work) => void goneWork.push(work),
      cut: () => {
        isBroken = true;
        wake();
      },
    };
    const write = (text: string): void => {
      if (reader.isGone) return;
      this.onWritten(path, text, since);
      this.messages++;
      reader.unread += text.length;
      const ms = this.latency();
      const due = Math.max(world.now + ms, lastDue);
      lastDue = due;
      world.after(due - world.now, () => {
        waiting.push(text);
        wake();
      });
    };
    let lastDue = 0;
    const produce = async (): Promise<void> => {
      if (typeof served.body === 'string') write(served.body);
      else await served.body(write, reader);
      world.after(Math.max(0, lastDue - world.now), () => {
        isEnded = true;
        wake();
      });
    };
    void produce().catch(() => reader.cut());
    let given = 0;
    try {
      for (;;) {
        if (this.isCutDown || this.isCutUp) {
          this.fault('partition');
          if (random.chance(0.5)) throw new Error('The connection broke.');
          await isOver;
        }
        const text = waiting.shift();
        if (text !== undefined) {
          reader.unread -= text.length;
          if (given + text.length > cutAfter) {
            this.fault('reply cut');
            const rest = text.slice(0, cutAfter - given);
            if (rest) yield rest;
            // A proxy that lost the other end may end the answer as if it were whole.
            if (random.chance(0.5)) return;
            throw new Error('The connection broke.');
          }
          given += text.length;
          world.note(`${this.name} <- ${path.split('?')[0]} ${text.length}`);
          // Text arrives in whatever pieces.
          const half = random.chance(0.2) ? random.int(0, text.length) : 0;
          if (half > 0) yield text.slice(0, half);
          yield text.slice(half);
          continue;
        }
        if (isBroken) throw new Error('The connection broke.');
        if (isEnded) return;
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        // A connection that a partition silenced is noticed only by its silence.
        await Promise.race([woken, isOver]);
      }
    } finally {
      reader.isGone = true;
      for (const work of goneWork) work();
    }
  }
}

/** Whoever asked has gone before the first piece of the body. */
function abandon(served: Served): void {
  if (typeof served.body === 'string') return;
  const reader: Reader = { unread: 0, isGone: true, onGone: (work) => work(), cut: () => undefined };
  void served.body(() => undefined, reader).catch(() => undefined);
}

/** Rejects when the call is called off. */
function aborted(signal: AbortSignal): Promise<never> {
  const over = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Error('The call was called off.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  over.catch(() => undefined);
  return over;
}
