import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import type { OpenConflict } from '#renderer/parts/conflicts.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import type { Settling } from '#renderer/parts/use-settling.ts';
import { fieldLabel, valueText } from '#renderer/parts/values.ts';
import type { Wrote } from '#renderer/parts/who-wrote.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { type Collection, RECORD_NAME } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import css from './sync.module.css';

/** Edits that came after somebody deleted the record: it comes back with them, or stays deleted (S17). */
export function DeletedConflicts(props: {
  collection: Collection;
  record: AnyRecord;
  conflicts: readonly OpenConflict[];
  names: Directory;
  settling: Settling;
  whoWrote: (field: string) => Wrote;
  isDisabled: boolean;
}): ReactNode {
  const { collection, conflicts, names, settling } = props;
  const user = useUser();
  const [error, setError] = useState<string | null>(null);
  const deleted = props.whoWrote('deleted').words;
  const time = timesIn(null).moment;
  return (
    <div className={css.refused}>
      <p>
        {t('This {kind} was deleted ({who}). These edits came after that and are kept:', {
          kind: t(RECORD_NAME[collection]),
          who: deleted,
        })}
      </p>
      <table className={css.values}>
        <thead>
          <tr>
            <th scope="col">{t('Field')}</th>
            <th scope="col">{t('Kept')}</th>
            <th scope="col">{t('By')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((one) => (
            <tr key={one.key}>
              <th scope="row">{fieldLabel(collection, one.field)}</th>
              <td className={text.medium}>{valueText(collection, one.field, one.value, names)}</td>
              <td className={text.second}>
                {one.author === user.personId ? t('you') : names.person(one.author)}, {time(one.at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {error && (
        <p className={css.reason} role="alert">
          {error}
        </p>
      )}
      <div className={css.ways}>
        <Button disabled={props.isDisabled} onClick={() => void settling.bringBack(conflicts).then(setError)}>
          {t('Bring it back with {count, plural, one {this value} other {these values}}', { count: conflicts.length })}
        </Button>
        <Button
          variant="subtle"
          disabled={props.isDisabled}
          onClick={() => void settling.leaveDeleted(conflicts).then(setError)}
        >
          {t('Leave it deleted')}
        </Button>
      </div>
    </div>
  );
}
