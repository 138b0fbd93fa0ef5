import { expect, test } from 'vitest';
import type { AnyRecord } from '#shared/domain/record.ts';
import { emptyValues } from '#shared/domain/records.ts';
import type { Command, Edit } from './command.ts';
import { applyEdit } from './replay.ts';
import { reverseOf } from './reverse.ts';

const ORG = 'org';
const by = { author: 'ines', at: '2026-11-24T10:00:00.000Z' };

const asset = (values: Record<string, unknown>): AnyRecord => ({
  id: 'a1',
  organizationId: ORG,
  rev: 1,
  epoch: 'e1',
  createdAt: by.at,
  createdBy: 'office',
  updatedAt: by.at,
  updatedBy: 'office',
  deleted: false,
  conflicts: {},
  settled: {},
  ...emptyValues('assets'),
  ...values,
});

const edit = (changes: Edit['changes'], more: Partial<Edit> = {}): Edit => ({
  collection: 'assets',
  id: 'a1',
  organizationId: ORG,
  base: { epoch: 'e1', rev: 1 },
  changes,
  ...more,
});

const command = (...edits: Edit[]): Command => ({ id: 'c1', n: 1, device: 'd1', ...by, deviceAt: by.at, edits });

const now =
  (...records: AnyRecord[]) =>
  (_: string, id: string) =>
    records.find((one) => one.id === id);

test('what was written goes back to what stood before', () => {
  const record = asset({ firmware: '17.9.5' });
  const done = command(edit({ firmware: { before: '17.9.4', after: '17.9.5' } }));
  const { drafts, outdated } = reverseOf(done, now(record));
  expect(drafts).toEqual([{ collection: 'assets', id: 'a1', organizationId: ORG, values: { firmware: '17.9.4' } }]);
  expect(outdated).toEqual([]);
});

test('what somebody wrote since is not touched, and is named', () => {
  const record = asset({ firmware: '17.12.4', serial: 'FCW1' });
  const done = command(
    edit({ firmware: { before: '17.9.4', after: '17.9.5' }, serial: { before: '', after: 'FCW1' } }),
  );
  const { drafts, outdated } = reverseOf(done, now(record));
  expect(drafts.map((one) => one.values)).toEqual([{ serial: '' }]);
  expect(outdated).toEqual([{ collection: 'assets', id: 'a1', field: 'firmware' }]);
});

test('out of a set only that is taken which was put in, and back comes what was taken out', () => {
  const record = asset({ tags: ['spare', 'loan', 'by a colleague'] });
  const done = command(edit({ tags: { before: ['old', 'spare'], after: ['spare', 'loan'] } }));
  const { drafts } = reverseOf(done, now(record));
  expect(drafts[0]?.values).toEqual({ tags: ['spare', 'by a colleague', 'old'] });
});

test('what was made is deleted; a timeline entry stays', () => {
  const record = asset({});
  const note = { ...asset({}), id: 'n1' };
  const done = command(
    edit({ name: { after: 'oak-sw01' } }, { create: true }),
    edit({ body: { after: 'Seen.' } }, { collection: 'activities', id: 'n1', create: true }),
  );
  expect(reverseOf(done, now(record, note)).drafts).toEqual([
    { collection: 'assets', id: 'a1', organizationId: ORG, values: { deleted: true } },
  ]);
});

test('two edits of one record in one command are both taken back', () => {
  const edits = [
    edit({ name: { before: 'a', after: 'b' } }),
    edit({ name: { before: 'b', after: 'c' }, serial: { before: '', after: 'X' } }),
  ];
  const record = edits.reduce((one, next) => applyEdit(one, next, by), asset({ name: 'a' }));
  expect(reverseOf(command(...edits), now(record)).drafts.map((one) => one.values)).toEqual([
    { name: 'a', serial: '' },
  ]);
});

test('a record that is not here any more is left alone', () => {
  const done = command(edit({ firmware: { before: '17.9.4', after: '17.9.5' } }));
  expect(reverseOf(done, now())).toEqual({ drafts: [], outdated: [] });
});
