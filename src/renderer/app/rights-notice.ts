import { useEffect, useRef } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { t } from '#renderer/words/t.ts';

/** Says in the status line that the office changed what its user may do: buttons that come and go need a reason. */
export function useRightsNotice(): void {
  const { personId, roles, organizations } = useUser();
  const show = useNotices((state) => state.show);
  const now = JSON.stringify([personId, roles, organizations]);
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    show({
      tone: 'ok',
      text: t('An administrator changed your roles or your clients. This laptop follows.'),
      undo: null,
    });
  }, [now, show]);
}
