import { describe, expect, test } from 'vitest';
import type { AnyRecord } from '#shared/domain/record.ts';
import { type Document, emptyValues } from '#shared/domain/records.ts';
import { canReach, objectionTo } from '#shared/domain/rules.ts';
import type { RunbookStep } from './fields.ts';
import { documentStates } from './lifecycle.ts';
import { objectionToStep } from './rules.ts';

const document = (more: Partial<Document> = {}): AnyRecord =>
  ({
    id: 'd',
    organizationId: null,
    rev: 1,
    epoch: 'e',
    updatedAt: '',
    updatedBy: '',
    deleted: false,
    conflicts: {},
    settled: {},
    ...emptyValues('documents'),
    kind: 'runbook',
    title: 'Restart the switch',
    body: 'Why',
    ...more,
  }) as unknown as AnyRecord;
const step = (more: Partial<RunbookStep> = {}): RunbookStep => ({
  id: 'a',
  kind: 'do',
  title: 'Pull the cord',
  detail: '',
  unit: '',
  min: null,
  max: null,
  choices: [],
  ...more,
});
const against = (before: AnyRecord | null, after: AnyRecord, byOffice = false) =>
  objectionTo('documents', before, after, byOffice);

describe('a step', () => {
  test.each<[string, Partial<RunbookStep>, boolean]>([
    ['says what to do', {}, true],
    ['says nothing', { title: '  ' }, false],
    ['is measured in a unit', { kind: 'measure', unit: 'V' }, true],
    ['is measured in no unit', { kind: 'measure' }, false],
    ['has a range', { kind: 'measure', unit: 'V', min: 44, max: 57 }, true],
    ['has a range of one value', { kind: 'measure', unit: 'V', min: 5, max: 5 }, true],
    ['has a range that ends below its beginning', { kind: 'measure', unit: 'V', min: 57, max: 44 }, false],
    ['has one end of a range', { kind: 'measure', unit: 'V', max: 44 }, true],
    ['offers two choices', { kind: 'choose', choices: ['Yes', 'No'] }, true],
    ['offers one choice', { kind: 'choose', choices: ['Yes'] }, false],
    ['offers the same choice twice', { kind: 'choose', choices: ['Yes', 'yes ', 'No'] }, false],
    ['offers an empty choice', { kind: 'choose', choices: ['Yes', 'No', ''] }, false],
  ])('%s', (_, more, isRight) => {
    expect(objectionToStep(step(more)) === null).toBe(isRight);
  });

  test('is told apart from the others by its id', () => {
    const twice = document({ steps: [step(), step({ title: 'Again' })] });
    expect(against(document(), twice)).toMatchObject({ code: 'invalid', field: 'steps' });
    expect(against(document(), document({ steps: [step(), step({ id: 'b' })] }))).toBeNull();
  });

  test('that was wrong before does not stand in the way of other fields', () => {
    const wrong = { steps: [step({ kind: 'measure' })] };
    expect(against(document(wrong), document({ ...wrong, title: 'Another' }))).toBeNull();
    expect(against(document(), document(wrong), true)).toMatchObject({
      field: 'steps',
      detail: expect.stringMatching(/^Step 1: /),
    });
  });
});

describe('its state', () => {
  test('from each state only the legal moves', () => {
    const legal = documentStates.flatMap((from) =>
      documentStates
        .filter((to) => from !== to && canReach('documents', document({ state: from }), 'state', to, false))
        .map((to) => `${from} ${to}`),
    );
    expect(legal).toEqual([
      'draft published',
      'draft retired',
      'published draft',
      'published retired',
      'retired draft',
      'retired published',
    ]);
  });

  test('publishing needs something to read: a text, or the steps of a runbook', () => {
    const publish = (more: Partial<Document>) =>
      against(document(more), document({ ...more, state: 'published', revision: 1 }))?.code;
    expect(publish({ body: ' \n' })).toBe('nothing-to-publish');
    expect(publish({ body: '', steps: [step()] })).toBeUndefined();
    expect(publish({ body: '', steps: [step()], kind: 'article' })).toBe('nothing-to-publish');
    expect(publish({ body: 'text', kind: 'article' })).toBeUndefined();
  });

  test('a retired one takes no edits but its way back, and can be deleted', () => {
    const retired = { state: 'retired' as const };
    expect(against(document(retired), document({ ...retired, body: 'new' }))).toEqual({
      code: 'retired',
      field: 'body',
    });
    expect(against(document(retired), document({ state: 'draft', body: 'new' }))).toBeNull();
    expect(against(document(retired), document({ ...retired, deleted: true }))).toBeNull();
    expect(against(document(retired), document({ ...retired, body: 'new' }), true)).toBeNull();
  });

  test('revisions count by one', () => {
    const at = (revision: number) => document({ revision });
    expect(against(at(3), at(4))).toBeNull();
    for (const to of [2, 5]) expect(against(at(3), at(to))).toMatchObject({ field: 'revision' });
    expect(against({ ...document(), revision: undefined }, at(1))).toBeNull();
  });
});
