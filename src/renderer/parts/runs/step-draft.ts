import { type Kept, useKept } from '#renderer/parts/kept.ts';
import { t } from '#renderer/words/t.ts';
import type { RunStep } from '#shared/domain/activities/run.ts';
import type { Place } from './beside.ts';

/** What is typed at a step and not stamped yet. */
export interface StepDraft {
  /** The value, as typed. */
  value: string;
  remark: string;
  reason: string;
  /** What the step asks about before it is stamped. */
  asks: 'skip' | 'not-so' | null;
}

const EMPTY: StepDraft = { value: '', remark: '', reason: '', asks: null };

/** Where a run goes on. */
const addressOf = ({ collection, id }: Place, doc: string, run: string): string =>
  `/${collection}/${id}?doc=${doc}&run=${run}`;

// words: data, the draft's key
const keyOf = (run: string, step: RunStep): string => `step ${run} ${step.id}`;

/** What somebody is typing at a step of a run: it survives a crash, until the step is stamped. */
export function useStepDraft(place: Place, doc: string, run: string, step: RunStep) {
  const kept: Kept<StepDraft> = useKept<StepDraft>(keyOf(run, step), {
    label: t('Step {number}, {title}', { number: step.index + 1, title: step.step.title }),
    record: { collection: place.collection, id: place.id },
    href: addressOf(place, doc, run),
  });
  const draft = { ...EMPTY, ...kept.value };
  return {
    draft,
    change: (changes: Partial<StepDraft>): void => {
      const next = { ...draft, ...changes };
      if (next.value || next.remark || next.reason || next.asks) kept.keep(next);
      else kept.drop();
    },
    drop: kept.drop,
  };
}
