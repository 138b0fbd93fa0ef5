import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunbookStep } from './fields.ts';
import { mergeDraft, mergeSteps } from './merge-draft.ts';

describe('a text that somebody is writing, and a colleague saved meanwhile', () => {
  test('takes in what the other changed elsewhere', () => {
    expect(mergeDraft('a\nmine\nc\nd', 'a\nb\nc\nd', 'a\nb\nc\ntheirs')).toEqual({
      value: 'a\nmine\nc\ntheirs',
      clashes: 0,
    });
  });

  test('keeps both where both changed the same line, theirs first', () => {
    expect(mergeDraft('a\nmine\nc', 'a\nb\nc', 'a\ntheirs\nc')).toEqual({ value: 'a\ntheirs\nmine\nc', clashes: 1 });
    expect(mergeDraft('a\nsame\nc', 'a\nb\nc', 'a\nsame\nc')).toEqual({ value: 'a\nsame\nc', clashes: 0 });
  });

  test('loses no line that either of them added', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, lines, (base, mine, theirs) => {
        const [ours, other] = [
          [...mine, 'MINE'],
          ['THEIRS', ...theirs],
        ].map((all) => all.join('\n'));
        const { value } = mergeDraft(ours ?? '', base.join('\n'), other ?? '');
        expect(value.split('\n')).toEqual(expect.arrayContaining(['MINE', 'THEIRS']));
      }),
    );
  });
});

describe('steps that somebody is writing, and a colleague saved meanwhile', () => {
  const step = (id: string, title = id, detail = ''): RunbookStep => ({
    ...{ id, title, detail, kind: 'do', unit: '', min: null, max: null, choices: [] },
  });
  const base = ['a', 'b', 'c'].map((id) => step(id));
  const told = (steps: RunbookStep[]) => steps.map((one) => one.title).join(' ');

  test('a step changed here and another one there', () => {
    const merged = mergeSteps([step('a', 'A'), step('b'), step('c')], base, [step('a'), step('b'), step('c', 'C')]);
    expect(told(merged.value)).toBe('A b C');
    expect(merged.clashes).toBe(0);
  });

  test('two fields of one step; the same field of it, where the writer has it', () => {
    const two = mergeSteps([step('a', 'A')], [step('a')], [step('a', 'a', 'detail')]);
    expect(two).toEqual({ value: [step('a', 'A', 'detail')], clashes: 0 });
    expect(mergeSteps([step('a', 'A')], [step('a')], [step('a', 'X')])).toEqual({
      value: [step('a', 'A')],
      clashes: 1,
    });
  });

  test('a step added on both sides, each at its place', () => {
    const mine = [step('m'), ...base];
    const theirs = [step('a'), step('t'), step('b'), step('c')];
    expect(told(mergeSteps(mine, base, theirs).value)).toBe('m a t b c');
  });

  test('a step taken out there goes, unless it was changed here', () => {
    expect(told(mergeSteps(base, base, [step('a'), step('c')]).value)).toBe('a c');
    const kept = mergeSteps([step('a'), step('b', 'B'), step('c')], base, [step('a'), step('c')]);
    expect(told(kept.value)).toBe('a B c');
    expect(kept.clashes).toBe(1);
  });

  test("the writer's order where they moved steps, else the other's", () => {
    const moved = [step('c'), step('a'), step('b')];
    expect(told(mergeSteps(moved, base, [...base, step('t')]).value)).toBe('c t a b');
    expect(told(mergeSteps([...base, step('m')], base, moved).value)).toBe('c m a b');
  });
});
