import {
  type Icon,
  IconAlertTriangle,
  IconBell,
  IconCar,
  IconCheck,
  IconCircleHalf2,
  IconClock,
  IconListCheck,
  IconPackage,
  IconUser,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SavedHere, type Tone } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { Event, Note } from '#renderer/ui/timeline.tsx';
import { Rich } from '#renderer/words/rich.tsx';
import { message, t } from '#renderer/words/t.ts';
import type { ActivityKind } from '#shared/domain/activities/fields.ts';
import type { Activity } from '#shared/domain/records.ts';
import { assertNever } from '#shared/lib/exhaustive.ts';
import { minutesText, type Times } from './times.ts';

const ICONS: Record<Exclude<ActivityKind, 'note'>, { icon: Icon; tone?: Tone }> = {
  state: { icon: IconCircleHalf2 },
  assignment: { icon: IconUser },
  priority: { icon: IconAlertTriangle },
  time: { icon: IconClock },
  travel: { icon: IconCar },
  part: { icon: IconPackage },
  approval: { icon: IconCheck },
  alert: { icon: IconBell, tone: 'bad' },
  step: { icon: IconListCheck },
};

interface Props {
  activity: Activity;
  by: string;
  times: Times;
  isUnsent: boolean;
}

/** One entry of a timeline: a note with its reader's ground, anything else in one line. */
export function ActivityEntry({ activity, by, times, isUnsent }: Props): ReactNode {
  const common = {
    time: times.clock(activity.at),
    fullTime: times.full(activity.at),
    mark: isUnsent ? <SavedHere /> : null,
  };
  if (activity.kind === 'note') {
    return (
      <Note {...common} by={by} isForClient={activity.audience === 'client'}>
        {activity.body}
      </Note>
    );
  }
  const { icon: Glyph, tone } = ICONS[activity.kind];
  return (
    <Event {...common} icon={<Glyph size={15} />} tone={tone}>
      <Sentence activity={activity} kind={activity.kind} by={by} />
    </Event>
  );
}

/** How an entry of time reads. */
const WORK = {
  time: { billable: message('<b>{time}</b> work, billable'), not: message('<b>{time}</b> work, not billable') },
  travel: { billable: message('<b>{time}</b> travel, billable'), not: message('<b>{time}</b> travel, not billable') },
};

function Sentence(props: { activity: Activity; kind: Exclude<ActivityKind, 'note'>; by: string }): ReactNode {
  const { activity, kind, by } = props;
  const said = activity.body && <span className={text.pre}>{activity.body}</span>;
  switch (kind) {
    case 'state':
    case 'priority':
      return (
        <>
          <span>
            {kind === 'priority' && `${t('Priority')} `}
            {activity.from ? (
              <Rich
                text="<b>{from}</b> to <b>{to}</b>"
                values={{ from: activity.from, to: activity.to }}
                parts={{ b: <b /> }}
              />
            ) : (
              <b>{activity.to}</b>
            )}
          </span>
          {said}
          <span className={text.muted}>{by}</span>
        </>
      );
    case 'assignment':
      return (
        <span>
          <Rich
            text="{by} gave it to <b>{to}</b>"
            values={{ by, to: activity.to || t('nobody') }}
            parts={{ b: <b /> }}
          />
          {activity.from && <span className={text.muted}>{t(', before {from}', { from: activity.from })}</span>} {said}
        </span>
      );
    case 'time':
    case 'travel':
      return (
        <>
          <span>
            <Rich
              text={WORK[kind][activity.isBillable ? 'billable' : 'not']}
              values={{ time: minutesText(activity.minutes ?? 0) }}
              parts={{ b: <b /> }}
            />
          </span>
          {said}
          <span className={text.muted}>{by}</span>
        </>
      );
    case 'part':
    case 'approval':
    case 'alert':
    case 'step':
      return (
        <span>
          <b>{by}</b> {[activity.from, activity.to].filter(Boolean).join(' to ')} {activity.body}
        </span>
      );
    default:
      return assertNever(kind);
  }
}
