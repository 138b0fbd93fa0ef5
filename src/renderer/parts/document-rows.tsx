import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Document } from '#shared/domain/records.ts';
import { useDirectory } from './directory.tsx';
import { RecordLink } from './record-link.tsx';
import css from './rows.module.css';
import { dayText } from './times.ts';
import { valueText } from './values.ts';

/** Documents in a few lines: what they are, and whether they still hold. */
export function DocumentRows({ documents }: { documents: readonly Document[] }): ReactNode {
  const names = useDirectory();
  return (
    <ul className={css.rows}>
      {documents.map((one) => (
        <li key={one.id}>
          <RecordLink collection="documents" id={one.id} className={css.lead}>
            {one.title}
          </RecordLink>
          <p className={css.about}>
            {[
              valueText('documents', 'kind', one.kind, names),
              one.state === 'published' ? '' : valueText('documents', 'state', one.state, names),
              one.reviewOn ? t('review on {day}', { day: dayText(one.reviewOn) }) : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
