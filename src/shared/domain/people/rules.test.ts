import { expect, test } from 'vitest';
import type { Collection } from '#shared/domain/collections.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { emptyValues } from '#shared/domain/records.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import { checkEdit } from '#shared/sync/check.ts';
import type { Edit } from '#shared/sync/command.ts';
import { dialled } from './rules.ts';

const person = (values: Record<string, unknown>): AnyRecord =>
  ({ id: 'p1', ...emptyValues('people'), deleted: false, ...values }) as AnyRecord;
const objection = (after: Record<string, unknown>, before: Record<string, unknown> = {}) =>
  objectionTo('people', person(before), person(after), false)?.field ?? null;

test('a mail address has an @ with something on both sides', () => {
  expect(objection({ email: 'gwen.pryce@oakmere.example' })).toBeNull();
  expect(objection({ email: '' })).toBeNull();
  expect(objection({ email: 'gwen.pryce' })).toBe('email');
  expect(objection({ email: 'gwen pryce@oakmere.example' })).toBe('email');
  expect(objection({ email: 'as it came', name: 'Gwen' }, { email: 'as it came' })).toBeNull();
});

test('a phone number is not blank', () => {
  expect(objection({ phones: ['0117 496 0130'] })).toBeNull();
  expect(objection({ phones: ['0117 496 0130', ' '] })).toBe('phones');
});

test('[S12] the site of a contact belongs to the same client', () => {
  const [own, other] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
  const site = (id: string, organizationId: string) => ({ id, organizationId }) as AnyRecord;
  const sites: Record<string, AnyRecord> = { s1: site('s1', own), s2: site('s2', other) };
  const actor: Actor = { personId: 'me', roles: ['technician'], organizations: 'all', isOffice: false };
  const refused = (siteId: string | null): string | null => {
    const edit: Edit = {
      collection: 'people',
      id: 'p1',
      organizationId: own,
      base: { epoch: 'e', rev: 0 },
      create: true,
      changes: { kind: { after: 'contact' }, name: { after: 'Gwen' }, siteId: { after: siteId } },
    };
    const lookup = (collection: Collection, id: string) => (collection === 'sites' ? sites[id] : undefined);
    return checkEdit(edit, 0, actor, undefined, lookup)?.code ?? null;
  };
  expect(refused('s1')).toBeNull();
  expect(refused(null)).toBeNull();
  expect(refused('s2')).toBe('reference');
  expect(refused('s3')).toBe('reference');
});

test('a phone number as it is dialled', () => {
  expect(dialled('0117 496 0130')).toBe('01174960130');
  expect(dialled('+44 117 496 0133 (mobile)')).toBe('+441174960133');
  expect(dialled('+44 (0)117 496-0133')).toBe('+441174960133');
  expect(dialled('(0117) 496 0130')).toBe('01174960130');
  expect(dialled('ask at reception')).toBeNull();
});
