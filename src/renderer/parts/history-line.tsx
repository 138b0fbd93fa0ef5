import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useDeviceId, useUser } from '#renderer/data/session.ts';
import type { useHistory } from '#renderer/data/sync.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { LineOutcome } from '#shared/sync/command.ts';
import { Change } from './change.tsx';
import { changeView } from './change-view.ts';
import type { Directory } from './directory.tsx';
import css from './history.module.css';
import type { Times } from './times.ts';
import { useBusy } from './use-busy.ts';
import type { Restore } from './use-restore.ts';
import { fieldLabel, shortened, valueText } from './values.ts';

export type HistoryLine = NonNullable<ReturnType<typeof useHistory>>['lines'][number];

/** An edit of this laptop that has not reached the office. */
export interface PendingLine {
  key: string;
  /** The field; `*` for the making of the record. */
  field: string;
  before: unknown;
  after: unknown;
  at: string;
}

/** What became of an edit, where it is not simply that it was applied. */
const OUTCOMES: Partial<Record<LineOutcome, string>> = {
  merged: t('merged with another edit'),
  unchanged: t('was so already'),
  conflict: t('kept beside what stood'),
  outdated: t('an older value, not taken'),
  settled: t('settled a conflict'),
};

/** An edit is said to be late when it was done this long before it reached the office. */
const LATE_MS = 60_000;

/** Today the time, with the zone where it differs; else the day. */
const shortTime = (times: Times, at: string): string =>
  times.short(at) === times.clock(at) ? times.time(at) : times.short(at);

interface Common {
  collection: Collection;
  times: Times;
  names: Directory;
  restore: Restore;
}

/** One line of a record's history: who changed what, when, and what became of it. */
export function Line(props: Common & { line: HistoryLine }): ReactNode {
  const { line, collection, times, names } = props;
  const user = useUser();
  const deviceId = useDeviceId();
  const isLost = line.outcome === 'conflict' || line.outcome === 'outdated';
  const [before, after] = isLost && line.wanted ? [line.wanted.before, line.wanted.after] : [line.before, line.after];
  const isLate = Date.parse(line.receivedAt) - Date.parse(line.at) > LATE_MS;
  const device =
    line.device === deviceId
      ? t('on this laptop')
      : line.author === user.personId && line.device !== 'office'
        ? t('on another device')
        : '';
  const about = [names.person(line.author), device, OUTCOMES[line.outcome]].filter(Boolean);
  return (
    <li>
      <time title={times.full(line.at)}>{shortTime(times, line.at)}</time>
      <div>
        <What field={line.field} before={before} after={after} collection={collection} names={names} />
        <span className={css.by}>{about.join(', ')}</span>
        {isLate && (
          <span className={css.by}>
            {t('done {at}, at the office {received}', {
              at: times.moment(line.at),
              received: times.moment(line.receivedAt),
            })}
          </span>
        )}
        <PutBack {...props} field={line.field} value={isLost ? after : before} />
      </div>
    </li>
  );
}

/** The same of an edit that has not reached the office. */
export function Pending(props: Common & { line: PendingLine }): ReactNode {
  const { line, collection, times, names } = props;
  return (
    <li>
      <time title={times.full(line.at)}>{shortTime(times, line.at)}</time>
      <div>
        <What field={line.field} before={line.before} after={line.after} collection={collection} names={names} />
        <span className={css.by}>
          <SavedHere />
        </span>
        <PutBack {...props} field={line.field} value={line.before} />
      </div>
    </li>
  );
}

function What(props: {
  field: string;
  before: unknown;
  after: unknown;
  collection: Collection;
  names: Directory;
}): ReactNode {
  const { field, before, after, collection, names } = props;
  if (field === '*') return <b>{t('Created')}</b>;
  if (field === 'deleted') return <b>{after === true ? t('Deleted') : t('Brought back')}</b>;
  const label = fieldLabel(collection, field);
  return (
    <>
      <b>{label}</b> <Change view={changeView(collection, field, before, after, names)} label={label} />
    </>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Writes the value of this line back into the field, where that may be and would change something. */
function PutBack(props: Common & { field: string; value: unknown }): ReactNode {
  const { collection, names, restore, field, value } = props;
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  if (field === '*' || !restore.canRestore(field, value)) return null;
  const words = valueText(collection, field, value, names);
  return (
    <>
      <button
        type="button"
        className={css.putBack}
        title={words}
        disabled={isBusy}
        onClick={() => void run(async () => setError(await restore.restore(field, value)))}
      >
        <IconArrowBackUp size={13} aria-hidden />
        <span>
          {field === 'deleted'
            ? value === true
              ? t('Delete again')
              : t('Bring it back')
            : isEmpty(value)
              ? t('Empty it again')
              : t('Restore “{words}”', { words: shortened(words) })}
        </span>
      </button>
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
