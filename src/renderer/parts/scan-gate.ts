/**
 * Tells a USB scanner from hands by time: a scanner types each key within a few milliseconds of the one before and
 * ends with Enter. Keys are held back until it is plain which of the two it was. Times are in milliseconds, of any
 * clock that does not run back. While a text field has the focus nothing comes here: what is scanned there is typed
 * into the field.
 */
export interface ScanGate<K> {
  /** Keys that came fast after each other, and may be a scan. */
  readonly held: readonly { key: string; what: K }[];
  /** When the last of them came. */
  readonly last: number;
}

/** What comes out at a key: a code that was scanned, or keys that were typed by hand, in order. */
export interface ScanStep<K> {
  gate: ScanGate<K>;
  scan: string | null;
  typed: K[];
}

/** Keys of a scanner come closer together than this. */
export const FAST_MS = 35;
/** What is shorter is no code: somebody hit a few keys at once. */
export const SHORTEST_CODE = 4;

export const emptyGate: ScanGate<never> = { held: [], last: Number.NEGATIVE_INFINITY };

/** No label begins with these, and they have to act at once: what follows them may be typed into a field they open. */
const AT_ONCE = ['/', '?'];

const isCharacter = (key: string): boolean => [...key].length === 1;

/** A key that was pressed. `what` stands for it where it turns out to be typed by hand; `isRepeat`: it is held down. */
export function pressKey<K>(gate: ScanGate<K>, key: string, what: K, now: number, isRepeat = false): ScanStep<K> {
  // Shift for the next letter is no key of its own.
  if (key === 'Shift') return { gate, scan: null, typed: [] };
  const isFast = gate.held.length > 0 && now - gate.last < FAST_MS;
  const before = gate.held.map((one) => one.what);
  if (isFast && !isRepeat && key === 'Enter' && gate.held.length >= SHORTEST_CODE) {
    return { gate: emptyGate, scan: gate.held.map((one) => one.key).join(''), typed: [] };
  }
  if (!isCharacter(key) || isRepeat) return { gate: emptyGate, scan: null, typed: [...before, what] };
  if (!isFast && AT_ONCE.includes(key)) return { gate: emptyGate, scan: null, typed: [...before, what] };
  return isFast
    ? { gate: { held: [...gate.held, { key, what }], last: now }, scan: null, typed: [] }
    : { gate: { held: [{ key, what }], last: now }, scan: null, typed: before };
}

/** Time went by without a key. A burst that no hand can type and no Enter ended is nobody's wish. */
export function waitForKey<K>(gate: ScanGate<K>, now: number): ScanStep<K> {
  if (now - gate.last < FAST_MS) return { gate, scan: null, typed: [] };
  const typed = gate.held.length >= SHORTEST_CODE ? [] : gate.held.map((one) => one.what);
  return { gate: emptyGate, scan: null, typed };
}
