import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { STEP_KIND_LOOKS } from '#renderer/parts/document-marks.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { STEP_KINDS } from '#shared/domain/documents/fields.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './document.module.css';
import { StepCard } from './step-card.tsx';
import { useStepsDraft } from './use-steps-draft.ts';

const leaveField = (): void => {
  if (globalThis.document.activeElement instanceof HTMLElement) globalThis.document.activeElement.blur();
};

/** The steps of a runbook: added, put in order, changed and taken out, all by keyboard as well. */
export function StepsEditor({ document, edit }: { document: Document; edit: RecordEdit }): ReactNode {
  const draft = useStepsDraft(document, edit);
  const { steps } = draft;
  return (
    <Section
      title={t('Steps')}
      count={steps.length}
      actions={
        draft.isDirty ? (
          <span className={`${text.small} ${text.muted}`}>
            {draft.keptAt
              ? t('Not saved yet: a step is not complete. Kept on this laptop, {moment}.', {
                  moment: timesIn(null).moment(draft.keptAt),
                })
              : t('Not saved yet: a step is not complete.')}
          </span>
        ) : edit.unsent.has('steps') ? (
          <SavedHere />
        ) : null
      }
    >
      {steps.length === 0 && (
        <p className={`${text.small} ${text.muted}`}>
          {t('No steps yet. Several lines pasted into a step become a step each.')}
        </p>
      )}
      {draft.clashes > 0 && (
        <p className={`${text.small} ${text.warn}`} role="status">
          {t(
            'A colleague saved the steps meanwhile. {clashes, plural, one {One step was} other {# steps were}} changed by both of you: yours stands here, theirs is in the revisions.',
            { clashes: draft.clashes },
          )}
        </p>
      )}
      <ol className={css.editSteps}>
        {steps.map((step, index) => (
          <StepCard key={step.id} step={step} index={index} count={steps.length} draft={draft} />
        ))}
      </ol>
      <div className={css.addStep}>
        {STEP_KINDS.map((kind) => {
          const { label, icon: Glyph } = STEP_KIND_LOOKS[kind];
          return (
            <Button
              key={kind}
              leftSection={<IconPlus size={14} aria-hidden />}
              rightSection={<Glyph size={15} stroke={1.6} aria-hidden />}
              // A field that is left may change its height: that comes after the click, or the button slips away under it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                leaveField();
                draft.add(kind);
              }}
            >
              {t('Add: {kind}', { kind: t(label).toLowerCase() })}
            </Button>
          );
        })}
        <span className={`${text.small} ${text.muted}`}>
          {t('Enter in a title adds the next step; Alt and the arrows move one.')}
        </span>
      </div>
      {draft.error && (
        <p className={`${text.small} ${text.bad}`} role="alert">
          {draft.error}
        </p>
      )}
    </Section>
  );
}
