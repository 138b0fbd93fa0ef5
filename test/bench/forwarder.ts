import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One origin for all that are compared: the bench's own page, and everything else from the office, byte for byte. */
export interface Forwarder {
  url: string;
  /** Called when a pull begins, with the moment (`performance.now()` of this process). */
  onPull: ((at: number) => void) | null;
  close(): void;
}

const PAGE = '<!doctype html><title>bench</title><script type="module" src="/bench/page.js"></script>';

/** `script`: the file of the bench's page. `port`: the office's. */
export async function openForwarder(script: string, port: number): Promise<Forwarder> {
  const server = http.createServer((request, response) => {
    if (request.url === '/bench') return void response.setHeader('content-type', 'text/html').end(PAGE);
    if (request.url === '/bench/page.js')
      return void response.setHeader('content-type', 'text/javascript').end(readFileSync(script));
    if (request.url?.startsWith('/v1/sync/pull')) forwarder.onPull?.(performance.now());
    const { method, url: path, headers } = request;
    const onward = http.request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
      response.once('close', () => answer.destroy());
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const forwarder: Forwarder = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onPull: null,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return forwarder;
}
