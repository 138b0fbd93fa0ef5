import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyGate, FAST_MS, pressKey, type ScanGate, waitForKey } from './scan-gate.ts';

interface Press {
  key: string;
  /** Milliseconds after the one before. */
  after: number;
}

/** What comes out of the gate when these keys are pressed and then none for a while. */
function run(presses: readonly Press[]): { scans: string[]; typed: string[] } {
  let gate: ScanGate<string> = emptyGate;
  let now = 1000;
  const scans: string[] = [];
  const typed: string[] = [];
  const take = (step: ReturnType<typeof pressKey<string>>): void => {
    gate = step.gate;
    if (step.scan !== null) scans.push(step.scan);
    typed.push(...step.typed);
  };
  for (const { key, after } of presses) {
    now += after;
    // The page looks again as soon as a scanner would have gone on.
    if (after >= FAST_MS) take(waitForKey(gate, now));
    take(pressKey(gate, key, key, now));
  }
  take(waitForKey(gate, now + FAST_MS));
  return { scans, typed };
}

const character = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });
const anyKey = fc.oneof(character, fc.constantFrom('Enter', 'Escape', 'Tab', 'ArrowDown', 'Backspace'));
const slow = fc.integer({ min: FAST_MS, max: 2000 });
const fast = fc.integer({ min: 0, max: FAST_MS - 1 });
const code = fc.array(character, { minLength: 4, maxLength: 40 }).filter(([first = '']) => !'/?'.includes(first));

test('keys typed by hand are never a scan, and none of them is lost or overtaken', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ key: anyKey, after: slow }), { maxLength: 40 }), (presses) => {
      expect(run(presses)).toEqual({ scans: [], typed: presses.map((press) => press.key) });
    }),
  );
});

test('two keys that are hit at once are two keys', () => {
  const pairs = fc.array(fc.tuple(anyKey, anyKey, slow, fast), { maxLength: 20 });
  fc.assert(
    fc.property(pairs, (all) => {
      const presses = all.flatMap(([one, two, wait, gap]) => [
        { key: one, after: wait },
        { key: two, after: gap },
      ]);
      expect(run(presses)).toEqual({ scans: [], typed: presses.map((press) => press.key) });
    }),
  );
});

test('a code that is typed faster than by hand and ends with Enter is a scan, and none of it is a key', () => {
  fc.assert(
    fc.property(code, fc.array(fast, { minLength: 41, maxLength: 41 }), slow, (keys, gaps, wait) => {
      const before = [{ key: 'j', after: wait }];
      const scan = [...keys, 'Enter'].map((key, n) => ({ key, after: n === 0 ? wait : (gaps[n] as number) }));
      expect(run([...before, ...scan, { key: 'k', after: wait }])).toEqual({
        scans: [keys.join('')],
        typed: ['j', 'k'],
      });
    }),
  );
});

test('what opens a field acts at once: the letters after it are for the field', () => {
  expect(pressKey(emptyGate, '/', 'find', 1000)).toEqual({ gate: emptyGate, scan: null, typed: ['find'] });
});

test('Shift between the keys of a scan is not part of it', () => {
  const keys = ['Shift', 'O', 'Shift', 'A', 'Shift', 'K', '-', '1', 'Enter'];
  expect(run(keys.map((key) => ({ key, after: 5 })))).toEqual({ scans: ['OAK-1'], typed: [] });
});

test('a burst without Enter is nobody’s wish; a key that is held down is one key after the other', () => {
  expect(run([...'OAK-1'].map((key) => ({ key, after: 5 })))).toEqual({ scans: [], typed: [] });
  let gate: ScanGate<string> = emptyGate;
  const typed: string[] = [];
  for (let n = 0; n < 8; n++) {
    const step = pressKey(gate, n < 7 ? 'j' : 'Enter', 'j', 1000 + n * 30, n > 0 && n < 7);
    gate = step.gate;
    typed.push(...step.typed);
    expect(step.scan).toBeNull();
  }
  expect(typed).toHaveLength(8);
});
