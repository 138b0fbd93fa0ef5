import type { ReactNode } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { TwoValues } from '#renderer/ui/two-values.tsx';
import { t } from '#renderer/words/t.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { useReferences } from './directory.tsx';
import type { RecordEdit } from './record-edit.ts';
import { timesIn } from './times.ts';
import { valueText } from './values.ts';
import { useWhoWrote } from './who-wrote.ts';

/** Words on a button: long values are cut, the whole one stands above it. */
export const shortened = (text: string): string => {
  const line = text.split('\n')[0] ?? '';
  return line.length > 28 || line !== text ? `${line.slice(0, 26).trimEnd()}…` : line;
};

/** The open conflicts of one field, each with both values and one click for either (S17). Nothing where there is none. */
export function FieldConflicts({ edit, field }: { edit: RecordEdit; field: string }): ReactNode {
  const isOpen = Object.values(edit.record.conflicts).some((conflict) => conflict.field === field);
  return isOpen ? <Open edit={edit} field={field} /> : null;
}

function Open({ edit, field }: { edit: RecordEdit; field: string }): ReactNode {
  const user = useUser();
  const { record, collection } = edit;
  const whoWrote = useWhoWrote(collection, record);
  const open = Object.entries(record.conflicts).filter(([, conflict]) => conflict.field === field);
  const standing = fieldValue(collection, record, field);
  const values = [standing, ...open.map(([, conflict]) => conflict.value)];
  const names = useReferences(values.map((value) => ({ collection, field, value })));
  const words = (value: unknown): string => valueText(collection, field, value, names);
  return open.map(([key, conflict]) => (
    <TwoValues
      key={key}
      isDisabled={!edit.canWrite}
      left={{
        value: words(standing),
        who: whoWrote(field),
        verb: t('Keep “{standing}”', { standing: shortened(words(standing)) }),
        choose: () => edit.settle(key, field, standing),
      }}
      right={{
        value: words(conflict.value),
        who: `${conflict.author === user.personId ? 'you' : names.person(conflict.author)}, ${timesIn(null).moment(conflict.at)}`,
        verb: t('Take “{value}”', { value: shortened(words(conflict.value)) }),
        choose: () => edit.settle(key, field, conflict.value),
      }}
    />
  ));
}
