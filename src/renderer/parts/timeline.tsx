import type { ReactNode } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { Day } from '#renderer/ui/timeline.tsx';
import { t } from '#renderer/words/t.ts';
import type { Activity } from '#shared/domain/records.ts';
import { ActivityEntry } from './activity-entry.tsx';
import { useDirectory } from './directory.tsx';
import { useLiveSync } from './live-sync.tsx';
import { byRun, RunEntries } from './runs/run-entries.tsx';
import type { Times } from './times.ts';

/** Entries of one record that a page shows; older ones are counted. */
const MOST_ENTRIES = 2000;

/** What happened on a record, oldest first. */
export const useActivities = (recordId: string) =>
  useAll('activities', [{ field: 'parent.id', is: 'any-of', values: [recordId] }], 'at', MOST_ENTRIES);

/** The timeline of a record, by day, in the zone of its site. */
export function Timeline(props: {
  activities: Activity[];
  isLoading: boolean;
  total: number;
  times: Times;
}): ReactNode {
  const names = useDirectory();
  const { unsent } = useLiveSync();
  if (props.isLoading && props.activities.length === 0) return <Ghosts lines={4} />;
  const days = new Map<string, Activity[]>();
  for (const activity of props.activities) {
    const day = props.times.day(activity.at);
    days.set(day, [...(days.get(day) ?? []), activity]);
  }
  const by = (activity: Activity): string => activity.byName || names.person(activity.createdBy);
  const hidden = props.total - props.activities.length;
  return (
    <>
      {hidden > 0 && <p className={text.muted}>{t('{hidden} later entries are not shown here.', { hidden })}</p>}
      <ol aria-label={t('Timeline')}>
        {[...days].map(([day, activities]) => [
          <Day key={day}>{day}</Day>,
          ...byRun(activities).flatMap((group) => {
            const [activity] = group;
            if (!activity) return [];
            if (activity.step) {
              return [<RunEntries key={activity.id} activities={group} times={props.times} unsent={unsent} by={by} />];
            }
            return [
              <ActivityEntry
                key={activity.id}
                activity={activity}
                by={by(activity)}
                times={props.times}
                isUnsent={unsent.has(activity.id)}
              />,
            ];
          }),
        ])}
      </ol>
    </>
  );
}
