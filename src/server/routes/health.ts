import type { FastifyInstance } from 'fastify';
import type { Office } from '#server/office.ts';
import { PATHS } from '#shared/wire/contract.ts';

/** Whether the office works: it reads its store to say so. Tells nobody anything about clients. */
export function healthRoutes(app: FastifyInstance, office: Office, version: string): void {
  app.get(PATHS.health, async () => ({
    status: 'ok',
    version,
    store: office.store.engine,
    records: await office.store.read((tables) => tables.records.count()),
  }));
}
