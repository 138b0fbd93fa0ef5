import type { KeyboardEvent } from 'react';

const PAIR = '[data-pair]';

/** The buttons of a pair: the left side's, the right side's. */
const buttonsOf = (pair: Element): HTMLElement[] => [...pair.querySelectorAll<HTMLElement>('[data-choice]')];

/**
 * Keys of a pair of values, or of several below each other inside `[data-pairs]`: left and right, or 1 and 2, go to a
 * side, up and down to the next pair. Enter is the button's own.
 */
export function onChoiceKey(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest('input, textarea, select')) return;
  const pair = target.closest(PAIR);
  if (!pair) return;
  const pairs = [...(pair.closest('[data-pairs]') ?? pair.parentElement ?? pair).querySelectorAll(PAIR)];
  const side = Math.max(0, buttonsOf(pair).indexOf(target));
  const at = pairs.indexOf(pair);
  const to: Record<string, HTMLElement | undefined> = {
    ArrowLeft: buttonsOf(pair)[0],
    ArrowRight: buttonsOf(pair)[1],
    '1': buttonsOf(pair)[0],
    '2': buttonsOf(pair)[1],
    ArrowUp: pairs[at - 1] && buttonsOf(pairs[at - 1] as Element)[side],
    ArrowDown: pairs[at + 1] && buttonsOf(pairs[at + 1] as Element)[side],
  };
  const next = to[key];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
