import type { Command, Edit } from '#shared/sync/command.ts';
import {
  type Checkpoint,
  type OfficeInfo,
  officeInfoSchema,
  PATHS,
  PROTOCOL,
  type PullLine,
  type PushResponse,
  pullLineSchema,
  pushResponseSchema,
  type Session,
  type StreamEvent,
  sessionSchema,
  streamEventSchema,
} from '#shared/wire/contract.ts';
import { type WireError, wireErrorSchema } from '#shared/wire/errors.ts';
import { newId, PASSWORD } from './office.ts';

/** A laptop as the office sees it: it signs in, numbers its commands, and talks HTTP. */
export interface Laptop {
  session: Session;
  info: OfficeInfo;
  /** A command with the next number. `over` replaces parts of it. */
  command(edits: Edit[], over?: Partial<Command>): Command;
  push(commands: unknown[], over?: object): Promise<PushResponse>;
  send(path: string, body: unknown): Promise<Response>;
  pull(from: Checkpoint): Promise<PullLine[]>;
  stream(signal: AbortSignal): Promise<AsyncGenerator<StreamEvent>>;
  start: Checkpoint;
}

export const post = (url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

export const errorOf = async (response: Response): Promise<WireError> => wireErrorSchema.parse(await response.json());

/** Signs in; gives the raw answer. */
export const signIn = (url: string, name: string, over: object = {}): Promise<Response> =>
  post(url, PATHS.signIn, {
    email: `${name.toLowerCase()}@office.example`,
    password: PASSWORD,
    client: 'desktop',
    deviceId: null,
    deviceName: 'Test laptop',
    ...over,
  });

export async function openLaptop(url: string, name: string, over: object = {}): Promise<Laptop> {
  const session = sessionSchema.parse(await (await signIn(url, name, over)).json());
  const info = officeInfoSchema.parse(await (await fetch(url + PATHS.office)).json());
  const headers = { authorization: `Bearer ${session.accessToken}` };
  const send = (path: string, body: unknown) => post(url, path, body, headers);
  let n = session.device.lastN;
  return {
    session,
    info,
    start: { epoch: info.epoch, seq: 0, scope: 0 },
    send,
    command: (edits, over = {}) => ({
      id: newId(),
      n: over.n ?? ++n,
      device: session.device.id,
      author: session.user.personId,
      at: session.officeTime,
      deviceAt: session.officeTime,
      edits,
      ...over,
    }),
    push: async (commands, over = {}) => {
      const request = { protocol: PROTOCOL, epoch: info.epoch, lastContactAt: session.officeTime, commands, ...over };
      const response = await send(PATHS.push, request);
      if (!response.ok) throw new Error(JSON.stringify(await response.json()));
      return pushResponseSchema.parse(await response.json());
    },
    pull: async (checkpoint) => {
      const response = await send(PATHS.pull, { protocol: PROTOCOL, checkpoint });
      if (!response.ok) throw new Error(JSON.stringify(await response.json()));
      return readLines(await response.text());
    },
    stream: async (signal) => {
      const response = await fetch(url + PATHS.stream, { headers, signal });
      if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}`);
      return readEvents(response.body);
    },
  };
}

/** The whole lines of a pull; a last one without its end is dropped, as a laptop does. */
export const readLines = (text: string): PullLine[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((one) => pullLineSchema.parse(JSON.parse(one)));

export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const data = block.split('\n').find((one) => one.startsWith('data: '));
      if (data) yield streamEventSchema.parse(JSON.parse(data.slice(6)));
    }
  }
}

/** What a laptop holds after applying lines marker by marker (S9), by `collection/id`. */
export function applyLines(lines: readonly PullLine[], held: Map<string, unknown> = new Map()) {
  let at: Checkpoint | null = null;
  let isHead = false;
  let page: PullLine[] = [];
  for (const line of lines) {
    if (line.type === 'row' || line.type === 'exit') page.push(line);
    if (line.type !== 'mark') continue;
    for (const one of page) if (one.type === 'exit') held.delete(`${one.collection}/${one.id}`);
    for (const one of page) if (one.type === 'row') held.set(`${one.collection}/${one.record.id}`, one.record);
    page = [];
    at = line.to;
    isHead = line.isHead;
  }
  return { held, at, isHead };
}
