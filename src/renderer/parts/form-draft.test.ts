import { expect, test } from 'vitest';
import { formAddress, formKey, takeUp } from './form-draft.ts';

test('a draft is taken up on top of the form, and fields that the form has no more are left out', () => {
  const first = { name: '', siteId: null as string | null, isVip: false };
  expect(takeUp(first, { name: 'Gwen', gone: 'x' })).toEqual({ name: 'Gwen', siteId: null, isVip: false });
});

test('a form opened from one record is another form than from the next', () => {
  expect(formKey('/tickets/new', { asset: 'a1', client: null })).toBe('/tickets/new asset=a1');
  expect(formKey('/tickets/new', { asset: null, client: null })).toBe('/tickets/new');
});

test('a form is opened again as it was opened', () => {
  expect(formAddress(formKey('/tickets/new', { asset: null }))).toBe('/tickets/new');
  expect(formAddress(formKey('/assets/new', { client: 'c1', name: 'A&B=7' }))).toBe(
    '/assets/new?client=c1&name=A%26B%3D7',
  );
});
