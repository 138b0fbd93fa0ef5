import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconListCheck,
  IconMinus,
  IconPlayerStop,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Times } from '#renderer/parts/times.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { Event } from '#renderer/ui/timeline.tsx';
import { Rich } from '#renderer/words/rich.tsx';
import { t } from '#renderer/words/t.ts';
import { isDeviation } from '#shared/domain/activities/run.ts';
import type { StepEntry, StepOutcome } from '#shared/domain/activities/step.ts';
import type { Activity } from '#shared/domain/records.ts';
import { stampWords } from './step-words.ts';

const ICONS: Partial<Record<StepOutcome, Icon>> = {
  'not-so': IconAlertTriangle,
  'out-of-range': IconAlertTriangle,
  skipped: IconMinus,
  'taken-back': IconArrowBackUp,
  stopped: IconPlayerStop,
};

/** Entries of one run that follow each other in a timeline: the runbook's title, which opens the run, and its stamps. */
export function RunEntries(props: {
  activities: readonly Activity[];
  times: Times;
  unsent: ReadonlyMap<string, unknown>;
  by: (activity: Activity) => string;
}): ReactNode {
  const { activities, times, unsent, by } = props;
  const [first] = activities;
  if (!first?.step) return null;
  const { step, parent } = first;
  const search = { doc: step.documentId, run: step.run };
  const title = activities.at(-1)?.step?.document ?? step.document;
  return (
    <>
      <Event time={times.clock(first.at)} fullTime={times.full(first.at)} icon={<IconListCheck size={15} />}>
        <span>
          {t('Runbook')}{' '}
          <b>
            {parent.collection === 'assets' ? (
              <Link to="/assets/$id" params={{ id: parent.id }} search={search}>
                {title}
              </Link>
            ) : (
              <Link to="/tickets/$id" params={{ id: parent.id }} search={search}>
                {title}
              </Link>
            )}
          </b>
        </span>
      </Event>
      {activities.map((activity) => {
        const one = activity.step;
        if (!one) return null;
        const Glyph = ICONS[one.outcome] ?? IconCheck;
        return (
          <Event
            key={activity.id}
            time={times.clock(activity.at)}
            fullTime={times.full(activity.at)}
            icon={<Glyph size={14} />}
            tone={isDeviation(one) ? 'bad' : undefined}
            mark={unsent.has(activity.id) ? <SavedHere /> : null}
          >
            <Stamp step={one} />
            {[one.reason, activity.body].filter(Boolean).map((words) => (
              <span key={words} className={text.pre}>
                {words}
              </span>
            ))}
            <span className={text.muted}>{by(activity)}</span>
          </Event>
        );
      })}
    </>
  );
}

const Stamp = ({ step }: { step: StepEntry }): ReactNode => (
  <span>
    {step.stepId ? (
      <Rich
        text="Step {number}, {title}: <b>{stamp}</b>"
        values={{ number: step.index + 1, title: step.title, stamp: stampWords(step) }}
        parts={{ b: <b /> }}
      />
    ) : (
      <b>{stampWords(step)}</b>
    )}
  </span>
);

/** A timeline's entries, those of one run that follow each other taken together. */
export function byRun(activities: readonly Activity[]): Activity[][] {
  const groups: Activity[][] = [];
  for (const one of activities) {
    const last = groups.at(-1);
    const before = last?.at(-1)?.step;
    if (last && before && one.step?.run === before.run) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
