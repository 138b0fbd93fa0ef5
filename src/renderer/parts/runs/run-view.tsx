import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type KeyHelp, useShortcuts } from '#renderer/parts/shortcuts.ts';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import { ClosedStep } from './closed-step.tsx';
import { OpenStep } from './open-step.tsx';
import css from './run.module.css';
import { RunStop } from './run-stop.tsx';
import { RunTold } from './run-told.tsx';
import type { LiveRun, RunPlace } from './use-run.ts';
import type { useSteps } from './use-steps.ts';

/** The list takes its keys itself; here they are told. */
const KEYS: KeyHelp = {
  title: t('In this run'),
  rows: [
    // words: data, the names of keys
    ['↑ ↓', t('The step before and the next one')],
    ['0 9', t('Digits go to the value to be measured')],
    ['Enter', t('Stamp the step')],
  ],
};

/** The steps of a run, one of them open. */
export function RunView(props: {
  live: LiveRun;
  place: RunPlace;
  runId: string;
  steps: ReturnType<typeof useSteps>;
  /** The level of the open step's title. */
  heading: 'h2' | 'h3';
}): ReactNode {
  const { live, place, runId, steps } = props;
  const { run, locked } = live;
  useShortcuts({}, KEYS);
  const { times } = place;
  const isUnderWay = run.started !== null && run.finishedAt === null && run.stopped === null;
  const first = run.steps.find((one) => one.standing === null && !one.isRemoved && !one.isLater);
  return (
    <div className={css.view}>
      <RunTold live={live} times={times} />
      {run.steps.length === 0 && <Empty>{t('This runbook has no steps to run.')}</Empty>}
      <ol ref={steps.list} className={css.steps} aria-label={t('Steps')} onKeyDown={steps.onKeyDown}>
        {run.steps.map((step) =>
          step.id === steps.openId ? (
            <OpenStep
              key={step.id}
              live={live}
              step={step}
              place={place.about}
              runId={runId}
              times={times}
              heading={props.heading}
              onStamped={() => steps.goOn(step)}
            />
          ) : (
            <ClosedStep key={step.id} step={step} times={times} onOpen={() => steps.open(step.id)} />
          ),
        )}
      </ol>
      {locked === null && (
        <div className={css.foot}>
          {run.stopped && first && <Button onClick={() => steps.open(first.id)}>{t('Take the run up again')}</Button>}
          {isUnderWay && <RunStop onStop={live.stop} />}
        </div>
      )}
    </div>
  );
}
