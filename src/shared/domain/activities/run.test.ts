import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { foldRun, runsIn, type StepActivity } from './run.ts';
import { measureOutcome, outOfRange, readMeasure, type StepEntry } from './step.ts';

const RUN = '01900000-0000-7000-8000-000000000001';
const DOCUMENT = '01900000-0000-7000-8000-0000000000d0';

const step = (id: string, more: Partial<RunbookStep> = {}): RunbookStep => ({
  id,
  kind: 'do',
  title: `Do ${id}`,
  detail: '',
  unit: '',
  min: null,
  max: null,
  choices: [],
  ...more,
});
const STEPS: RunbookStep[] = [
  step('a'),
  step('b', { kind: 'check' }),
  step('c', { kind: 'measure', unit: 'V', min: 44, max: 57 }),
  step('d', { kind: 'choose', choices: ['Yes', 'No'] }),
];

/** A stamp of one of the steps, so many minutes into the run. */
function stamp(
  steps: readonly RunbookStep[],
  stepId: string,
  minute: number,
  said: Partial<StepEntry> & { by?: string; id?: string; remark?: string } = {},
): StepActivity {
  const { by = 'ines', id, remark = '', ...more } = said;
  const index = steps.findIndex((one) => one.id === stepId);
  const { detail: _, id: __, ...known } = steps[index] ?? step(stepId);
  return {
    id: id ?? `${stepId}-${minute}-${by}`,
    createdAt: new Date(Date.UTC(2026, 10, 24, 15, minute)).toISOString(),
    createdBy: by,
    byName: '',
    body: remark,
    step: {
      ...known,
      run: RUN,
      documentId: DOCUMENT,
      document: 'Recover PoE',
      revision: 7,
      stepId,
      index: Math.max(0, index),
      of: steps.length,
      outcome: 'done',
      value: null,
      choice: '',
      reason: '',
      ...more,
    },
  };
}
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 15, minute)).toISOString();

