import { useEffect, useRef } from 'react';
import { useLayout } from '#renderer/state/layout.ts';

/** What keys do: a letter, or two in a row such as "g a". */
export type KeyMap = Readonly<Record<string, () => void>>;

/** Two letters belong together when they come within this time. */
const SEQUENCE_MS = 1000;

const layers: { current: KeyMap }[] = [];
let pending = '';
let pendingSince = 0;

/** Where letters are text, or belong to an open menu. */
export const takesLetters = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]') !==
    null;

/** Enter on something that takes Enter itself is not ours. */
const hasOwnEnter = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button, summary, [role="option"]') !== null;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!useLayout.getState().hasKeys || takesLetters(event.target)) return;
  if (event.key === 'Enter' && hasOwnEnter(event.target)) return;
  const now = Date.now();
  const sequence = now - pendingSince < SEQUENCE_MS && pending ? `${pending} ${event.key}` : event.key;
  pending = '';
  // The page that was opened last is asked first.
  for (const layer of [...layers].reverse()) {
    const run = layer.current[sequence] ?? layer.current[event.key];
    if (run) {
      event.preventDefault();
      run();
      return;
    }
    if (Object.keys(layer.current).some((keys) => keys.startsWith(`${event.key} `))) {
      pending = event.key;
      pendingSince = now;
      return;
    }
  }
}

/** Makes keys do something while the component stands; they are silent in fields, menus and where switched off. */
export function useShortcuts(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const layer = latest;
    if (layers.length === 0) document.addEventListener('keydown', onKeyDown);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
