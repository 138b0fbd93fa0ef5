import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { useKept } from '#renderer/parts/kept.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { useSave } from '#renderer/parts/save.ts';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { mergeSteps } from '#shared/domain/documents/merge-draft.ts';
import { objectionToStep } from '#shared/domain/documents/rules.ts';
import type { Document } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';

interface KeptSteps {
  steps: RunbookStep[];
  base: RunbookStep[];
}

export const newStep = (kind: RunbookStep['kind'], title = ''): RunbookStep => ({
  id: newId(),
  kind,
  title,
  detail: '',
  unit: '',
  min: null,
  max: null,
  choices: [],
});

/** Where the keyboard goes after something was done to the steps. */
export interface FocusWish {
  id: string;
  /** Which control of the step. */
  on: 'title' | 'up' | 'down';
}

/**
 * The steps of a runbook while somebody writes them. They are saved whole, when a field is left and at each thing that
 * is done to them; a step that is not complete yet waits, and so do all of them: they are kept on this laptop until
 * it is. What a colleague saves meanwhile comes in step by step.
 */
export function useStepsDraft(document: Document, edit: RecordEdit) {
  const saveDrafts = useSave();
  const kept = useKept<KeptSteps>(`document documents/${document.id} steps`, {
    label: t('Steps'),
    record: { collection: 'documents', id: document.id },
    href: `/documents/${document.id}?view=edit`,
  });
  const [first] = useState(() => {
    const { value } = kept;
    return value === null ? document.steps : mergeSteps(value.steps, value.base, document.steps).value;
  });
  const [steps, setSteps] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const [clashes, setClashes] = useState(0);
  const [wish, setWish] = useState<FocusWish | null>(null);
  const base = useRef(document.steps);
  const sending = useRef<RunbookStep[] | null>(null);
  const now = useRef(steps);
  now.current = steps;
  const { keep, drop } = kept;

  const put = useCallback(
    (next: RunbookStep[]) => {
      now.current = next;
      setSteps(next);
      if (isEqual(next, base.current)) drop();
      else keep({ steps: next, base: base.current });
    },
    [keep, drop],
  );

  const saved = document.steps;
  useEffect(() => {
    if (isEqual(saved, base.current)) return;
    const before = base.current;
    base.current = saved;
    if (isEqual(saved, sending.current) || isEqual(now.current, saved)) return;
    const merged = mergeSteps(now.current, before, saved);
    setClashes(merged.clashes);
    put(merged.value);
  }, [saved, put]);

  /** Saves them if each is complete. `undo`: an offer to take back what was done. */
  const save = useCallback(
    async (what = t('Steps')): Promise<void> => {
      const mine = now.current;
      if (isEqual(mine, base.current)) return drop();
      if (mine.some((one) => objectionToStep(one) !== null)) return;
      const before = base.current;
      sending.current = mine;
      base.current = mine;
      const against = await saveDrafts(document.title, what, [edit.draft({ steps: mine })], {});
      sending.current = null;
      setError(against);
      if (against !== null) base.current = before;
      else if (isEqual(now.current, mine)) drop();
    },
    [saveDrafts, edit, document.title, drop],
  );
  const leave = useRef(() => {});
  leave.current = () => void save();
  useEffect(() => () => leave.current(), []);

  const set = (next: RunbookStep[], what?: string): void => {
    put(next);
    void save(what);
  };
  const indexOf = (id: string): number => now.current.findIndex((one) => one.id === id);
  const insertAfter = (id: string | null, added: RunbookStep[], what?: string): void => {
    const at = id === null ? now.current.length : indexOf(id) + 1;
    set([...now.current.slice(0, at), ...added, ...now.current.slice(at)], what);
    const last = added.at(-1);
    if (last) setWish({ id: last.id, on: 'title' });
  };

  return {
    steps,
    error,
    clashes,
    isDirty: !isEqual(steps, saved),
    /** When they were typed last, where they wait. */
    keptAt: kept.at,
    wish,
    wished: () => setWish(null),
    save: () => void save(),
    change: (id: string, changes: Partial<RunbookStep>) =>
      put(now.current.map((one) => (one.id === id ? { ...one, ...changes } : one))),
    add: (kind: RunbookStep['kind'], after: string | null = null) => insertAfter(after, [newStep(kind)]),
    /** Several lines pasted: a step each. */
    addLines: (lines: string[], after: string) =>
      insertAfter(
        after,
        lines.map((line) => newStep('do', line.slice(0, 300))),
        t('{count, plural, one {# step} other {# steps}} added,', { count: lines.length }),
      ),
    duplicate: (id: string) => {
      const found = now.current[indexOf(id)];
      if (found) insertAfter(id, [{ ...found, id: newId() }], t('Step duplicated,'));
    },
    remove: (id: string) => {
      const at = indexOf(id);
      const next = now.current.filter((one) => one.id !== id);
      const neighbour = next[Math.min(at, next.length - 1)];
      set(next, t('Step {number} removed,', { number: at + 1 }));
      if (neighbour) setWish({ id: neighbour.id, on: 'title' });
    },
    move: (id: string, by: -1 | 1, on: FocusWish['on']) => {
      const at = indexOf(id);
      const to = at + by;
      const [one, other] = [now.current[at], now.current[to]];
      if (!one || !other) return;
      const next = [...now.current];
      next[at] = other;
      next[to] = one;
      set(next, t('Step {number} moved,', { number: at + 1 }));
      setWish({ id, on });
    },
  };
}
export type StepsDraft = ReturnType<typeof useStepsDraft>;
