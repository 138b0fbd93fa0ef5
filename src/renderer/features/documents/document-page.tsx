import { IconAlertTriangle, IconArchive, IconLock, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import { MissingRecord } from '#renderer/parts/missing-record.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { type RecordEdit, useRecordEdit } from '#renderer/parts/record-edit.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { fieldLabel } from '#renderer/parts/values.ts';
import { Notice, Section } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './document.module.css';
import { DocumentHead } from './document-head.tsx';
import { DocumentSide } from './document-side.tsx';
import { EditView } from './edit-view.tsx';
import { ReadView } from './read-view.tsx';
import { RevisionsView } from './revisions-view.tsx';

/** What the page shows of a document. */
export type DocumentView = 'read' | 'edit' | 'revisions';

/** What an address says of it, whoever typed it. */
export const readDocumentSearch = (raw: Record<string, unknown>): { view?: DocumentView } =>
  raw.view === 'edit' || raw.view === 'revisions' ? { view: raw.view } : {};

/** One document: read it, write it, see what it was. `view` and `onView` stand in the address. */
export function DocumentPage(props: {
  id: string;
  view: DocumentView;
  onView: (view: DocumentView) => void;
}): ReactNode {
  const document = useRecord('documents', props.id);
  if (document === undefined) {
    return (
      <>
        <PageTitle title={t('Document')} crumbs={[{ label: t('Documents'), to: '/documents' }]} />
        <Ghosts lines={12} />
      </>
    );
  }
  if (document === null) return <MissingRecord collection="documents" />;
  return <Loaded {...props} document={document} />;
}

function Loaded(props: { document: Document; view: DocumentView; onView: (view: DocumentView) => void }): ReactNode {
  const { document, view, onView } = props;
  const names = useDirectory();
  const record = document as unknown as AnyRecord;
  const edit = useRecordEdit('documents', record, document.deleted || document.state === 'retired');
  const life = useRecordEdit('documents', record);
  const times = timesIn(names.zone(document.siteIds[0] ?? null, document.organizationId));
  const shown = view === 'edit' && !edit.canWrite ? 'read' : view;
  const head = <DocumentHead document={document} edit={edit} life={life} view={shown} onView={onView} />;
  const notices = (
    <>
      <Standing document={document} life={life} />
      <Conflicts edit={edit} />
    </>
  );
  return (
    <>
      <PageTitle
        title={document.title}
        crumbs={[{ label: t('Documents'), to: '/documents' }, { label: document.title }]}
      />
      {shown !== 'read' ? (
        <div className={css.write}>
          {head}
          {notices}
          {shown === 'edit' ? (
            <EditView document={document} edit={edit} />
          ) : (
            <RevisionsView document={document} edit={edit} times={times} />
          )}
        </div>
      ) : (
        <Split
          sideLabel={t('Details and history')}
          side={<DocumentSide document={document} edit={edit} times={times} />}
        >
          {head}
          {notices}
          <ReadView document={document} />
        </Split>
      )}
    </>
  );
}

/** Why nothing can be written here, where nothing can. */
function Standing({ document, life }: { document: Document; life: RecordEdit }): ReactNode {
  const why = document.deleted
    ? { icon: <IconTrash size={15} aria-hidden />, words: t('This document was deleted. Nobody finds it any more.') }
    : document.state === 'retired'
      ? {
          icon: <IconArchive size={15} aria-hidden />,
          words: t(
            'This document is retired: it is offered nowhere and takes no edits. Take it back to draft to change it.',
          ),
        }
      : !life.canWrite
        ? { icon: <IconLock size={15} aria-hidden />, words: t('Your role reads this document and changes nothing.') }
        : null;
  return (
    why && (
      <Notice icon={why.icon}>
        <span className={text.second}>{why.words}</span>
      </Notice>
    )
  );
}

/** Fields that are not edited where they stand: their conflicts are settled above the text. */
const WITHOUT_PLACE = ['title', 'body', 'steps', 'state', 'deleted', 'organizationId'];

function Conflicts({ edit }: { edit: RecordEdit }): ReactNode {
  const open = new Set(Object.values(edit.record.conflicts).map((one) => one.field));
  if (open.size === 0) return null;
  const here = WITHOUT_PLACE.filter((field) => open.has(field));
  return (
    <>
      <Notice tone="bad" icon={<IconAlertTriangle size={16} aria-hidden />}>
        <b>
          {t('{conflicts, plural, one {One field was} other {# fields were}} written by two people.', {
            conflicts: open.size,
          })}
        </b>
        <span>{t('Both values are kept. Choose one.')}</span>
      </Notice>
      {here.map((field) => (
        <Section key={field} title={fieldLabel('documents', field)}>
          <FieldConflicts edit={edit} field={field} />
        </Section>
      ))}
    </>
  );
}
