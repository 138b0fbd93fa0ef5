import { IconAlertTriangle, IconHash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { fieldLabel } from '#renderer/parts/values.ts';
import { Badge } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import { isProvisional } from '#shared/domain/numbers.ts';
import type { Ticket } from '#shared/domain/records.ts';
import css from './ticket.module.css';

/** What is odd about the ticket and should be seen. */
export function Flags({ ticket }: { ticket: Ticket }): ReactNode {
  return (
    <>
      {isProvisional(ticket.number) && (
        <span title={t('This laptop had no number left. The office gives a final one; both are found.')}>
          <Badge tone="warn" icon={<IconHash size={13} aria-hidden />}>
            {t('Provisional number')}
          </Badge>
        </span>
      )}
      {ticket.deleted && <Badge tone="bad">{t('Deleted')}</Badge>}
    </>
  );
}

const BAND_FIELDS = ['state', 'priority', 'assigneeId', 'title'] as const;

/** Conflicts of what stands in the band and the title, below it, with both values. */
export function BandConflicts({ edit }: { edit: RecordEdit }): ReactNode {
  const open = BAND_FIELDS.filter((field) =>
    Object.values(edit.record.conflicts).some((conflict) => conflict.field === field),
  );
  return open.map((field) => (
    <section
      key={field}
      className={css.conflicts}
      aria-label={t('{fieldLabel}, two values', { fieldLabel: fieldLabel('tickets', field) })}
    >
      <h2>
        <IconAlertTriangle size={14} aria-hidden />{' '}
        {t('{field}: two people wrote it. Both values are kept; choose one.', { field: fieldLabel('tickets', field) })}
      </h2>
      <FieldConflicts edit={edit} field={field} />
    </section>
  ));
}
