import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Run, RunStep } from '#shared/domain/activities/run.ts';

/** The step to go on with after another one: the next that is to do, else the first that is. */
function nextAfter(run: Run, step: RunStep): string | null {
  const open = run.steps.filter((one) => one.standing === null && !one.isRemoved && !one.isLater && one.id !== step.id);
  return (open.find((one) => one.index > step.index) ?? open[0])?.id ?? null;
}

/** The step that is open, by run: a tablet that is turned draws the run anew, and it stays open. */
const openSteps = new Map<string, string | null>();

/** The run opens at the step it goes on with, whichever was open before. */
export const forgetOpenStep = (runId: string): void => void openSteps.delete(runId);

/** What takes the focus when a step opens: the one thing to do, else its title. */
function focusOn(list: HTMLElement | null): void {
  const open = list?.querySelector<HTMLElement>('[aria-current="step"]');
  const target = open?.querySelector<HTMLElement>('[data-primary]') ?? open?.querySelector<HTMLElement>('h2, h3');
  target?.focus({ preventScroll: true });
  open?.scrollIntoView({ block: 'nearest' });
}

/**
 * Which step of a run is open. It begins at the first that is to do and goes on with each stamp; arrows go up and down,
 * a digit goes to the measured value. A stamp of somebody else does not take the open step away.
 */
export function useSteps(run: Run, runId: string) {
  const [openId, setOpenId] = useState(() => openSteps.get(runId) ?? run.current);
  const list = useRef<HTMLOListElement>(null);
  /** The focus follows where a person went, not where the list was drawn anew. */
  const follows = useRef(true);
  const open = useCallback(
    (id: string | null) => {
      follows.current = true;
      openSteps.set(runId, id);
      setOpenId(id);
    },
    [runId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another step opens.
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    focusOn(list.current);
  }, [openId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    // A key that is held down stamps one step, not all of them.
    if (event.key === 'Enter' && event.repeat) {
      event.preventDefault();
      return;
    }
    const isText = target instanceof HTMLTextAreaElement;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isText) {
      const at = run.steps.findIndex((one) => one.id === openId);
      const to = run.steps[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (!to) return;
      event.preventDefault();
      open(to.id);
    } else if (/^[\d.,-]$/.test(event.key) && !isText && !(target instanceof HTMLInputElement)) {
      // The key itself goes on to the field that has the focus by then.
      list.current?.querySelector<HTMLInputElement>('[data-measure]')?.focus();
    }
  };
  return { openId, open, list, onKeyDown, goOn: (step: RunStep) => open(nextAfter(run, step)) };
}
