import {
  type Icon,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconClockHour4,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Level, StateMark, type Tone } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import { HOLD_REASONS, STATE_LABEL, type StateValue, type TicketState } from '#shared/domain/tickets/lifecycle.ts';
import type { Priority } from '#shared/domain/tickets/priority.ts';

/** States that are not simply under way. */
const LOOKS: Partial<Record<TicketState, { icon: Icon; tone?: Tone }>> = {
  new: { icon: IconCircleDashed },
  proposed: { icon: IconCircleDashed },
  submitted: { icon: IconCircleDashed },
  draft: { icon: IconCircle },
  'on-hold': { icon: IconPlayerPause, tone: 'warn' },
  'awaiting-approval': { icon: IconClockHour4, tone: 'warn' },
  authorise: { icon: IconClockHour4, tone: 'warn' },
  resolved: { icon: IconCircleCheck, tone: 'ok' },
  fulfilled: { icon: IconCircleCheck, tone: 'ok' },
  measured: { icon: IconCircleCheck, tone: 'ok' },
  closed: { icon: IconCircleCheck },
  rejected: { icon: IconCircleX, tone: 'bad' },
  cancelled: { icon: IconCircleX },
};

/** A ticket's state as glyph and word, with what it waits for; `isShort` where room is short. */
export function StateOf({ state, isShort = false }: { state: StateValue; isShort?: boolean }): ReactNode {
  const { icon: Glyph, tone } = LOOKS[state.is] ?? { icon: IconCircleHalf2 };
  return (
    <StateMark
      icon={<Glyph size={15} stroke={1.75} aria-hidden />}
      tone={tone}
      why={state.hold ? t(HOLD_REASONS[state.hold]).replace(isShort ? 'awaiting ' : '', '') : undefined}
    >
      {t(STATE_LABEL[state.is])}
    </StateMark>
  );
}

export const PriorityMark = ({ level }: { level: Priority }): ReactNode => (
  <Level level={level} name={t('Priority {level}', { level })} />
);
