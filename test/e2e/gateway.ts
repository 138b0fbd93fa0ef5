import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Lie {
  status: number;
  type: string;
  body: string;
}

/**
 * Stands in front of the way to the office and can be what networks are: a captive portal, a proxy that cuts an
 * answer in the middle, an office that no longer takes a token or is newer than the laptop.
 */
export class Gateway {
  private readonly server: http.Server;
  private port = 0;
  private readonly deadTokens = new Set<string>();
  private lastToken = '';
  /** Requests by path, as they came. */
  readonly asked: string[] = [];
  /** Answers in place of the office where it gives something. */
  lie: ((path: string) => Lie | null) | null = null;
  /** What becomes of the next pulls: cut in the middle with an error, or ended early as if that were all. */
  readonly cutPulls: ('torn' | 'short')[] = [];
  /** Pulls that were cut. */
  cuts = 0;

  private constructor(private readonly target: string) {
    this.server = http.createServer(
      (request, response) => void this.handle(request, response).catch(() => response.destroy()),
    );
  }

  /** A gateway to the office at `target`, an address of this machine. */
  static async open(target: string): Promise<Gateway> {
    const gateway = new Gateway(target);
    gateway.server.listen(0, '127.0.0.1');
    await once(gateway.server, 'listening');
    gateway.port = (gateway.server.address() as AddressInfo).port;
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on this is answered instead, also to who listens already; null lets everything through again. */
  answer(lie: Gateway['lie']): void {
    this.lie = lie;
    this.server.closeAllConnections();
  }

  /** The access token in use is no good any more, as after ten minutes. */
  expireToken(): void {
    this.deadTokens.add(this.lastToken);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    this.asked.push(path);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const lie = this.lie?.(path);
    if (lie) {
      response.writeHead(lie.status, { 'content-type': lie.type });
      return void response.end(lie.body);
    }
    const headers = { ...request.headers };
    const token = headers.authorization ?? '';
    if (token) this.lastToken = token;
    if (this.deadTokens.has(token)) headers.authorization = 'Bearer outlived';
    const cut = path === '/v1/sync/pull' ? this.cutPulls.shift() : undefined;
    if (cut) delete headers['accept-encoding'];
    const { method } = request;
    const onward = http.request(new URL(request.url ?? '/', this.target), { method, headers, agent: false });
    onward.end(Buffer.concat(chunks));
    const [answer] = (await once(onward, 'response')) as [http.IncomingMessage];
    if (cut) return this.cutAnswer(answer, response, cut);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.pipe(response);
    response.once('close', () => answer.destroy());
    answer.once('close', () => answer.complete || response.destroy());
  }

  /** Lets the first half of an answer through, which ends within a line. */
  private async cutAnswer(
    answer: http.IncomingMessage,
    response: http.ServerResponse,
    how: 'torn' | 'short',
  ): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    const whole = Buffer.concat(parts);
    const end = Math.floor(whole.length / 2);
    const headers = { ...answer.headers };
    delete headers['content-length'];
    response.writeHead(answer.statusCode ?? 200, headers);
    this.cuts += 1;
    if (how === 'torn') response.write(whole.subarray(0, end), () => response.destroy());
    else response.end(whole.subarray(0, whole.lastIndexOf('\n', end) + 1));
  }
}
