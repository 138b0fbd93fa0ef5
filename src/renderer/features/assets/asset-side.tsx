import type { ReactNode } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { History } from '#renderer/parts/history.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { PriorityMark, StateOf } from '#renderer/parts/ticket-marks.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Asset } from '#shared/domain/records.ts';
import { isOpen, ticketStates } from '#shared/domain/tickets/lifecycle.ts';
import css from './asset.module.css';
import { Relationships } from './relationships.tsx';

const OPEN_STATES = ticketStates.filter(isOpen);

/** Beside an asset: the tickets it is in, what it hangs together with, its history. */
export function AssetSide({ asset, edit, times }: { asset: Asset; edit: RecordEdit; times: Times }): ReactNode {
  const tickets = useAll(
    'tickets',
    [
      { field: 'assetIds', is: 'includes', values: [asset.id] },
      { field: 'state.is', is: 'any-of', values: OPEN_STATES },
    ],
    'priority.level',
  );
  return (
    <>
      <Section title={t('Open tickets')} count={tickets.isLoading ? undefined : tickets.total}>
        {tickets.total === 0 && !tickets.isLoading ? (
          <p className={`${text.small} ${text.muted}`}>{t('No open ticket names this asset.')}</p>
        ) : (
          <ul className={css.tickets}>
            {tickets.rows.map((ticket) => (
              <li key={ticket.id}>
                <div className={text.row} data-tight>
                  <Code>{ticket.number}</Code>
                  <PriorityMark level={ticket.priority.level} />
                  <span className={`${text.small} ${text.second}`}>
                    <StateOf state={ticket.state} />
                  </span>
                </div>
                <div className={text.cut}>
                  <RecordLink collection="tickets" id={ticket.id}>
                    {ticket.title}
                  </RecordLink>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Relationships asset={asset} />
      <History collection="assets" record={edit.record} times={times} />
    </>
  );
}
