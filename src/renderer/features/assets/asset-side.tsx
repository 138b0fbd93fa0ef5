import type { ReactNode } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { History } from '#renderer/parts/history.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import type { Beside } from '#renderer/parts/runs/beside.ts';
import type { Links } from '#renderer/parts/runs/document-reader.tsx';
import type { RunPlace } from '#renderer/parts/runs/use-run.ts';
import { PriorityMark, StateOf } from '#renderer/parts/ticket-marks.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { DocumentMatch } from '#shared/domain/documents/match.ts';
import type { Asset } from '#shared/domain/records.ts';
import { isOpen, ticketStates } from '#shared/domain/tickets/lifecycle.ts';
import css from './asset.module.css';
import { AssetDocuments } from './asset-documents.tsx';
import { DeleteAsset } from './delete-asset.tsx';
import { ImpactInShort } from './impact.tsx';
import { Relationships } from './relationships.tsx';

const OPEN_STATES = ticketStates.filter(isOpen);

interface Props {
  asset: Asset;
  edit: RecordEdit;
  times: Times;
  documents: { matches: DocumentMatch[]; isLoading: boolean; links: Links };
  place: RunPlace;
  beside: Beside;
  onShowImpact: () => void;
}

/** Beside an asset: what stops with it, the tickets it is in, the documents that fit, what it hangs together with, its history. */
export function AssetSide({ asset, edit, times, documents, place, beside, onShowImpact }: Props): ReactNode {
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
      <ImpactInShort asset={asset} onShow={onShowImpact} />
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
      <AssetDocuments {...documents} place={place} beside={beside} />
      <Relationships key={asset.id} asset={asset} edit={edit} />
      <History collection="assets" record={edit.record} times={times} />
      <DeleteAsset edit={edit} />
    </>
  );
}
