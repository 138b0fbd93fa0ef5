import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { PriorityMark, StateOf } from '#renderer/parts/ticket-marks.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Activity, Ticket } from '#shared/domain/records.ts';
import { isFinal, movesFrom } from '#shared/domain/tickets/lifecycle.ts';
import { deviates, priorityFor } from '#shared/domain/tickets/priority.ts';
import { type Move, moveOf } from './moves.ts';
import css from './ticket.module.css';

/** What is open below the band. */
export type Panel = { is: 'move'; move: Move } | { is: 'priority' } | { is: 'assign' } | null;

interface Props {
  ticket: Ticket;
  activities: readonly Activity[];
  times: Times;
  unsent: ReadonlySet<string>;
  canWrite: boolean;
  onMove: (move: Move) => void;
  onPanel: (panel: Panel) => void;
  /** A panel is open: it has the filled button then. */
  isPanelOpen: boolean;
  /** Gives the ticket to the one who looks at it; null where it is theirs. */
  onTake: (() => void) | null;
}

/** Where the ticket stands, how urgent it is, whose it is, and what is legal from here. */
export function Band(props: Props): ReactNode {
  const { ticket, times, unsent, canWrite } = props;
  const names = useDirectory();
  const { impact, urgency } = ticket.priority;
  const why = deviates(ticket.priority)
    ? t('decided, the matrix says P{priorityFor}', { priorityFor: priorityFor(impact, urgency) })
    : t('{impact} impact, {urgency} urgency', { impact, urgency });
  return (
    <div className={css.band}>
      <div className={css.cell}>
        <span className={css.label}>{t('State')}</span>
        <span className={css.value}>
          <StateOf state={ticket.state} />
          {unsent.has('state') && <SavedHere />}
        </span>
        <Since {...props} />
      </div>
      <div className={css.cell}>
        <span className={css.label}>{t('Priority')}</span>
        <span className={css.value}>
          <PriorityMark level={ticket.priority.level} />
          {canWrite && (
            <button type="button" onClick={() => props.onPanel({ is: 'priority' })}>
              {t('Change priority…')}
            </button>
          )}
          {unsent.has('priority') && <SavedHere />}
        </span>
        <span className={css.note} title={ticket.priority.reason || why}>
          {why}
        </span>
      </div>
      <div className={css.cell}>
        <span className={css.label}>{t('Assigned to')}</span>
        <span className={css.value}>
          <span className={ticket.assigneeId === null ? text.warn : undefined}>{names.person(ticket.assigneeId)}</span>
          {unsent.has('assigneeId') && <SavedHere />}
        </span>
        <span className={css.value}>
          {canWrite && (
            <>
              <button type="button" onClick={() => props.onPanel({ is: 'assign' })}>
                {t('Assign…')}
              </button>
              {props.onTake && (
                <button type="button" onClick={props.onTake}>
                  {t('Take it')}
                </button>
              )}
            </>
          )}
        </span>
      </div>
      <Moves {...props} times={times} />
    </div>
  );
}

/** Since when it is in this state, and by whose hand. */
function Since({ ticket, activities, times }: Props): ReactNode {
  const names = useDirectory();
  const last = activities.findLast((one) => one.kind === 'state');
  const at = last?.at ?? ticket.openedAt;
  const by = last ? last.byName || names.person(last.createdBy) : '';
  return (
    <span className={css.note} title={times.full(at)}>
      {by
        ? t('since {moment}, {by}', { moment: times.moment(at), by })
        : t('since {moment}', { moment: times.moment(at) })}
    </span>
  );
}

function Moves({ ticket, canWrite, onMove, isPanelOpen }: Props): ReactNode {
  const { kind, state } = ticket;
  if (isFinal(kind, state.is)) {
    return (
      <div className={css.moves}>
        <span className={css.reason}>
          {t('A ticket in this state takes no more edits. Open a new one and link it.')}
        </span>
      </div>
    );
  }
  if (!canWrite) {
    return (
      <div className={css.moves}>
        <span className={css.reason}>{t('Your role reads this ticket and changes nothing.')}</span>
      </div>
    );
  }
  const moves = movesFrom(kind, state.is).map((to) => moveOf(kind, state.is, to));
  const first = moves.find((move) => move.to === 'resolved' && move.form === 'resolve') ?? moves[0];
  const forward = moves.filter((move) => !move.isAside).sort((a, b) => Number(b === first) - Number(a === first));
  const aside = moves.filter((move) => move.isAside);
  return (
    <div className={css.moves}>
      {forward.map((move) => (
        <Button
          key={move.to}
          variant={move === first && !isPanelOpen ? 'filled' : 'default'}
          onClick={() => onMove(move)}
        >
          {move.label}
        </Button>
      ))}
      {aside.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" aria-label={t('More moves')} px={6}>
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {aside.map((move) => (
              <Menu.Item key={move.to} onClick={() => onMove(move)}>
                {move.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
