import type { ReactNode } from 'react';
import { documentStateText } from '#renderer/parts/document-marks.tsx';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { rangeText } from '#renderer/parts/steps-text.ts';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { aroundSteps } from '#shared/domain/documents/steps-place.ts';
import type { Document } from '#shared/domain/records.ts';
import { PrintedBy } from './print-sheet.tsx';
import css from './sheet.module.css';

/** A document on paper; a runbook as a blank checklist, to be filled in by hand. */
export function ChecklistSheet({ document }: { document: Document }): ReactNode {
  const { before, after } = aroundSteps(document.body);
  return (
    <>
      <h1>{document.title}</h1>
      <p className={css.small}>{documentStateText(document)}</p>
      <Markdown text={before} topHeading={2} />
      {document.steps.length > 0 && (
        <>
          <h2>{t('Steps')}</h2>
          <table className={css.steps}>
            <tbody>
              {document.steps.map((step, index) => (
                <tr key={step.id}>
                  <td className={css.number}>{index + 1}</td>
                  <td>
                    {step.title}
                    {step.detail && (
                      <div className={css.small}>
                        <Markdown text={step.detail} topHeading={4} />
                      </div>
                    )}
                  </td>
                  <td className={css.result}>
                    <Blank step={step} />
                    <span className={css.line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={css.small}>{t('Done by, date, time:')}</p>
          <span className={css.line} />
        </>
      )}
      <Markdown text={after} topHeading={2} />
      <PrintedBy />
    </>
  );
}

/** Where the pen goes. */
function Blank({ step }: { step: RunbookStep }): ReactNode {
  switch (step.kind) {
    case 'measure':
      return (
        <>
          <span className={css.blank} /> {step.unit} <span className={css.small}>{rangeText(step)}</span>
        </>
      );
    case 'choose':
      return step.choices.map((choice) => (
        <div key={choice}>
          <span className={css.box} />
          {choice}
        </div>
      ));
    default:
      return (
        <>
          <span className={css.box} />
          {step.kind === 'check' ? t('as it should be') : t('done')}
        </>
      );
  }
}
