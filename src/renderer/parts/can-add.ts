import type { Collection } from '#shared/domain/collections.ts';
import { canWrite } from '#shared/domain/permissions.ts';
import type { Organization } from '#shared/domain/records.ts';
import { useActor } from './actor.ts';
import { useDirectory } from './directory.tsx';

/** The clients for whom the signed-in user may add a record of this kind. A former client gets nothing new. */
export function useClientsFor(collection: Collection): Organization[] {
  const actor = useActor();
  return useDirectory().organizations.filter((one) => one.status !== 'former' && canWrite(actor, collection, one.id));
}

/** Whether the signed-in user may add a record of this kind for some client, or a client itself. */
export function useCanAdd(collection: Collection): boolean {
  const actor = useActor();
  const clients = useClientsFor(collection);
  // A client that is being made is nobody's yet: only who has all clients may make one.
  if (collection === 'organizations') return canWrite(actor, collection, '');
  return clients.length > 0 || (collection === 'documents' && canWrite(actor, collection, null));
}
