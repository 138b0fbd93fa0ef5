import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCounts } from '#renderer/data/lists.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { ClientLink } from '#renderer/parts/record-names.tsx';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Cell, type Column, ReadTable, Row } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { type ClientCounts, countsByClient } from './client-counts.ts';
import { OPEN } from './ticket-sections.tsx';
import css from './today.module.css';

const COLUMNS: readonly Column[] = [
  { key: 'client', head: t('Client'), width: 'minmax(150px, 1fr)' },
  { key: 'p1', head: 'P1', width: '52px', isEnd: true },
  { key: 'p2', head: 'P2', width: '52px', isEnd: true },
  { key: 'other', head: t('Other'), width: '64px', isEnd: true },
  { key: 'unassigned', head: t('Unassigned'), width: '92px', isEnd: true },
  { key: 'missing', head: t('Missing'), width: '76px', isEnd: true },
  { key: 'maintenance', head: t('In maintenance'), width: '124px', isEnd: true },
];
/** Clients shown; the list of clients has them all. */
const SHOWN = 15;

/** What there is to look after, client by client; each number leads to what it counts. */
export function ByClient(): ReactNode {
  const names = useDirectory();
  const tickets = useCounts('tickets', [OPEN], ['organizationId', 'priority.level', 'assigneeId']);
  const assets = useCounts(
    'assets',
    [{ field: 'lifecycle', is: 'any-of', values: ['missing', 'in-maintenance'] }],
    ['organizationId', 'lifecycle'],
  );
  const clients = countsByClient(tickets.counts, assets.counts);
  if (clients.length === 0) return null;
  return (
    <Section
      title={t('By client')}
      count={t('open tickets; assets that are missing or in maintenance')}
      actions={
        <Link to="/clients" className={text.small}>
          {t('All clients')}
        </Link>
      }
    >
      <div className={css.bleed}>
        <ReadTable label={t('By client')} columns={COLUMNS} rowCount={Math.min(clients.length, SHOWN)}>
          {clients.slice(0, SHOWN).map((client, index) => (
            <Row key={client.organizationId} index={index}>
              <Cell>
                <Code>{names.clientCode(client.organizationId)}</Code>
                <span className={`${text.cut} ${text.medium}`}>
                  <ClientLink id={client.organizationId} />
                </span>
              </Cell>
              <Numbers client={client} name={names.client(client.organizationId)} />
            </Row>
          ))}
        </ReadTable>
      </div>
      {clients.length > SHOWN && (
        <p className={`${text.small} ${text.muted} ${css.after}`}>
          {t('And {count} more clients.', { count: clients.length - SHOWN })}
        </p>
      )}
    </Section>
  );
}

function Numbers({ client, name }: { client: ClientCounts; name: string }): ReactNode {
  const of = { client: [client.organizationId] };
  const tickets = (
    count: number,
    label: string,
    search: Record<string, string | string[]>,
    isBad = false,
  ): ReactNode => (
    <Cell isEnd>
      {count === 0 ? (
        <span className={text.muted}>–</span>
      ) : (
        <Link
          to="/tickets"
          search={{ ...of, ...search }}
          className={isBad ? `${css.number} ${text.bad} ${text.strong}` : css.number}
          aria-label={t('{name}: {count} {label}', { name, count, label })}
        >
          {count}
        </Link>
      )}
    </Cell>
  );
  const assets = (count: number, label: string, lifecycle: string): ReactNode => (
    <Cell isEnd>
      {count === 0 ? (
        <span className={text.muted}>–</span>
      ) : (
        <Link
          to="/assets"
          search={{ ...of, lifecycle: [lifecycle] }}
          className={css.number}
          aria-label={t('{name}: {count} {label}', { name, count, label })}
        >
          {count}
        </Link>
      )}
    </Cell>
  );
  return (
    <>
      {tickets(client.p1, t('P1'), { priority: ['1'] }, true)}
      {tickets(client.p2, t('P2'), { priority: ['2'] })}
      {tickets(client.other, t('other open tickets'), { priority: ['3', '4', '5'] })}
      {tickets(client.unassigned, t('unassigned'), { view: 'unassigned' })}
      {assets(client.missing, t('missing'), 'missing')}
      {assets(client.inMaintenance, t('in maintenance'), 'in-maintenance')}
    </>
  );
}
