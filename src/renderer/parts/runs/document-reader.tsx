import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconExternalLink, IconPlayerPlay } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { DocumentStateBadge, reviewWords, today } from '#renderer/parts/document-marks.tsx';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { DOCUMENT_KINDS } from '#shared/domain/documents/lifecycle.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './beside.module.css';
import type { Beside } from './beside.ts';
import { ChecklistSheet } from './checklist-sheet.tsx';
import { DocumentText } from './document-text.tsx';
import { PrintSheet } from './print-sheet.tsx';

/** How documents are linked to the record they are read beside. */
export interface Links {
  /** Ids of the linked ones. */
  ids: readonly string[];
  canLink: boolean;
  link: (document: Document) => Promise<string | null>;
  unlink: (document: Document) => Promise<string | null>;
}

/** A document in the side panel: nobody has to leave a ticket to read. */
export function DocumentReader(props: {
  documentId: string;
  beside: Beside;
  links: Links;
  canRun: boolean;
}): ReactNode {
  const { beside } = props;
  const document = useRecord('documents', props.documentId);
  const navigate = useNavigate();
  const openPage = t('Open its own page');
  return (
    <>
      <div className={css.bar}>
        <Button variant="subtle" leftSection={<IconArrowLeft size={15} />} onClick={beside.close}>
          {t('Details')}
        </Button>
        {document && (
          <>
            <PrintSheet label={document.kind === 'runbook' ? t('Print as a checklist') : t('Print')}>
              {() => <ChecklistSheet document={document} />}
            </PrintSheet>
            <Tooltip label={openPage}>
              <ActionIcon
                aria-label={openPage}
                onClick={() => void navigate({ to: '/documents/$id', params: { id: document.id } })}
              >
                <IconExternalLink size={17} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </div>
      {document === undefined && <Ghosts lines={10} />}
      {document === null && <p className={`${css.head} ${text.muted}`}>{t('This document is not on this laptop.')}</p>}
      {document && <Loaded {...props} document={document} />}
    </>
  );
}

function Loaded(props: { document: Document; beside: Beside; links: Links; canRun: boolean }): ReactNode {
  const { document, beside, links } = props;
  const names = useDirectory();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const isLinked = links.ids.includes(document.id);
  const toggle = (): void =>
    void run(async () => setError(await (isLinked ? links.unlink(document) : links.link(document))));
  const isRunbook = document.kind === 'runbook' && document.steps.length > 0;
  const review = reviewWords(document, today());
  const minutes = document.usualMinutes ?? null;
  const sub = [
    t(DOCUMENT_KINDS[document.kind].label),
    document.revision ? t('rev {revision}', { revision: document.revision }) : '',
    document.ownerId ? t('Owner {name}', { name: names.person(document.ownerId) }) : '',
    minutes !== null && document.kind === 'runbook' ? t('{minutes} min as a rule', { minutes }) : '',
    review?.tone ? t('review {words}', { words: review.words }) : '',
  ];
  return (
    <>
      <div className={css.head}>
        <h2>{document.title}</h2>
        <p className={css.sub}>{sub.filter(Boolean).join(', ')}</p>
        <div className={css.acts}>
          {document.state !== 'published' && <DocumentStateBadge document={document} />}
          {isRunbook && props.canRun && (
            <Button leftSection={<IconPlayerPlay size={14} />} onClick={() => beside.start(document.id)}>
              {t('Run it')}
            </Button>
          )}
          {links.canLink && (
            <Button variant={isLinked ? 'subtle' : 'default'} disabled={isBusy} onClick={toggle}>
              {isLinked ? t('Remove the link') : t('Link')}
            </Button>
          )}
        </div>
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
      </div>
      <DocumentText document={document} hasSteps />
    </>
  );
}
