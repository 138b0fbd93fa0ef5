import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';

/** What happens to connections at the moment a COMMIT passes. */
export type AtCommit = 'pass' | 'cut before the server has it' | 'cut after the server has it';

/** A way to PostgreSQL that can lose a connection at the worst moment. */
export interface CutProxy {
  url: string;
  /** How the next COMMIT fares; those after it pass. */
  next: AtCommit;
  close(): Promise<void>;
}

export async function cutProxy(target: string): Promise<CutProxy> {
  const { hostname, port, pathname, username } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        (socket === client ? upstream : client).end();
      });
    }
    upstream.on('data', (data) => client.write(data));
    client.on('data', (data) => {
      const at = data.includes('COMMIT\0') ? proxy.next : 'pass';
      if (at !== 'pass') proxy.next = 'pass';
      if (at === 'cut before the server has it') {
        upstream.destroy();
        client.destroy();
        return;
      }
      upstream.write(data);
      if (at === 'cut after the server has it') {
        // The server has answered, so it has committed; the client never hears it.
        upstream.removeAllListeners('data');
        upstream.once('data', () => client.destroy());
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = server.address() as { port: number };
  const proxy: CutProxy = {
    url: `postgres://${username}@127.0.0.1:${here.port}${pathname}`,
    next: 'pass',
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
