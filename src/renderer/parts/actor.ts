import { useMemo } from 'react';
import { useUser } from '#renderer/data/session.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { type Actor, canWrite } from '#shared/domain/permissions.ts';

/** The signed-in user as the rules see them. */
export function useActor(): Actor {
  const { personId, roles, organizations } = useUser();
  return useMemo(() => ({ personId, roles, organizations, isOffice: false }), [personId, roles, organizations]);
}

/** Whether the signed-in user may write records of this kind at this client. */
export const useCanWrite = (collection: Collection, organizationId: string | null): boolean =>
  canWrite(useActor(), collection, organizationId);
