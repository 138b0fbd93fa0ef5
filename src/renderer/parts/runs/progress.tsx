import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import { isDeviation, type Run, type RunStep } from '#shared/domain/activities/run.ts';
import css from './run.module.css';

/** How a step of a run looks. */
export type StepLook = 'open' | 'done' | 'skipped' | 'deviates';

export function lookOf({ standing }: Pick<RunStep, 'standing'>): StepLook {
  if (standing === null) return 'open';
  if (standing.step.outcome === 'skipped') return 'skipped';
  return isDeviation(standing.step) ? 'deviates' : 'done';
}

/** What the strip shows, in words: 4 done, 1 of them not as it should be, 1 skipped, 4 to do. */
export function countWords({ done, skipped, open, deviations }: Run): string {
  return [
    done > 0 && deviations.length > 0
      ? t('{done} done, {count} of them not as it should be', { done, count: deviations.length })
      : '',
    done > 0 && deviations.length === 0 ? t('{done} done', { done }) : '',
    skipped > 0 ? t('{skipped} skipped', { skipped }) : '',
    open > 0 ? t('{open} to do', { open }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** A run as a strip, one field a step. `at` is the step that is open on the screen. */
export function Progress({ run, at = null }: { run: Run; at?: string | null }): ReactNode {
  return (
    <div className={css.rail} role="img" aria-label={countWords(run)}>
      {run.steps
        .filter((step) => !step.isRemoved && !step.isLater)
        .map((step) => (
          <i key={step.id} data-is={lookOf(step)} data-at={step.id === at || undefined} />
        ))}
    </div>
  );
}
