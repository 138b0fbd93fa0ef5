import type { ReactNode } from 'react';
import { STEP_KIND_LOOKS } from '#renderer/parts/document-marks.tsx';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { rangeText } from '#renderer/parts/steps-text.ts';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import css from './document.module.css';

/** The steps of a runbook as they are read, not run. */
export function StepsToRead(props: {
  steps: readonly RunbookStep[];
  /** Their titles only, where they stand in full beside it. */
  isShort?: boolean;
}): ReactNode {
  const { steps, isShort = false } = props;
  const Heading = isShort ? 'h3' : 'h2';
  return (
    <section className={css.steps} aria-label={isShort ? t('Steps, in short') : t('Steps')}>
      <Heading>{t('Steps')}</Heading>
      <ol>
        {steps.map((step, index) => (
          <Step key={step.id} step={isShort ? { ...step, detail: '' } : step} number={index + 1} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, number }: { step: RunbookStep; number: number }): ReactNode {
  const { label, icon: Glyph } = STEP_KIND_LOOKS[step.kind];
  const range = step.kind === 'measure' ? rangeText(step) || step.unit : '';
  return (
    <li className={css.step}>
      <span className={css.number}>{number}</span>
      <span className={css.kind}>
        <Glyph size={15} stroke={1.7} aria-hidden />
        {t(label)}
      </span>
      <span className={css.what}>
        {step.title}
        {range && <span className={css.range}>{range}</span>}
      </span>
      {step.kind === 'choose' && step.choices.length > 0 && (
        <ul className={css.choices}>
          {step.choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
      {step.detail.trim() && (
        <div className={css.detail}>
          <Markdown text={step.detail} topHeading={3} />
        </div>
      )}
    </li>
  );
}
