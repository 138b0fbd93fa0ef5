import { IconArrowRight, IconFlag, IconPlus, IconUserCheck, IconUserShare } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { usePageActions } from '#renderer/parts/actions.ts';
import { usePalette } from '#renderer/state/palette.ts';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { movesFrom } from '#shared/domain/tickets/lifecycle.ts';
import type { Panel } from './band.tsx';
import { type Move, moveOf } from './moves.ts';

const MOVES = 'moves';

interface Ways {
  canWrite: boolean;
  isClosed: boolean;
  /** Gives the ticket to the one who looks at it; null where it is theirs. */
  onTake: (() => void) | null;
  onMove: (move: Move) => void;
  onPanel: (panel: Panel) => void;
}

/** What can be done on a ticket's page: whose it is, each legal move, how urgent it is. */
export function useTicketActions(ticket: Ticket, { canWrite, isClosed, onTake, onMove, onPanel }: Ways): void {
  const navigate = useNavigate();
  const show = usePalette((state) => state.show);
  const { kind, number } = ticket;
  const from = ticket.state.is;
  const moves = canWrite ? movesFrom(kind, from).map((to) => moveOf(kind, from, to)) : [];
  usePageActions(t('On this page'), [
    canWrite &&
      onTake && {
        id: 'take',
        label: t('Assign to me'),
        words: t('take it'),
        keys: 'i',
        icon: IconUserCheck,
        run: onTake,
      },
    canWrite && {
      id: 'assign',
      label: t('Assign…'),
      keys: 'a',
      icon: IconUserShare,
      run: () => onPanel({ is: 'assign' }),
    },
    moves.length > 0 && {
      id: 'moves',
      label: t('Choose a move…'),
      keys: 'm',
      isInPalette: false,
      run: () => show({ scope: { name: MOVES, title: t('Move {number} to', { number }) } }),
    },
    ...moves.map((move) => ({
      id: `move-${move.to}`,
      label: move.label,
      words: t('move state'),
      icon: IconArrowRight,
      scope: MOVES,
      run: () => onMove(move),
    })),
    canWrite && {
      id: 'priority',
      label: t('Change priority…'),
      words: t('impact urgency'),
      keys: 'p',
      icon: IconFlag,
      run: () => onPanel({ is: 'priority' }),
    },
    isClosed && {
      id: 'linked-ticket',
      label: t('New linked ticket'),
      keys: 'c',
      icon: IconPlus,
      run: () => void navigate({ to: '/tickets/new', search: { parent: ticket.id } }),
    },
  ]);
}
