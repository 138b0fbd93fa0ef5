import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import type { Activity } from '#shared/domain/records.ts';
import type { StepEntry } from './step.ts';

/** What the fold reads of an activity. */
export type StepActivity = Pick<Activity, 'id' | 'createdAt' | 'createdBy' | 'byName' | 'body' | 'step'>;

/** One stamp. */
export interface RunEntry {
  id: string;
  /** Event time as the office bounds it (S18). */
  at: string;
  by: string;
  byName: string;
  remark: string;
  step: StepEntry;
}

/** A step of a run, and what was said of it. */
export interface RunStep {
  id: string;
  /** Its place in the runbook, from 0; of a removed one, where it stood. */
  index: number;
  /** The step as the runbook has it now, or as it was stamped where the runbook has it no more. */
  step: RunbookStep;
  /** Stamped under a revision that had it; the runbook has it no more. */
  isRemoved: boolean;
  /** Stamped as something else: the runbook was revised since. */
  isChanged: boolean;
  /** Came into the runbook after all of the run was done: nobody has to do it. */
  isLater: boolean;
  /** The stamp that stands, null where nobody has stamped it or the last stamp was taken back. */
  standing: RunEntry | null;
  /** All that was said of it, oldest first. */
  entries: RunEntry[];
}

/** A run as it stands: the fold of its entries over the steps of the runbook. */
export interface Run {
  /** The runbook's title as last stamped; empty before the first stamp. */
  title: string;
  documentId: string;
  steps: RunStep[];
  /** Of the steps that the runbook has: stamped, stamped as skipped, and still to do. */
  done: number;
  skipped: number;
  open: number;
  /**
   * Id of the step to go on with: the first to do from where the last stamp was, else the first of all. Null where
   * there is none, or the run was stopped.
   */
  current: string | null;
  started: RunEntry | null;
  touched: RunEntry | null;
  /** When the last step that was missing was stamped; null while one is missing. */
  finishedAt: string | null;
  /** The entry that stopped the run, while nothing was stamped after it. */
  stopped: RunEntry | null;
  /** Steps that did not come out as they should: out of range, or not so. */
  deviations: RunStep[];
  /** The runbook's steps are not what they were when some of them were stamped. */
  isRevised: boolean;
}

const order = (a: RunEntry, b: RunEntry): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1);

/** The stamps among the activities, each once, by event time; of the same moment by id, which is in order of making. */
function entriesOf(activities: readonly StepActivity[]): RunEntry[] {
  const entries = new Map<string, RunEntry>();
  for (const { id, createdAt, createdBy, byName, body, step } of activities) {
    if (step) entries.set(id, { id, at: createdAt, by: createdBy, byName, remark: body, step });
  }
  return [...entries.values()].sort(order);
}

/**
 * The run that the activities amount to, whatever the order they came in: of several stamps of one step the later by
 * event time stands and the others are kept beside it. `steps` are those of the runbook as it is now, empty where it
 * is not here: then the run is told by its entries alone. The activities are those of one run.
 */