describe('a run is the fold of its stamps', () => {
  test('nothing stamped: the first step is next, nothing is started', () => {
    const run = foldRun(STEPS, []);
    expect(run).toMatchObject({ done: 0, skipped: 0, open: 4, current: 'a', started: null, finishedAt: null });
    expect(run.isRevised).toBe(false);
  });

  test('counts, who and when, the next step, and what was not as it should be', () => {
    const run = foldRun(STEPS, [
      stamp(STEPS, 'a', 41),
      stamp(STEPS, 'b', 45, { outcome: 'skipped', reason: 'One feed only' }),
      stamp(STEPS, 'c', 52, { outcome: 'out-of-range', value: 38.6, by: 'tom', remark: 'Tester in line' }),
    ]);
    expect(run).toMatchObject({ done: 2, skipped: 1, open: 1, current: 'd', finishedAt: null, title: 'Recover PoE' });
    expect([run.started?.at, run.started?.by, run.touched?.at, run.touched?.by]).toEqual([
      at(41),
      'ines',
      at(52),
      'tom',
    ]);
    expect(run.deviations.map((one) => [one.id, one.standing?.step.value])).toEqual([['c', 38.6]]);
    expect(run.steps[2]?.standing?.remark).toBe('Tester in line');
  });

  test('it goes on from where the last stamp was, and comes back to what was left out', () => {
    const later = [stamp(STEPS, 'a', 41), stamp(STEPS, 'c', 43, { outcome: 'measured', value: 50 })];
    expect(foldRun(STEPS, later).current).toBe('d');
    const last = stamp(STEPS, 'd', 44, { outcome: 'chosen', choice: 'Yes' });
    expect(foldRun(STEPS, [...later, last]).current).toBe('b');
    expect(foldRun(STEPS, [...later, stamp(STEPS, 'c', 45, { outcome: 'taken-back' })]).current).toBe('c');
  });

  test('a later stamp of a step stands, the earlier one is kept; taken back, the step is to do again', () => {
    const first = stamp(STEPS, 'c', 52, { outcome: 'out-of-range', value: 38.6 });
    const again = stamp(STEPS, 'c', 55, { outcome: 'measured', value: 52.1 });
    const both = foldRun(STEPS, [again, first]).steps[2];
    expect(both?.standing?.step.value).toBe(52.1);
    expect(both?.entries.map((one) => one.step.value)).toEqual([38.6, 52.1]);
    const back = foldRun(STEPS, [first, again, stamp(STEPS, 'c', 56, { outcome: 'taken-back' })]);
    expect(back.steps[2]?.standing).toBeNull();
    expect(back.steps[2]?.entries).toHaveLength(3);
    expect(back.open).toBe(4);
  });

  test('two technicians stamp the same step offline: both entries stay, the later one stands', () => {
    const ines = stamp(STEPS, 'a', 41, { by: 'ines' });
    const tom = stamp(STEPS, 'a', 43, { by: 'tom' });
    for (const order of [
      [ines, tom],
      [tom, ines],
    ]) {
      const one = foldRun(STEPS, order).steps[0];
      expect(one?.standing?.by).toBe('tom');
      expect(one?.entries.map(({ by }) => by)).toEqual(['ines', 'tom']);
    }
  });

  test('it is finished when the last missing step is stamped, and measuring again does not move that', () => {
    const all = [
      stamp(STEPS, 'd', 44, { outcome: 'chosen', choice: 'Yes' }),
      stamp(STEPS, 'a', 41),
      stamp(STEPS, 'b', 50),
      stamp(STEPS, 'c', 47, { outcome: 'measured', value: 50 }),
    ];
    expect(foldRun(STEPS, all)).toMatchObject({ open: 0, current: null, finishedAt: at(50) });
    const later = stamp(STEPS, 'c', 59, { outcome: 'measured', value: 51 });
    expect(foldRun(STEPS, [...all, later]).finishedAt).toBe(at(50));
    expect(foldRun(STEPS, [...all, stamp(STEPS, 'c', 59, { outcome: 'taken-back' })]).finishedAt).toBeNull();
  });

  test('a stopped run has no next step until somebody goes on with it', () => {
    const stop = stamp(STEPS, '', 46, { outcome: 'stopped', reason: 'Swapped the switch instead' });
    const run = foldRun(STEPS, [stamp(STEPS, 'a', 41), stop]);
    expect(run.stopped?.step.reason).toBe('Swapped the switch instead');
    expect([run.current, run.open]).toEqual([null, 3]);
    const goesOn = foldRun(STEPS, [stamp(STEPS, 'a', 41), stop, stamp(STEPS, 'b', 49)]);
    expect([goesOn.stopped, goesOn.current]).toEqual([null, 'c']);
  });

  test('runs on one record are told apart', () => {
    const other = stamp(STEPS, 'a', 42, { run: '01900000-0000-7000-8000-000000000002' });
    const note = { ...stamp(STEPS, 'a', 42), step: null };
    const runs = runsIn([stamp(STEPS, 'a', 41), other, note, stamp(STEPS, 'b', 43)]);
    expect([...runs].map(([id, all]) => [id.slice(-1), all.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });
});

describe('the runbook is revised while it is run', () => {
  const stamped = [stamp(STEPS, 'a', 41), stamp(STEPS, 'b', 43)];

  test('a removed step stays where it stood and is not counted; a new one is to do', () => {
    const now = [step('a'), step('n'), ...STEPS.slice(2)];
    const run = foldRun(now, stamped);
    expect(run.steps.map((one) => [one.id, one.isRemoved])).toEqual([
      ['a', false],
      ['b', true],
      ['n', false],
      ['c', false],
      ['d', false],
    ]);
    expect(run).toMatchObject({ done: 1, open: 3, current: 'n', isRevised: true });
  });

  test('a step that asks for something else than what was stamped says so', () => {
    const now = STEPS.map((one) => (one.id === 'b' ? { ...one, title: 'Both feeds are live' } : one));
    const run = foldRun(now, stamped);
    expect(run.steps.filter((one) => one.isChanged).map((one) => one.id)).toEqual(['b']);
    expect(run.isRevised).toBe(true);
    expect(foldRun(STEPS, stamped).isRevised).toBe(false);
  });

  test('a run that was done before the revision stays finished: what came later is nobody’s to do', () => {
    const all = [
      ...stamped,
      stamp(STEPS, 'c', 44, { outcome: 'measured', value: 50 }),
      stamp(STEPS, 'd', 45, { outcome: 'chosen', choice: 'Yes' }),
    ];
    const run = foldRun([...STEPS, step('e')], all);
    expect(run).toMatchObject({ open: 0, current: null, finishedAt: at(45), isRevised: true });
    expect(run.steps.at(-1)).toMatchObject({ id: 'e', isLater: true });
  });

  test('without the runbook on this laptop the stamps still tell the run', () => {
    const run = foldRun([], stamped);
    expect(run.steps.map((one) => [one.step.title, one.isRemoved])).toEqual([
      ['Do a', false],
      ['Do b', false],
    ]);
    expect(run).toMatchObject({ done: 2, open: 2, finishedAt: null, isRevised: false });
  });
});

describe('whatever the order and however often the stamps arrive', () => {
  const outcomes = fc.constantFrom<Partial<StepEntry>>(
    { outcome: 'done' },
    { outcome: 'skipped', reason: 'no' },
    { outcome: 'taken-back' },
    { outcome: 'out-of-range', value: 3 },
  );
  const stamps = fc
    .array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'gone', ''), fc.nat(20), outcomes, fc.constantFrom('ines', 'tom')),
      {
        maxLength: 25,
      },
    )
    .map((all) =>
      all.map(([id, minute, said, by], n) =>
        stamp(STEPS, id, minute, { ...said, ...(id ? {} : { outcome: 'stopped' }), by, id: `${n}`.padStart(3, '0') }),
      ),
    );
  const shuffled = stamps.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );

  test('the same stamps give the same run', () => {
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(foldRun(STEPS, other)).toEqual(foldRun(STEPS, all));
        expect(foldRun(STEPS, [...other, ...all])).toEqual(foldRun(STEPS, all));
      }),
    );
  });

  test('every step of the runbook is counted once, every stamp is kept, and the last word on a step stands', () => {
    fc.assert(
      fc.property(stamps, (all) => {
        const run = foldRun(STEPS, all);
        const later = run.steps.filter((one) => one.isLater);
        expect(run.done + run.skipped + run.open).toBe(STEPS.length - later.length);
        // Only a run that is finished leaves out what came into the runbook afterwards.
        expect(later.length === 0 || run.finishedAt !== null).toBe(true);
        const kept = run.steps.flatMap((one) => one.entries.map(({ id }) => id));
        expect(kept.sort()).toEqual(all.filter((one) => one.step?.stepId).map(({ id }) => id));
        for (const one of run.steps) {
          const last = one.entries.at(-1);
          expect(one.standing).toEqual(last?.step.outcome === 'taken-back' ? null : (last ?? null));
        }
        expect(run.finishedAt === null).toBe(run.open > 0);
      }),
    );
  });
});

describe('what was measured', () => {
  test.each([
    [38.6, 'below', 5.4],
    [57.1, 'above', 0.1],
  ] as const)('%d is %s the range of 44 to 57, by %d', (value, side, by) => {
    expect(outOfRange(value, { min: 44, max: 57 })).toEqual({ side, by });
    expect(measureOutcome(value, { min: 44, max: 57 })).toBe('out-of-range');
  });

  test('the ends belong to the range, and an open end has none', () => {
    expect([44, 57].map((value) => measureOutcome(value, { min: 44, max: 57 }))).toEqual(['measured', 'measured']);
    expect(measureOutcome(-400, { min: null, max: 57 })).toBe('measured');
    expect(measureOutcome(400, { min: null, max: null })).toBe('measured');
  });

  test.each([
    ['38.6', 38.6],
    ['38,6', 38.6],
    [' 52 V ', 52],
    ['52v', 52],
    ['-27', -27],
    ['−27', -27],
    ['.5', 0.5],
    ['', null],
    ['-', null],
    ['1.2.3', null],
    ['1e5', null],
    ['about 5', null],
  ])('“%s” is read as %s', (typed, value) => {
    expect(readMeasure(typed, 'V')).toBe(value);
  });
});
