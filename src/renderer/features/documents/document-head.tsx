import { SegmentedControl } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { DocumentKindIcon, DocumentStateBadge, reviewWords, today } from '#renderer/parts/document-marks.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { ClientLink } from '#renderer/parts/record-names.tsx';
import { ChecklistSheet } from '#renderer/parts/runs/checklist-sheet.tsx';
import { PrintSheet } from '#renderer/parts/runs/print-sheet.tsx';
import { RunButton } from '#renderer/parts/runs/run-button.tsx';
import { dayText } from '#renderer/parts/times.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Notice, PageHead } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { DOCUMENT_KINDS } from '#shared/domain/documents/lifecycle.ts';
import type { Document } from '#shared/domain/records.ts';
import { DocumentMoves } from './document-moves.tsx';
import type { DocumentView } from './document-page.tsx';

/** Top of the page: what it is, whose, how fresh, and what one can do. */
export function DocumentHead(props: {
  document: Document;
  edit: RecordEdit;
  /** As `edit`, also for a retired document: its way back. */
  life: RecordEdit;
  view: DocumentView;
  onView: (view: DocumentView) => void;
}): ReactNode {
  const { document, edit, life, view, onView } = props;
  const names = useDirectory();
  const { unsent } = useLiveSync();
  const [error, setError] = useState<string | null>(null);
  const review = reviewWords(document, today());
  const minutes = document.usualMinutes ?? null;
  return (
    <>
      <PageHead
        before={<DocumentKindIcon kind={document.kind} />}
        title={document.title}
        after={
          <>
            <DocumentStateBadge document={document} />
            {unsent.has(document.id) && <SavedHere />}
          </>
        }
        sub={
          <>
            <span>{t(DOCUMENT_KINDS[document.kind].label)}</span>
            <span>
              {document.organizationId === null ? t('for every client') : <ClientLink id={document.organizationId} />}
            </span>
            <span className={document.ownerId === null ? text.warn : undefined}>
              {document.ownerId === null
                ? t('nobody answers for it')
                : t('Owner {name}', { name: names.person(document.ownerId) })}
            </span>
            {document.reviewOn !== null && document.state !== 'retired' && (
              <span className={review?.tone}>
                {t('next review {day}', { day: dayText(document.reviewOn) })}
                {review?.tone && `, ${review.words}`}
              </span>
            )}
            {minutes !== null && document.kind === 'runbook' && (
              <span>{t('{minutes} min as a rule', { minutes })}</span>
            )}
          </>
        }
        actions={
          <>
            <SegmentedControl
              aria-label={t('What to see of it')}
              size="xs"
              value={view}
              onChange={(next) => onView(next as DocumentView)}
              data={[
                { value: 'read', label: t('Read') },
                ...(edit.canWrite ? [{ value: 'edit', label: t('Edit') }] : []),
                { value: 'revisions', label: t('Revisions') },
              ]}
            />
            <DocumentMoves document={document} edit={life} view={view} onError={setError} />
            {view === 'read' && <RunButton document={document} />}
            {view === 'read' && (
              <PrintSheet label={document.kind === 'runbook' ? t('Print as a checklist') : t('Print')}>
                {() => <ChecklistSheet document={document} />}
              </PrintSheet>
            )}
          </>
        }
      />
      {error && (
        <Notice tone="bad" icon={<IconAlertTriangle size={16} aria-hidden />}>
          <span role="alert">{error}</span>
        </Notice>
      )}
    </>
  );
}
