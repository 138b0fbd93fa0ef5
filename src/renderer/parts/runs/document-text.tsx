import type { ReactNode } from 'react';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { t } from '#renderer/words/t.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './beside.module.css';
import { KindMark } from './kind-mark.tsx';
import { rangeWords } from './step-words.ts';

/** A document to read: its text, and the steps of a runbook below it. */
export function DocumentText({ document, hasSteps }: { document: Document; hasSteps: boolean }): ReactNode {
  return (
    <article className={css.article} aria-label={document.title}>
      {document.body.trim() ? (
        <Markdown text={document.body} topHeading={3} />
      ) : (
        <p>{t('Nothing is written here yet.')}</p>
      )}
      {hasSteps && document.steps.length > 0 && (
        <>
          <h3>{t('Steps')}</h3>
          <ol className={css.stepList}>
            {document.steps.map((step, index) => (
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
                  {[rangeWords(step), step.choices.join(' / ')].filter(Boolean).map((line) => (
                    <p key={line} className={css.dim}>
                      {line}
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </article>
  );
}