export function foldRun(steps: readonly RunbookStep[], activities: readonly StepActivity[]): Run {
  const entries = entriesOf(activities);
  const last = entries.at(-1) ?? null;
  const stopped = last?.step.outcome === 'stopped' ? last : null;
  const byStep = new Map<string, RunEntry[]>();
  for (const entry of entries) {
    if (entry.step.outcome === 'stopped') continue;
    byStep.set(entry.step.stepId, [...(byStep.get(entry.step.stepId) ?? []), entry]);
  }
  const known = new Set(steps.map((one) => one.id));
  const isHere = steps.length > 0;
  const wasWhole = wasDoneUnderOneRevision(entries, byStep);
  const present = steps.map((step, index) => {
    const said = byStep.get(step.id) ?? [];
    const isLater = wasWhole && said.length === 0;
    return runStep(step, index, said, { isRemoved: false, isLater });
  });
  const gone = [...byStep]
    .filter(([id]) => !known.has(id))
    .flatMap(([, said]) => {
      const stamped = said.at(-1)?.step;
      if (!stamped) return [];
      return [runStep(asStamped(stamped), stamped.index, said, { isRemoved: isHere, isLater: false })];
    });
  // A removed step stands before the one that took its place.
  const all = [...present, ...gone].sort(
    (a, b) => a.index - b.index || Number(b.isRemoved) - Number(a.isRemoved) || (a.id < b.id ? -1 : 1),
  );
  const counted = all.filter((one) => !one.isRemoved && !one.isLater);
  const open = counted.filter((one) => one.standing === null);
  const skipped = counted.filter((one) => one.standing?.step.outcome === 'skipped').length;
  const missing = isHere ? 0 : Math.max(0, (last?.step.of ?? 0) - counted.length);
  const isWhole = counted.length > 0 && open.length === 0 && missing === 0;
  return {
    title: last?.step.document ?? '',
    documentId: last?.step.documentId ?? '',
    steps: all,
    done: counted.length - open.length - skipped,
    skipped,
    open: open.length + missing,
    current: stopped ? null : (goesOnAt(open, last)?.id ?? null),
    started: entries[0] ?? null,
    touched: last,
    finishedAt: isWhole ? latest(counted.map(closedAt)) : null,
    stopped: isWhole ? null : stopped,
    deviations: all.filter(({ standing }) => standing !== null && isDeviation(standing.step)),
    isRevised: isHere && entries.length > 0 && isRevised(all, last?.step.of ?? 0, steps.length),
  };
}

const goesOnAt = (open: readonly RunStep[], last: RunEntry | null): RunStep | undefined =>
  open.find((one) => one.index >= (last?.step.index ?? 0)) ?? open[0];

/** Whether a stamp says that something is not as it should be. */
export const isDeviation = ({ outcome }: StepEntry): boolean => outcome === 'out-of-range' || outcome === 'not-so';

/** The activities of each run, by the run's id. */
export function runsIn<A extends StepActivity>(activities: readonly A[]): Map<string, A[]> {
  const runs = new Map<string, A[]>();
  for (const one of activities) {
    if (one.step) runs.set(one.step.run, [...(runs.get(one.step.run) ?? []), one]);
  }
  return runs;
}

function runStep(
  step: RunbookStep,
  index: number,
  entries: RunEntry[],
  is: { isRemoved: boolean; isLater: boolean },
): RunStep {
  const last = entries.at(-1);
  const standing = last && last.step.outcome !== 'taken-back' ? last : null;
  const isChanged = !is.isRemoved && standing !== null && differs(step, standing.step);
  return { id: step.id, index, step, ...is, isChanged, standing, entries };
}

/** A step as far as its stamp tells of it. */
const asStamped = ({ stepId, kind, title, unit, min, max, choices }: StepEntry): RunbookStep => ({
  id: stepId,
  kind,
  title,
  detail: '',
  unit,
  min,
  max,
  choices,
});

/** Whether a step asks for something else than what was stamped. */
const differs = (now: RunbookStep, then: StepEntry): boolean =>
  now.kind !== then.kind ||
  now.title !== then.title ||
  now.unit !== then.unit ||
  now.min !== then.min ||
  now.max !== then.max ||
  now.choices.join('\n') !== then.choices.join('\n');

const isRevised = (all: readonly RunStep[], of: number, count: number): boolean =>
  of !== count || all.some((one) => one.isRemoved || one.isChanged || one.isLater);

/**
 * Whether all steps were stamped while the runbook stayed as it was: such a run is finished for ever, also when the
 * runbook gets more steps next year.
 */
function wasDoneUnderOneRevision(entries: readonly RunEntry[], byStep: ReadonlyMap<string, RunEntry[]>): boolean {
  const [first] = entries;
  if (!first || entries.some(({ step }) => step.revision !== first.step.revision || step.of !== first.step.of)) {
    return false;
  }
  const closed = [...byStep.values()].filter((said) => said.at(-1)?.step.outcome !== 'taken-back').length;
  return closed === first.step.of;
}

/** When a step that is stamped was first stamped, not counting what was taken back: measuring again is no new start. */
function closedAt({ entries }: RunStep): string {
  const since = entries.findLastIndex((one) => one.step.outcome === 'taken-back') + 1;
  return entries[since]?.at ?? '';
}

const latest = (moments: string[]): string => moments.reduce((a, b) => (a > b ? a : b), '');
