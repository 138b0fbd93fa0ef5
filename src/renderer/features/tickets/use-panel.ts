import { useCallback, useRef, useState } from 'react';
import { panelKey } from '#renderer/parts/kept-panel.tsx';
import { useDrafts } from '#renderer/state/drafts.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { movesFrom } from '#shared/domain/tickets/lifecycle.ts';
import type { Panel } from './band.tsx';
import { moveOf, movePanel } from './moves.ts';
import { PRIORITY_PANEL } from './priority-panel.tsx';

/** The panel that somebody was typing into when this ticket's page went away, as far as it can still be saved. */
function begun({ id, kind, state }: Ticket): Panel {
  const { drafts } = useDrafts.getState();
  const isKept = (panel: string): boolean => panelKey('tickets', id, panel) in drafts;
  const to = movesFrom(kind, state.is).find((one) => isKept(movePanel(one)));
  if (to) return { is: 'move', move: moveOf(kind, state.is, to) };
  return isKept(PRIORITY_PANEL) ? { is: 'priority' } : null;
}

/** What is open below the band. On closing, the focus goes back to where it was. */
export function usePanel(ticket: Ticket, canWrite: boolean) {
  const [panel, setPanel] = useState<Panel>(() => (canWrite ? begun(ticket) : null));
  const opener = useRef<Element | null>(null);
  const open = useCallback((next: Panel) => {
    opener.current = document.activeElement;
    setPanel(next);
  }, []);
  const close = useCallback(() => {
    setPanel(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
  return { panel, open, close };
}
