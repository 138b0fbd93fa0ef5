import { describe, expect, test } from 'vitest';
import type { EditDraft } from '#shared/sync/command.ts';
import { ASSET, edit, furnishedOffice } from '#test/support/memory-office.ts';
import { neededFacts } from './judge.ts';

const id = (n: number): string => `0198c0de-0000-7000-8000-0000000001${n}`;
const [RACK, SHELF, PI] = [id(10), id(11), id(12)];
const link = (n: number, fromId: string, type: string, toId: string): EditDraft =>
  edit('relationships', id(n), { type, fromId, toId, note: '' }, { create: true });
const remove = (n: number): EditDraft => edit('relationships', id(n), { deleted: true });
const restore = (n: number): EditDraft => edit('relationships', id(n), { deleted: false });

/** An office with a rack, a shelf and a small computer besides what is there. */
function linkedOffice() {
  const all = furnishedOffice();
  const made = all.manager.does(
    edit('assets', RACK, { name: 'oak-ng-r1' }, { create: true }),
    edit('assets', SHELF, { name: 'oak-ng-shelf' }, { create: true }),
    edit('assets', PI, { name: 'oak-ng-pi' }, { create: true }),
  );
  expect(made.kind).toBe('applied');
  return all;
}

describe('[S16] two laptops offline, and the office judges one after the other', () => {
  test('the same link from both: the later one is refused, in words of its own', () => {
    const { office, ines, tom } = linkedOffice();
    expect(ines.does(link(30, ASSET, 'depends-on', PI)).kind).toBe('applied');
    expect(tom.does(link(31, ASSET, 'depends-on', PI))).toMatchObject({
      kind: 'refused',
      code: 'duplicate-link',
      message: 'These two assets are linked like this already.',
    });
    expect(office.records.has(id(31))).toBe(false);
  });

  test('a connection written from either end is one: the later one is refused', () => {
    const { ines, tom } = linkedOffice();
    ines.does(link(30, ASSET, 'connects-to', PI));
    expect(tom.does(link(31, PI, 'connects-to', ASSET))).toMatchObject({ code: 'duplicate-link' });
  });

  test('each makes a part of a circle: the later one is refused, and what goes with it too', () => {
    const { ines, tom } = linkedOffice();
    expect(ines.does(link(30, RACK, 'contains', SHELF), link(31, SHELF, 'contains', PI)).kind).toBe('applied');
    const half = tom.does(link(32, PI, 'contains', RACK));
    expect(half).toMatchObject({ kind: 'refused', code: 'link-cycle' });
    // What Tom wrote on the link since stands on a record that is not there.
    tom.does(edit('relationships', id(32), { note: 'top shelf' }));
    expect(tom.does(edit('relationships', id(32), { note: 'top shelf' }))).toMatchObject({
      kind: 'refused',
      code: 'creation-refused',
      because: 'tom-1',
    });
  });

  test('an end that a colleague deleted meanwhile: refused', () => {
    const { ines, tom } = linkedOffice();
    ines.see(PI).does(edit('assets', PI, { deleted: true }));
    expect(tom.does(link(30, ASSET, 'depends-on', PI))).toMatchObject({ kind: 'refused', code: 'deleted-end' });
  });
});

describe('[S16] within one command', () => {
  test('a circle of its own edits is refused whole', () => {
    const { office, ines } = linkedOffice();
    const verdict = ines.does(
      link(30, RACK, 'contains', SHELF),
      link(31, SHELF, 'contains', PI),
      link(32, PI, 'contains', RACK),
    );
    expect(verdict).toMatchObject({ kind: 'refused', code: 'link-cycle', edit: 2 });
    expect(office.records.has(id(30))).toBe(false);
  });

  test('taking one away makes room for the other way round', () => {
    const { ines } = linkedOffice();
    ines.does(link(30, RACK, 'contains', SHELF));
    ines.see(id(30));
    expect(ines.does(remove(30), link(31, SHELF, 'contains', RACK)).kind).toBe('applied');
  });
});

describe('a link that was removed', () => {
  test('can be made again, and can come back', () => {
    const { ines } = linkedOffice();
    ines.does(link(30, ASSET, 'depends-on', PI));
    ines.see(id(30)).does(remove(30));
    expect(ines.see(id(30)).does(restore(30)).kind).toBe('applied');
    ines.see(id(30)).does(remove(30));
    expect(ines.does(link(31, ASSET, 'depends-on', PI)).kind).toBe('applied');
  });

  test('does not come back beside one that was made in its place, nor into a circle, nor to a deleted end', () => {
    const { ines, tom } = linkedOffice();
    ines.does(link(30, RACK, 'contains', SHELF));
    ines.see(id(30)).does(remove(30));
    ines.see(id(30));
    tom.does(link(31, SHELF, 'contains', RACK));
    expect(ines.does(restore(30))).toMatchObject({ kind: 'refused', code: 'link-cycle' });
    tom.see(id(31)).does(remove(31));
    tom.does(link(32, RACK, 'contains', SHELF));
    expect(ines.see(id(30)).does(restore(30))).toMatchObject({ kind: 'refused', code: 'duplicate-link' });
    tom.see(id(32)).does(remove(32));
    tom.see(SHELF).does(edit('assets', SHELF, { deleted: true }));
    expect(ines.see(id(30)).does(restore(30))).toMatchObject({ kind: 'refused', code: 'deleted-end' });
  });
});

test('a link that stands can be noted, whatever the rules say of it by now', () => {
  const { office, ines } = linkedOffice();
  ines.does(link(30, ASSET, 'depends-on', PI));
  // From before the rules, or from a restore: the same link again.
  office.records.set(id(31), { ...office.record(id(30)), id: id(31) });
  expect(ines.see(id(31)).does(edit('relationships', id(31), { note: 'since 2019' })).kind).toBe('applied');
});

test('only what may come to stand asks for its neighbours', () => {
  const { ines } = linkedOffice();
  const needed = (...drafts: EditDraft[]) => neededFacts(ines.command(drafts)).links.map((one) => one.id);
  expect(needed(link(30, RACK, 'contains', SHELF))).toEqual([id(30)]);
  ines.does(link(30, RACK, 'contains', SHELF));
  ines.see(id(30));
  expect(needed(restore(30))).toEqual([id(30)]);
  expect(needed(remove(30))).toEqual([]);
  expect(needed(edit('relationships', id(30), { note: 'x' }))).toEqual([]);
});
