import type { FastifyInstance } from 'fastify';
import { authenticate } from '#server/auth/authenticate.ts';
import type { Office } from '#server/office.ts';
import { handleHistory } from '#server/sync/handlers.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { refuse, turnAway } from './refuse.ts';

/** A record's history. */
export function recordRoutes(app: FastifyInstance, office: Office): void {
  app.get(PATHS.history, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const lines = await handleHistory(office, session.value, request.params);
    return lines.ok ? reply.header('cache-control', 'no-store').send(lines.value) : turnAway(reply, lines.error);
  });
}
