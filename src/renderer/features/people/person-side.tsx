import type { ReactNode } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { History } from '#renderer/parts/history.tsx';
import { OpenTickets } from '#renderer/parts/open-tickets.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import rows from '#renderer/parts/rows.module.css';
import type { Times } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import type { Person } from '#shared/domain/records.ts';

/** Beside a person: what they wait for or work on, what is theirs, the record's history. */
export function PersonSide({ person, edit, times }: { person: Person; edit: RecordEdit; times: Times }): ReactNode {
  const isTechnician = person.kind === 'technician';
  return (
    <>
      <OpenTickets
        where={[{ field: isTechnician ? 'assigneeId' : 'contactId', is: 'any-of', values: [person.id] }]}
        title={isTechnician ? t('Assigned tickets') : t('Open tickets')}
        nothing={isTechnician ? t('No open ticket is assigned to them.') : t('They wait for nothing.')}
      />
      {!isTechnician && <Owned personId={person.id} />}
      <History collection="people" record={edit.record} times={times} />
    </>
  );
}

/** The assets that somebody owns. */
function Owned({ personId }: { personId: string }): ReactNode {
  const assets = useAll('assets', [{ field: 'ownerId', is: 'any-of', values: [personId] }], 'name', 40);
  return (
    <Section title={t('Their assets')} count={assets.isLoading ? undefined : assets.total}>
      {assets.total === 0 && !assets.isLoading && (
        <p className={`${text.small} ${text.muted}`}>{t('No asset names them as its owner.')}</p>
      )}
      <ul className={rows.rows}>
        {assets.rows.map((asset) => (
          <li key={asset.id}>
            <div className={text.row} data-tight>
              <Code>{asset.tag}</Code>
              <span className={text.cut}>
                <RecordLink collection="assets" id={asset.id} className={rows.lead}>
                  {asset.name}
                </RecordLink>
              </span>
              <span className={`${text.push} ${rows.about}`}>{t(ASSET_CLASSES[asset.class].label)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
