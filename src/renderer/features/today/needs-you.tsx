import { IconAlertTriangle, IconGitMerge } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useConflicts, useRefused } from '#renderer/data/sync.ts';
import { fieldLabel } from '#renderer/parts/values.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { Need, Needs } from './need.tsx';

/** Entries shown; the sync centre has them all. */
const SHOWN = 6;

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Conflicts and refusals, each with the way to where it is decided. */
export function NeedsYou(): ReactNode {
  const conflicts = useConflicts();
  const refused = useRefused();
  const count = conflicts.length + refused.length;
  const hidden = Math.max(0, conflicts.length - SHOWN) + Math.max(0, refused.length - SHOWN);
  return (
    <Section title={t('Needs you')} count={count}>
      {count === 0 && (
        <p className={`${text.small} ${text.muted}`}>{t('No conflict and no refused edit waits for you.')}</p>
      )}
      <Needs label={t('Needs you')}>
        {conflicts.slice(0, SHOWN).map(({ collection, record, code, name, conflicts: open }) => (
          <Need
            key={record.id}
            icon={IconGitMerge}
            tone="bad"
            what={code ? `${code} ${name}` : name}
            why={
              record.deleted
                ? t('It was deleted, and an edit came after that.')
                : t('{fields}: written by two people. Both values are kept.', {
                    fields: and.format([...new Set(open.map((one) => fieldLabel(collection, one.field)))]),
                  })
            }
            action={
              <Link to="/sync" hash={record.id} aria-label={t('Review {record}', { record: code || name })}>
                {t('Review')}
              </Link>
            }
          />
        ))}
        {refused.slice(0, SHOWN).map(({ command, message, record }) => (
          <Need
            key={command.id}
            icon={IconAlertTriangle}
            tone="bad"
            what={t('{record} was refused', { record: record.code || record.name })}
            why={message}
            action={
              <Link
                to="/sync"
                hash={command.id}
                aria-label={t('Look at {record}', { record: record.code || record.name })}
              >
                {t('Look')}
              </Link>
            }
          />
        ))}
      </Needs>
      {hidden > 0 && (
        <Link to="/sync" className={text.small}>
          {t('{hidden} more in the sync centre', { hidden })}
        </Link>
      )}
    </Section>
  );
}
