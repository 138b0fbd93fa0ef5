import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from './refuse.ts';

/** Files whose name holds a hash of their content: they never change. */
const HASHED = /[/\\]assets[/\\].+-[\w-]{8,}\.\w+$/;

/**
 * Serves the web client from `folder`. An address that is no file and none of the office's own is a screen of the
 * client, so it gets the client's page. Without a build it says so.
 */
export async function webRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const hasPage = existsSync(join(folder, 'index.html'));
  if (hasPage) {
    await app.register(serveStatic, {
      root: folder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isForever = HASHED.test(path);
        reply.header('cache-control', isForever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?');
    const isPage = request.method === 'GET' && !/^\/(v1|api)(\/|$)/.test(path) && !/\.\w+$/.test(path);
    if (!isPage) return refuse(reply, 'not-found');
    if (hasPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).type('text/plain; charset=utf-8').send('The web client is not built: run npm run build.\n');
  });
}
