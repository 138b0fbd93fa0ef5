import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * A second door of an office with TLS, for commands of this machine: its certificate is made out to its public
 * name, which a command on the same machine cannot check. On loopback only; ends with the office. Gives its address.
 */
export async function listenForControl(app: FastifyInstance): Promise<string> {
  const server = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // It alone keeps no process alive, and nothing waits for its connections.
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
