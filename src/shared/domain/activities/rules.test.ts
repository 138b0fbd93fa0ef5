import { describe, expect, test } from 'vitest';
import { type Activity, emptyValues } from '#shared/domain/records.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import { activityFields } from './fields.ts';
import { objectionToStep } from './rules.ts';
import type { StepEntry } from './step.ts';

const done: StepEntry = {
  run: '01900000-0000-7000-8000-000000000001',
  documentId: '01900000-0000-7000-8000-0000000000d0',
  document: 'Recover PoE',
  revision: 7,
  stepId: 's1',
  index: 0,
  of: 9,
  kind: 'do',
  title: 'Save the configuration',
  unit: '',
  min: null,
  max: null,
  choices: [],
  outcome: 'done',
  value: null,
  choice: '',
  reason: '',
};
const volts: StepEntry = { ...done, kind: 'measure', unit: 'V', min: 44, max: 57, outcome: 'measured', value: 48 };
const answer: StepEntry = { ...done, kind: 'choose', choices: ['Yes', 'No'], outcome: 'chosen', choice: 'No' };

describe('what may be stamped', () => {
  test.each<[string, StepEntry]>([
    ['something done', done],
    ['a check that is as it should be', { ...done, kind: 'check' }],
    ['a check that is not', { ...done, kind: 'check', outcome: 'not-so', reason: 'One LED is dark' }],
    ['a value in its range', volts],
    ['a value out of its range, without a word about it', { ...volts, outcome: 'out-of-range', value: 38.6 }],
    ['a value where no range is known', { ...volts, min: null, max: null, value: 1e6 }],
    ['one of the answers', answer],
    ['a skip with its reason', { ...volts, outcome: 'skipped', value: null, reason: 'No tester here' }],
    ['a stamp taken back', { ...answer, outcome: 'taken-back', choice: '' }],
    ['a run that is stopped', { ...done, stepId: '', outcome: 'stopped', reason: 'Swapped instead' }],
  ])('%s', (_, step) => {
    expect(objectionToStep(step)).toBeNull();
    expect(activityFields.step.check.safeParse(step).success).toBe(true);
  });

  test.each<[string, StepEntry, string]>([
    ['a skip without a reason', { ...done, outcome: 'skipped', reason: ' ' }, 'missing-reason'],
    ['not so without what', { ...done, kind: 'check', outcome: 'not-so' }, 'missing-reason'],
    ['a stop without a reason', { ...done, stepId: '', outcome: 'stopped' }, 'missing-reason'],
    ['a measurement without a value', { ...volts, value: null }, 'invalid'],
    ['a value that is called in range and is not', { ...volts, value: 38.6 }, 'invalid'],
    ['a value that is called out of range and is not', { ...volts, outcome: 'out-of-range' }, 'invalid'],
    ['an answer that was not offered', { ...answer, choice: 'Perhaps' }, 'invalid'],
    ['a value on something to do', { ...done, value: 3 }, 'invalid'],
    ['an answer on something to do', { ...done, choice: 'Yes' }, 'invalid'],
    ['done on a measurement', { ...volts, outcome: 'done', value: null }, 'invalid'],
    ['no step', { ...done, stepId: '' }, 'invalid'],
  ])('not %s', (_, step, code) => {
    expect(objectionToStep(step)?.code).toBe(code);
  });
});

describe('entries of a timeline', () => {
  const entry = (values: Partial<Activity>) => ({ ...emptyValues('activities'), ...values }) as never;
  const codeOf = (before: unknown, after: unknown, byOffice = false) =>
    objectionTo('activities', before as never, after as never, byOffice)?.code;

  test('a step says which, and nothing else says it', () => {
    expect(codeOf(null, entry({ kind: 'step', step: done }))).toBeUndefined();
    expect(codeOf(null, entry({ kind: 'step' }))).toBe('invalid');
    expect(codeOf(null, entry({ kind: 'time', step: done }))).toBe('invalid');
    expect(codeOf(null, entry({ kind: 'note', body: ' ' }))).toBe('invalid');
  });

  test('one from before steps had their field is left alone by the office, and by everybody else', () => {
    const old = entry({ kind: 'step', body: '1. Save the configuration' });
    expect(codeOf(old, old, true)).toBeUndefined();
    expect(codeOf(old, old)).toBe('append-only');
  });
});
