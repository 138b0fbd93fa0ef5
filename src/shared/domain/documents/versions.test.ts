import { describe, expect, test } from 'vitest';
import { differing, type VersionLine, type VersionValues, versionsOf } from './versions.ts';

const values = (more: Partial<VersionValues> = {}): VersionValues => ({
  ...{ title: 'Title', body: '', steps: [], state: 'draft', revision: 0 },
  ...more,
});
let count = 0;
const line = (field: string, before: unknown, after: unknown, command = `c${++count}`, seq = ++count): VersionLine => ({
  ...{ seq, field, before, after, command, author: 'ines', at: `at ${seq}` },
});

describe('the versions of a document', () => {
  test('one for each edit that changed its text or its state, from what made it on', () => {
    const lines = [
      line('*', null, values({ body: 'one' })),
      line('body', 'one', 'two'),
      line('ownerId', null, 'tom'),
      line('state', 'draft', 'published', 'publish', 900),
      line('revision', 0, 1, 'publish', 900),
    ];
    const versions = versionsOf(lines, values({ body: 'two', state: 'published', revision: 1 }));
    expect(versions.map(({ values: { body, state, revision }, changed }) => [body, state, revision, changed])).toEqual([
      ['one', 'draft', 0, []],
      ['two', 'draft', 0, ['body']],
      ['two', 'published', 1, ['state', 'revision']],
    ]);
    expect(differing(versions[0]?.values ?? values(), versions[2]?.values ?? values())).toEqual([
      'body',
      'state',
      'revision',
    ]);
  });

  test('an edit that changed nothing at the office makes none', () => {
    const lines = [line('*', null, values()), line('body', 'theirs', 'theirs'), line('title', 'Title', 'New')];
    expect(versionsOf(lines, values({ title: 'New' })).map((one) => one.values.title)).toEqual(['Title', 'New']);
  });

  test('where the history begins later, each field was what its first edit found', () => {
    const lines = [line('title', 'Old', 'New'), line('body', 'x', 'y')];
    const [first, second] = versionsOf(lines, values({ title: 'New', body: 'y', revision: 4 }));
    expect(first?.values).toMatchObject({ title: 'New', body: 'x', revision: 4 });
    expect(second?.values).toMatchObject({ title: 'New', body: 'y' });
  });

  test('nothing known, no versions', () => {
    expect(versionsOf([], values())).toEqual([]);
  });
});
