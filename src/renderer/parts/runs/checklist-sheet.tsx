import type { ReactNode } from 'react';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import type { Document } from '#shared/domain/records.ts';
import { PrintedBy } from './print-sheet.tsx';
import css from './sheet.module.css';
import { rangeWords } from './step-words.ts';

/** A document on paper; a runbook as a blank checklist, to be filled in by hand. */
export const ChecklistSheet = ({ document }: { document: Document }): ReactNode => (
  <>
    <h1>{document.title}</h1>
    <Markdown text={document.body} topHeading={2} />
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
                  {step.detail && <div className={css.small}>{step.detail}</div>}
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
    <PrintedBy />
  </>
);

/** Where the pen goes. */
function Blank({ step }: { step: RunbookStep }): ReactNode {
  switch (step.kind) {
    case 'measure':
      return (
        <>
          <span className={css.blank} /> {step.unit} <span className={css.small}>{rangeWords(step)}</span>
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
