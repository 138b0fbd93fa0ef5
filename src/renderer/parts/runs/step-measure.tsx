import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { rangeText } from '#renderer/parts/steps-text.ts';
import { t } from '#renderer/words/t.ts';
import type { RunStep } from '#shared/domain/activities/run.ts';
import { outOfRange, readMeasure } from '#shared/domain/activities/step.ts';
import css from './measure.module.css';
import { Scale } from './scale.tsx';
import stepCss from './step.module.css';
import { deviationWords, valueWords } from './step-words.ts';

/**
 * Takes a measured value. One that lies in its range is stamped at once; one that does not is said, and kept as it is
 * when that is confirmed: the value is the finding.
 */
export function StepMeasure(props: {
  step: RunStep;
  typed: string;
  onType: (typed: string) => void;
  onStamp: (value: number) => void;
  onError: (words: string | null) => void;
  isBusy: boolean;
  /** Below the value: the remark. */
  children: ReactNode;
  /** Beside the button that stamps. */
  others: ReactNode;
}): ReactNode {
  const { step, typed } = props;
  const { unit } = step.step;
  const input = useRef<HTMLInputElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  /** The value that lies outside and that somebody has been told of. */
  const [told, setTold] = useState<number | null>(null);
  const value = readMeasure(typed, unit);
  const isOut = value !== null && outOfRange(value, step.step) !== null;
  const isTold = isOut && told === value;
  useEffect(() => {
    if (isTold) keep.current?.focus();
  }, [isTold]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value === null) {
      props.onError(typed.trim() ? t('“{typed}” is not a number.', { typed }) : t('Type what you measured.'));
      input.current?.focus();
    } else if (isOut && !isTold) {
      props.onError(null);
      setTold(value);
    } else {
      props.onStamp(value);
    }
  };
  const again = (): void => {
    setTold(null);
    props.onType('');
    input.current?.focus();
  };
  const range = rangeText(step.step);
  return (
    <form className={stepCss.form} noValidate onSubmit={submit}>
      <div className={css.measure}>
        <label className={css.value} data-out={isTold || undefined}>
          <input
            ref={input}
            data-primary
            data-measure
            inputMode={(step.step.min ?? 0) < 0 ? 'text' : 'decimal'}
            autoComplete="off"
            aria-label={unit ? t('Measured, in {unit}', { unit }) : t('Measured')}
            aria-description={range && t('It should be {range}.', { range })}
            value={typed}
            onChange={(event) => {
              props.onError(null);
              props.onType(event.currentTarget.value);
            }}
          />
          <span aria-hidden>{unit}</span>
        </label>
        <Scale step={step.step} value={value} />
      </div>
      {isTold && value !== null && (
        <p className={css.out} role="alert">
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            <b>{deviationWords(value, step.step)}.</b>{' '}
            {t('It is kept as it is and marked as out of range. The run goes on.')}
          </span>
        </p>
      )}
      {props.children}
      <div className={stepCss.acts}>
        <Button ref={keep} type="submit" variant="filled" disabled={props.isBusy}>
          {value === null ? t('Keep the value') : t('Keep {value}', { value: valueWords(value, unit) })}
        </Button>
        {isTold && <Button onClick={again}>{t('Measure again')}</Button>}
        {props.others}
      </div>
    </form>
  );
}
