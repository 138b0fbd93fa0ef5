import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { Markdown } from '#renderer/parts/markdown/markdown.tsx';
import { rangeText } from '#renderer/parts/steps-text.ts';
import type { Times } from '#renderer/parts/times.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { RunStep } from '#shared/domain/activities/run.ts';
import type { Place } from './beside.ts';
import { Stamp, Under } from './closed-step.tsx';
import { KindMark } from './kind-mark.tsx';
import css from './step.module.css';
import { StepForm } from './step-form.tsx';
import type { LiveRun } from './use-run.ts';

interface Props {
  live: LiveRun;
  step: RunStep;
  place: Place;
  runId: string;
  times: Times;
  /** The level of its title: below what it stands under. */
  heading: 'h2' | 'h3';
  onStamped: () => void;
}

/** The step that is open: what to do, and where it is stamped. One that is stamped can be stamped again or taken back. */
export function OpenStep(props: Props): ReactNode {
  const { live, step, times, heading: Heading } = props;
  const { unsent } = useLiveSync();
  const [isAgain, setIsAgain] = useState(false);
  const { standing } = step;
  const range = rangeText(step.step);
  const isUnsent = standing !== null && unsent.has(standing.id);
  return (
    <li className={css.now} aria-current="step" data-step={step.id}>
      <span className={css.number}>{step.index + 1}</span>
      <div className={css.nowHead}>
        <KindMark kind={step.step.kind} />
        {isUnsent && <SavedHere />}
        {/* Takes the focus where the step has no one thing to do. */}
        <Heading tabIndex={-1}>{step.step.title}</Heading>
      </div>
      <div className={css.nowBody}>
        {step.step.detail && (
          <div className={css.detail}>
            <Markdown text={step.step.detail} topHeading={4} />
          </div>
        )}
        {range && <p className={css.detail}>{t('It should be {range}.', { range })}</p>}
        {step.entries.length > 0 && (
          <div className={css.said}>
            {standing && <Stamp entry={standing} times={times} />}
            <Under step={step} times={times} />
          </div>
        )}
        {live.locked === null &&
          !step.isRemoved &&
          (standing === null || isAgain ? (
            <StepForm
              {...props}
              onStamped={() => {
                setIsAgain(false);
                props.onStamped();
              }}
            />
          ) : (
            <Correct {...props} onAgain={() => setIsAgain(true)} />
          ))}
      </div>
    </li>
  );
}

/** What corrects a stamp: a later one, or taking it back. Nothing is changed, an entry is added. */
function Correct({ live, step, onAgain }: Props & { onAgain: () => void }): ReactNode {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const takeBack = (): void => void run(async () => setError(await live.takeBack(step)));
  return (
    <div className={css.form}>
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <div className={css.acts}>
        <Button data-primary onClick={onAgain}>
          {step.step.kind === 'measure' ? t('Measure again') : t('Stamp again')}
        </Button>
        <Button variant="subtle" disabled={isBusy} onClick={takeBack}>
          {t('Take back')}
        </Button>
      </div>
    </div>
  );
}
