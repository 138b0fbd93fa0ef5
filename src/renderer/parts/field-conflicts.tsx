import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ConflictPair } from './conflict-pair.tsx';
import { openConflicts } from './conflicts.ts';
import { useReferences } from './directory.tsx';
import type { RecordEdit } from './record-edit.ts';
import { useSettling } from './use-settling.ts';
import { useWhoWrote } from './who-wrote.ts';

/** The open conflicts of one field, each with both values and one click for either (S17). Nothing where there is none. */
export function FieldConflicts({ edit, field }: { edit: RecordEdit; field: string }): ReactNode {
  const isOpen = Object.values(edit.record.conflicts).some((conflict) => conflict.field === field);
  return isOpen ? <Open edit={edit} field={field} /> : null;
}

function Open({ edit, field }: { edit: RecordEdit; field: string }): ReactNode {
  const { record, collection } = edit;
  const whoWrote = useWhoWrote(collection, record);
  const open = openConflicts(collection, record).filter((conflict) => conflict.field === field);
  const names = useReferences(
    open.flatMap(({ current, value, before }) =>
      [current, value, before].map((one) => ({ collection, field, value: one })),
    ),
  );
  const settling = useSettling(collection, record, names);
  if (record.deleted) {
    return (
      <p className={`${text.small} ${text.bad}`}>
        {t('An edit of this field came after the record was deleted, and is kept.')}{' '}
        <Link to="/sync" hash={record.id}>
          {t('Decide in the sync centre')}
        </Link>
      </p>
    );
  }
  return open.map((conflict) => (
    <ConflictPair
      key={conflict.key}
      collection={collection}
      record={record}
      conflict={conflict}
      names={names}
      settling={settling}
      whoWrote={whoWrote}
      isDisabled={!edit.canWrite}
      isAtField
    />
  ));
}
