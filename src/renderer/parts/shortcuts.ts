import { useEffect, useRef } from 'react';
import { useLayout } from '#renderer/state/layout.ts';
import { emptyGate, FAST_MS, pressKey, type ScanGate, waitForKey } from './scan-gate.ts';

/** What keys do: a letter, or two in a row such as "g a". */
export type KeyMap = Readonly<Record<string, () => void>>;

/** Keys as people read them and what they do, for the list of keys: ["G A", "Go to assets"]. */
export interface KeyHelp {
  /** Where they do it: "In a list". */
  title: string;
  rows: readonly (readonly [keys: string, does: string])[];
}

/** After so many fast keys no hand is thought of any more. */
const SURELY_A_SCAN = 2;

/** Two letters belong together when they come within this time. */
const SEQUENCE_MS = 1000;

interface Layer {
  keys: KeyMap;
  help: KeyHelp | undefined;
}
const layers: { current: Layer }[] = [];
const scanned = new Set<(code: string) => void>();

let pending = '';
let pendingSince = 0;
let gate: ScanGate<KeyboardEvent> = emptyGate;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Keys that wait for their turn at the end of their event, and keys that somebody else made use of. */
let atOnce: KeyboardEvent | null = null;
const theirs = new WeakSet<KeyboardEvent>();

const elementOf = (target: EventTarget | null): Element | null => (target instanceof Element ? target : null);

/** Where letters are text, or belong to an open menu. */
export const takesLetters = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest(
    'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]',
  ) != null;

/** Where a scanner's code is typed as text, or goes to what is open. A box to tick takes no text. */
const takesScans = (target: EventTarget | null): boolean =>
  takesLetters(target) && elementOf(target)?.matches('input[type="checkbox"], input[type="radio"]') !== true;

/** Enter on something that takes Enter itself is not ours. */
const hasOwnEnter = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest('a, button, summary, [role="option"]') != null;

const isOurs = (event: KeyboardEvent): boolean =>
  useLayout.getState().hasKeys && !takesLetters(event.target) && !(event.key === 'Enter' && hasOwnEnter(event.target));

const hasModifier = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey || event.isComposing;

/** Does what a key, or it and the one before it, stands for. Gives whether it stands for anything. */
function run(event: KeyboardEvent): boolean {
  if (theirs.has(event) || !isOurs(event)) return false;
  const { key } = event;
  const sequence = event.timeStamp - pendingSince < SEQUENCE_MS && pending ? `${pending} ${key}` : key;
  pending = '';
  // The page that was opened last is asked first.
  for (const layer of [...layers].reverse()) {
    const { keys } = layer.current;
    const work = keys[sequence] ?? keys[key];
    if (work) {
      work();
      return true;
    }
    if (Object.keys(keys).some((one) => one.startsWith(`${key} `))) {
      pending = key;
      pendingSince = event.timeStamp;
      return true;
    }
  }
  return false;
}

/** Whether a key stands for something, alone or in a row. */
const isKnown = (key: string): boolean =>
  layers.some(({ current }) => Object.keys(current.keys).some((one) => one.split(' ').includes(key)));

function look(): void {
  const step = waitForKey(gate, performance.now());
  gate = step.gate;
  for (const event of step.typed) run(event);
  wait();
}

function wait(): void {
  clearTimeout(timer);
  if (gate.held.length > 0) timer = setTimeout(look, FAST_MS);
}

/** First of all: is it a hand or a scanner? A scan is nobody else's, from here on. */
function onFirst(event: KeyboardEvent): void {
  if (hasModifier(event) || takesScans(event.target)) return;
  const step = pressKey(gate, event.key, event, event.timeStamp, event.repeat);
  gate = step.gate;
  if (step.scan !== null) {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const tell of scanned) tell(step.scan);
  } else if (gate.held.length > SURELY_A_SCAN) {
    // So far on it is one: a list must not take a blank in it for its own key.
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  for (const typed of step.typed) {
    if (typed === event) atOnce = event;
    else run(typed);
  }
  wait();
}

/** Last of all: what nobody else took. A key that may be a scanner's is run when it is plain that it is not. */
function onLast(event: KeyboardEvent): void {
  const isNow = atOnce === event;
  atOnce = null;
  if (event.defaultPrevented) {
    theirs.add(event);
    return;
  }
  if (hasModifier(event) || !isOurs(event)) return;
  if (isNow ? run(event) : isKnown(event.key)) event.preventDefault();
}

function begin(): void {
  if (layers.length + scanned.size > 0) return;
  window.addEventListener('keydown', onFirst, true);
  document.addEventListener('keydown', onLast);
}

function end(): void {
  if (layers.length + scanned.size > 0) return;
  window.removeEventListener('keydown', onFirst, true);
  document.removeEventListener('keydown', onLast);
  clearTimeout(timer);
  gate = emptyGate;
}

/**
 * Makes keys do something while the component stands; they are silent in fields, menus and where switched off. `help`
 * is what the list of keys says of them.
 */
export function useShortcuts(keys: KeyMap, help?: KeyHelp): void {
  const latest = useRef<Layer>({ keys, help });
  latest.current = { keys, help };
  useEffect(() => {
    const layer = latest;
    begin();
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      end();
    };
  }, []);
}

/** Called with each code that a USB scanner reads while no field has the focus. */
export function useScans(onScan: (code: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    const tell = (code: string): void => latest.current(code);
    begin();
    scanned.add(tell);
    return () => {
      scanned.delete(tell);
      end();
    };
  }, []);
}

/** What keys do here and now, by where they do it: those of the page that was opened last come first. */
export function keysHere(): KeyHelp[] {
  const groups = new Map<string, (readonly [string, string])[]>();
  for (const { current } of [...layers].reverse()) {
    if (!current.help) continue;
    const { title, rows } = current.help;
    groups.set(title, [...(groups.get(title) ?? []), ...rows]);
  }
  return [...groups].filter(([, rows]) => rows.length > 0).map(([title, rows]) => ({ title, rows }));
}
