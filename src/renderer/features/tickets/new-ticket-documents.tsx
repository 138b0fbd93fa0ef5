import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DocumentKindIcon } from '#renderer/parts/document-marks.tsx';
import beside from '#renderer/parts/runs/beside.module.css';
import { DocumentText } from '#renderer/parts/runs/document-text.tsx';
import { matchWords } from '#renderer/parts/runs/match-words.ts';
import { useMatches } from '#renderer/parts/runs/use-matches.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { DocumentMatch } from '#shared/domain/documents/match.ts';
import css from './ticket.module.css';
import type { NewTicketForm } from './use-new-ticket.ts';

/** Documents offered while somebody types; those that are linked stay beside them. */
const OFFERED = 4;

/** Below the summary of a new ticket: what is known about it already. Each is read in place and can be linked. */
export function NewTicketDocuments({ ticket }: { ticket: NewTicketForm }): ReactNode {
  const { form, assets } = ticket;
  const { organizationId, siteId, title, documentIds } = form.values;
  const { matches } = useMatches({ organizationId, siteId, title, category: '', documentIds }, assets);
  const linked = matches.filter((one) => one.isLinked);
  const fitting = matches.filter((one) => !one.isLinked).slice(0, OFFERED);
  if (matches.length === 0) return null;
  const toggle = (id: string): void =>
    form.setFieldValue(
      'documentIds',
      documentIds.includes(id) ? documentIds.filter((one) => one !== id) : [...documentIds, id],
    );
  return (
    <section className={css.help} aria-label={t('Known errors and runbooks that may fit')}>
      <h2>{t('Known errors and runbooks that may fit')}</h2>
      <ul className={beside.list}>
        {[...linked, ...fitting].map((match) => (
          <Fitting key={match.document.id} match={match} onLink={() => toggle(match.document.id)} />
        ))}
      </ul>
    </section>
  );
}

function Fitting({ match, onLink }: { match: DocumentMatch; onLink: () => void }): ReactNode {
  const [isRead, setIsRead] = useState(false);
  const { document, isLinked, reasons } = match;
  return (
    <li className={beside.item}>
      <div className={beside.titled}>
        <DocumentKindIcon kind={document.kind} size={15} />
        <button type="button" className={beside.open} aria-expanded={isRead} onClick={() => setIsRead(!isRead)}>
          {document.title}
        </button>
        <span className={beside.does}>
          <Button
            data-size="xs"
            variant={isLinked ? 'default' : 'subtle'}
            aria-pressed={isLinked}
            aria-label={
              isLinked
                ? t('{title} is linked', { title: document.title })
                : t('Link {title}', { title: document.title })
            }
            onClick={onLink}
          >
            {isLinked ? t('Linked') : t('Link')}
          </Button>
        </span>
      </div>
      <p className={`${text.small} ${text.muted}`}>{matchWords(document, reasons)}</p>
      {isRead && (
        <div className={css.helpText}>
          <DocumentText document={document} hasSteps />
        </div>
      )}
    </li>
  );
}
