import { Button } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDot,
  IconCircleMinus,
  IconPlayerPlay,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { rangeText } from '#renderer/parts/steps-text.ts';
import type { Times } from '#renderer/parts/times.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Run, RunStep } from '#shared/domain/activities/run.ts';
import css from './beside.module.css';
import { countWords, lookOf, type StepLook } from './progress.tsx';
import { valueWords } from './step-words.ts';

/** Steps that a card shows. */
const SHOWN = 7;

const ICONS: Record<StepLook, typeof IconCircle> = {
  open: IconCircle,
  done: IconCircleCheckFilled,
  skipped: IconCircleMinus,
  deviates: IconAlertTriangleFilled,
};

/** The steps around the current one. */
function around({ steps, current }: Run): RunStep[] {
  const at = Math.max(
    0,
    steps.findIndex((one) => one.id === current),
  );
  const from = Math.max(0, Math.min(at - 2, steps.length - SHOWN));
  return steps.slice(from, from + SHOWN);
}

/** A run that is under way, at a glance: where it stands, and the way on. */
export function RunCard(props: {
  run: Run;
  title: string;
  canRun: boolean;
  times: Times;
  onOpen: () => void;
}): ReactNode {
  const { run, title } = props;
  const number = run.steps.find((one) => one.id === run.current);
  const shown = around(run);
  return (
    <div className={css.run}>
      <b className={text.medium}>{title}</b>
      <p className={`${text.small} ${text.muted}`}>
        {run.stopped ? t('Stopped, {counts}', { counts: countWords(run) }) : countWords(run)}
      </p>
      <ol className={css.glance} aria-label={t('Steps of {title}', { title })}>
        {shown.map((step) => {
          const look = lookOf(step);
          const isNow = step.id === run.current;
          const Glyph = isNow ? IconCircleDot : ICONS[look];
          return (
            <li key={step.id} data-is={look} data-now={isNow || undefined} value={step.index + 1}>
              <Glyph size={15} stroke={1.6} aria-hidden />
              <span>{step.step.title}</span>
              <small>{noteOf(step)}</small>
            </li>
          );
        })}
      </ol>
      <Button
        fullWidth
        leftSection={props.canRun ? <IconPlayerPlay size={14} /> : null}
        aria-label={t('Open the run of {title}', { title })}
        onClick={props.onOpen}
      >
        {props.canRun && number
          ? t('Go on at step {number} of {count}', { number: number.index + 1, count: run.steps.length })
          : t('Open the run')}
      </Button>
    </div>
  );
}

const noteOf = ({ standing, step }: RunStep): string => {
  const value = standing?.step.value ?? null;
  return value === null ? (standing ? '' : rangeText(step)) : valueWords(value, standing?.step.unit ?? '');
};
