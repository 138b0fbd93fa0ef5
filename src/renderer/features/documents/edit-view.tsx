import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconGitMerge, IconHistory } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { EditorHandle } from '#renderer/parts/markdown/editor/markdown-editor.tsx';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordText } from '#renderer/parts/record-fields.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { LineDiff } from '#renderer/ui/line-diff.tsx';
import { Notice } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { aroundSteps, STEPS_HERE } from '#shared/domain/documents/steps-place.ts';
import type { Document } from '#shared/domain/records.ts';
import { lineDiff } from '#shared/lib/line-diff.ts';
import css from './document.module.css';
import { StepsEditor } from './steps-editor.tsx';
import { StepsToRead } from './steps-to-read.tsx';
import { type BodyDraft, useBodyDraft } from './use-body-draft.ts';

const Writer = lazy(async () => ({
  default: (await import('#renderer/parts/markdown/editor/writer.tsx')).Writer,
}));

/** From this width on the text and what becomes of it stand side by side: 1200 px at a desk. */
const WIDE = '(min-width: 1200px)';

const PLACEHOLDERS: Record<Document['kind'], string> = {
  runbook: t('When to use it, what to have at hand, the way back. The steps are written below.'),
  article: t('What is worth knowing, so that somebody in a cold room finds it at once.'),
  'known-error': t('How it shows, what causes it, how to live with it until it is mended.'),
};

/** A document while it is written: its title, its text with what becomes of it, the steps of a runbook. */
export function EditView({ document, edit }: { document: Document; edit: RecordEdit }): ReactNode {
  const editor = useRef<EditorHandle | null>(null);
  const draft = useBodyDraft(document, edit, editor);
  const [isBusy, run] = useBusy();
  const isWide = useMediaQuery(WIDE, window.innerWidth >= 1200, { getInitialValueInEffect: false });
  const [hasPreview, setHasPreview] = useState(true);
  const isRunbook = document.kind === 'runbook';
  const save = (): void => void run(async () => void (await draft.save()));
  return (
    <>
      <div className={css.titleField}>
        <RecordText edit={edit} field="title" />
      </div>
      <DraftOfText draft={draft} />
      <CameIn draft={draft} />
      <Suspense fallback={<Ghosts lines={6} />}>
        <Writer
          label={t('Text of the document')}
          placeholder={PLACEHOLDERS[document.kind]}
          initial={draft.initial}
          onChange={draft.onChange}
          onSubmit={save}
          editor={editor}
          fixed={isRunbook ? [{ label: 'steps', detail: t('Put the steps here'), text: STEPS_HERE }] : []}
          end={
            <div className={css.writeEnd}>
              <Said draft={draft} document={document} />
              <SegmentedControl
                size="xs"
                aria-label={t('What to see while writing')}
                value={hasPreview ? 'both' : 'text'}
                onChange={(value) => setHasPreview(value === 'both')}
                data={[
                  { value: 'text', label: t('Text') },
                  { value: 'both', label: isWide ? t('Side by side') : t('With preview') },
                ]}
              />
              <Button variant="filled" disabled={isBusy || !draft.isDirty} onClick={save}>
                {t('Save text')}
              </Button>
            </div>
          }
          {...(hasPreview ? { preview: <Preview document={document} text={draft.text} /> } : {})}
        />
      </Suspense>
      {draft.error && (
        <Notice tone="bad" icon={<IconGitMerge size={16} aria-hidden />}>
          <span role="alert">{draft.error}</span>
        </Notice>
      )}
      {isRunbook && <StepsEditor document={document} edit={edit} />}
    </>
  );
}

/** Where the text is safe. */
function Said({ draft, document }: { draft: BodyDraft; document: Document }): ReactNode {
  if (draft.isDirty) {
    return (
      <span className={`${text.small} ${text.muted}`}>
        {draft.keptAt
          ? t('Not saved yet. A draft is kept on this laptop, {moment}.', {
              moment: timesIn(null).moment(draft.keptAt),
            })
          : t('Not saved yet.')}
      </span>
    );
  }
  return (
    <span className={`${text.small} ${text.muted}`}>
      {document.state === 'published'
        ? t('Saved. Published: what you save is what everybody reads.')
        : t('The text is saved.')}
    </span>
  );
}

/** What becomes of the text. It follows the typing with what time is left. */
function Preview({ document, text: written }: { document: Document; text: string }): ReactNode {
  const later = useDeferredValue(written);
  const { before, after } = useMemo(() => aroundSteps(later), [later]);
  const hasSteps = document.kind === 'runbook' && document.steps.length > 0;
  return (
    <section aria-label={t('Preview')}>
      {later.trim() === '' && <p className={text.muted}>{t('What you write is shown here as it will be read.')}</p>}
      <Markdown text={before} />
      {hasSteps && <StepsToRead steps={document.steps} isShort />}
      {after && <Markdown text={after} />}
    </section>
  );
}

/** A draft that was not written just now: go on with it, or drop it. */
function DraftOfText({ draft }: { draft: BodyDraft }): ReactNode {
  const show = useNotices((state) => state.show);
  if (draft.old === null) return null;
  const drop = (): void => {
    const restore = draft.drop();
    const putBack = async (): Promise<void> => {
      restore();
      show({ tone: 'ok', text: t('The draft is back.'), undo: null });
    };
    show({ tone: 'ok', text: t('The draft was dropped.'), undo: putBack });
  };
  return (
    <Notice tone="accent" icon={<IconHistory size={15} aria-hidden />}>
      <span>
        {t('A draft of {moment} is here. It was not saved: nobody else has it.', {
          moment: timesIn(null).moment(draft.old),
        })}
      </span>
      <Button data-size="xs" onClick={draft.goOn}>
        {t('Go on with it')}
      </Button>
      <Button data-size="xs" onClick={drop}>
        {t('Drop it')}
      </Button>
    </Notice>
  );
}

/** A colleague saved while one was writing: what came in, and where both wrote the same lines. */
function CameIn({ draft }: { draft: BodyDraft }): ReactNode {
  const names = useDirectory();
  const [isOpen, setIsOpen] = useState(false);
  const { cameIn, text: mine } = draft;
  const lines = useMemo(() => (cameIn && isOpen ? lineDiff(cameIn.theirs, mine) : []), [cameIn, isOpen, mine]);
  if (!cameIn) return null;
  const by = names.person(cameIn.by);
  return (
    <>
      <Notice tone={cameIn.clashes > 0 ? 'warn' : 'accent'} icon={<IconGitMerge size={16} aria-hidden />}>
        <span role="status">
          {cameIn.clashes > 0
            ? t(
                '{by} saved this text meanwhile. {clashes, plural, one {At one place} other {At # places}} both of you changed the same lines: both stand there, theirs first. Take one of them out before you save.',
                { by, clashes: cameIn.clashes },
              )
            : t('{by} saved this text meanwhile. What they changed stands in yours now; nothing of yours is lost.', {
                by,
              })}
        </span>
        <Button data-size="xs" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('Hide the difference') : t('See the difference')}
        </Button>
        <Button data-size="xs" variant="subtle" onClick={draft.seen}>
          {t('All right')}
        </Button>
      </Notice>
      {isOpen && (
        <div className={css.difference}>
          <LineDiff lines={lines} label={t('What yours changes in theirs')} />
        </div>
      )}
    </>
  );
}
