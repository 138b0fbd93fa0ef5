import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (value === isPrinting) return;
  isPrinting = value;
  // The browser takes what is drawn when the event ends: nothing may be left for the next frame.
  flushSync(() => {
    for (const tell of listeners) tell();
  });
}

window.addEventListener('beforeprint', () => set(true));
window.addEventListener('afterprint', () => set(false));
matchMedia('print').addEventListener('change', (event) => set(event.matches));

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Whether the page is being printed: what draws only the rows near the screen has to draw them all then. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);
