import type { ReactNode } from 'react';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { rangeText } from '#renderer/parts/steps-text.ts';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { aroundSteps } from '#shared/domain/documents/steps-place.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './beside.module.css';
import { KindMark } from './kind-mark.tsx';

/** A document to read beside a record: its text, and the steps of a runbook where the text wants them. */
export function DocumentText({ document, hasSteps }: { document: Document; hasSteps: boolean }): ReactNode {
  const { before, after } = aroundSteps(document.body);
  const showsSteps = hasSteps && document.steps.length > 0;
  return (
    <article className={css.article} aria-label={document.title}>
      {before.trim() && <Markdown text={before} topHeading={3} />}
      {showsSteps && <StepList steps={document.steps} />}
      {after.trim() && <Markdown text={after} topHeading={3} />}
      {!document.body.trim() && !showsSteps && <p>{t('Nothing is written here yet.')}</p>}
    </article>
  );
}

const StepList = ({ steps }: { steps: readonly RunbookStep[] }): ReactNode => (
  <>
    <h3>{t('Steps')}</h3>
    <ol className={css.stepList}>
      {steps.map((step, index) => (
        <li key={step.id}>
          <span className={css.number}>{index + 1}</span>
          <div>
            <KindMark kind={step.kind} />
            <p>{step.title}</p>
            {step.detail && (
              <div className={css.dim}>
                <Markdown text={step.detail} topHeading={4} />
              </div>
            )}
            {[rangeText(step), step.choices.join(' / ')].filter(Boolean).map((line) => (
              <p key={line} className={css.dim}>
                {line}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  </>
);
