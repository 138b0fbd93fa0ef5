import type { FastifyInstance } from 'fastify';
import { authenticate } from '#server/auth/authenticate.ts';
import type { Office } from '#server/office.ts';
import { isVisible, visibleLines } from '#server/sync/visibility.ts';
import { isCollection } from '#shared/domain/collections.ts';
import type { HistoryLine } from '#shared/sync/command.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { refuse } from './refuse.ts';

/** A line as the contract has it: without what the reader knows, and without the chain of commands behind it. */
function wireLine({ epoch: _e, collection: _c, recordId: _r, organizationId: _o, wanted, ...line }: HistoryLine) {
  return wanted ? { ...line, wanted: { before: wanted.before, after: wanted.after } } : line;
}

/** A record's history, newest last. A record out of the person's scope is as unknown as one that does not exist (S20). */
export function recordRoutes(app: FastifyInstance, office: Office): void {
  app.get<{ Params: { collection: string; id: string } }>(PATHS.history, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const { collection, id } = request.params;
    if (!isCollection(collection)) return refuse(reply, 'not-found');
    const lines = await office.store.read(async (tables) => {
      const { organizations } = await tables.accounts.grant(session.value.personId);
      const [record] = await tables.records.byKeys([{ collection, id }]);
      if (!record || !isVisible(organizations, record.organizationId)) return null;
      const all = (await tables.history.of([id])).get(id) ?? [];
      return visibleLines(
        organizations,
        all.filter((line) => line.collection === collection),
      );
    });
    return lines === null
      ? refuse(reply, 'not-found')
      : reply.header('cache-control', 'no-store').send(lines.map(wireLine));
  });
}
