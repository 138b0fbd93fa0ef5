import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Changes an answer on its way to the laptop, or keeps it for a while: gets the whole body, or one line of a stream. */
export type Rewrite = (path: string, text: string) => string | Promise<string>;
/** Answers instead of the office, or null to let the request through. */
export type Intercept = (
  path: string,
  body: string,
  forward: (body: string) => Promise<string>,
) => Promise<string | null>;

/**
 * What lies between one laptop and the office: it can be cut, it can lose the office's next reply after the office
 * did its work, and it can lie, which is how the walk shows that it would notice.
 */
export class WireProxy {
  private readonly server: http.Server;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  private isCut = false;
  private repliesToLose = 0;
  /** Replies that were lost after the office had answered. */
  lost = 0;
  rewrite: Rewrite | null = null;
  intercept: Intercept | null = null;
  /** Told of every push that is about to reach the office. */
  onPush: (() => void) | null = null;

  private constructor(private target: number) {
    this.server = http.createServer(
      (request, response) => void this.handle(request, response).catch(() => response.destroy()),
    );
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
      if (this.isCut) socket.destroy();
    });
  }

  /** A way to the office at `target` (a port of this machine). */
  static async open(target: number): Promise<WireProxy> {
    const proxy = new WireProxy(target);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.port = (proxy.server.address() as AddressInfo).port;
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  pointTo(target: number): void {
    this.target = target;
  }

  /** Nothing gets through from now on, and what was open is closed. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  heal(): void {
    this.isCut = false;
  }

  /** The office answers the next push, and the answer never arrives. */
  loseNextReply(): void {
    this.repliesToLose += 1;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    const isPush = path === '/v1/sync/push';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (isPush) this.onPush?.();
    if (this.intercept) {
      const forward = async (text: string): Promise<string> => {
        const { answer } = await this.ask(request, Buffer.from(text));
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        return Buffer.concat(parts).toString('utf8');
      };
      const own = await this.intercept(path, body.toString('utf8'), forward);
      if (own !== null) {
        response.writeHead(200, { 'content-type': 'application/json' });
        return void response.end(own);
      }
    }
    const { answer } = await this.ask(request, body);
    if (isPush && this.repliesToLose > 0) {
      this.repliesToLose -= 1;
      this.lost += 1;
      answer.resume();
      await once(answer, 'end');
      return void response.destroy();
    }
    const headers = { ...answer.headers };
    if (this.rewrite) delete headers['content-length'];
    response.writeHead(answer.statusCode ?? 502, headers);
    response.flushHeaders();
    if (!this.rewrite) {
      answer.pipe(response);
      response.once('close', () => answer.destroy());
      // An office that died in the middle of an answer: the laptop's connection ends as it would without us.
      answer.once('close', () => answer.complete || response.destroy());
      return;
    }
    await this.rewriteLines(path, answer, response, this.rewrite);
  }

  private async rewriteLines(
    path: string,
    answer: http.IncomingMessage,
    response: http.ServerResponse,
    rewrite: Rewrite,
  ) {
    const isStream = path === '/v1/sync/pull' || path === '/v1/sync/stream';
    let rest = '';
    response.once('close', () => answer.destroy());
    answer.setEncoding(isStream || /\.js$|sync\/push$/.test(path) ? 'utf8' : 'latin1');
    const encoding = answer.readableEncoding ?? 'utf8';
    for await (const chunk of answer) {
      rest += String(chunk);
      if (!isStream) continue;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) response.write(`${await rewrite(path, line)}\n`);
    }
    response.end(encoding === 'utf8' ? await rewrite(path, rest) : Buffer.from(rest, 'latin1'));
  }

  private ask(request: http.IncomingMessage, body: Buffer): Promise<{ answer: http.IncomingMessage }> {
    const headers = { ...request.headers };
    // A body that is to be read on the way has to come as plain text.
    if (this.rewrite || this.intercept) delete headers['accept-encoding'];
    if (body.length > 0) headers['content-length'] = String(body.length);
    return new Promise((resolve, reject) => {
      const onward = http.request(
        { host: '127.0.0.1', port: this.target, method: request.method, path: request.url, headers, agent: false },
        (answer) => resolve({ answer }),
      );
      onward.once('error', reject);
      onward.end(body);
    });
  }
}
