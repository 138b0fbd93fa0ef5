import { useUser } from '#renderer/data/session.ts';
import { loadUsers, useUsers } from '#renderer/data/users.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';

/** The office's users, asked for when a page opens and when the office answers again. */
export function useOfficeUsers() {
  const { personId } = useUser();
  const { phase } = useLiveSync().status;
  const state = useUsers(phase === 'offline');
  return { ...state, retry: () => void loadUsers(personId) };
}
