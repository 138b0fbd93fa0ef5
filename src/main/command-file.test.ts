import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCommandFiles } from './command-file.ts';

const OWNER = { office: 'office-1', person: 'person-1' };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'command-file-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const file = (): string => join(directory, 'commands', 'office-1.person-1.jsonl');
const open = () => createCommandFiles(join(directory, 'commands'), () => 1);

test('[S24] what was kept is there for the next start, in order, for its owner alone, once', async () => {
  const files = open();
  for (const id of ['c1', 'c2', 'c1', 'c3'])
    expect(await files.keep(OWNER, id, `{"id":"${id}"}`)).toEqual({ ok: true });
  const { commands, damaged } = await open().kept(OWNER);
  expect(commands).toEqual(['{"id":"c1"}', '{"id":"c2"}', '{"id":"c3"}']);
  expect(damaged).toBe(0);
  expect((await open().kept({ ...OWNER, person: 'person-2' })).commands).toEqual([]);
  if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
});

test('[S24] what is settled leaves; with the last one the file is emptied', async () => {
  const files = open();
  for (const id of ['c1', 'c2', 'c3']) await files.keep(OWNER, id, `"${id}"`);
  await files.settle(OWNER, ['c2', 'unknown']);
  expect((await open().kept(OWNER)).commands).toEqual(['"c1"', '"c3"']);
  await files.settle(OWNER, ['c1', 'c3']);
  expect(await readFile(file(), 'utf8')).toBe('');
  await files.keep(OWNER, 'c4', '"c4"');
  expect((await open().kept(OWNER)).commands).toEqual(['"c4"']);
});

test('[S24] a file with much that is settled is written anew without it', async () => {
  const files = open();
  for (let i = 0; i < 12; i++) await files.keep(OWNER, `c${i}`, `"${'x'.repeat(100_000)}"`);
  await files.settle(
    OWNER,
    Array.from({ length: 11 }, (_, i) => `c${i}`),
  );
  expect((await readFile(file(), 'utf8')).length).toBeLessThan(101_000);
  expect((await open().kept(OWNER)).commands).toHaveLength(1);
});

test('[S20] what is settled is erased from the disk when it has to leave, and the rest stays', async () => {
  const files = open();
  for (const id of ['c1', 'c2']) await files.keep(OWNER, id, `"content of ${id}"`);
  await files.settle(OWNER, ['c1']);
  expect(await files.erase(OWNER, 'settled')).toEqual({ ok: true });
  expect(await readFile(file(), 'utf8')).not.toContain('content of c1');
  expect((await open().kept(OWNER)).commands).toEqual(['"content of c2"']);
});

test('[S22] everything of a revoked laptop goes, copies of damaged files too, and of nobody else', async () => {
  const other = { ...OWNER, person: 'person-2' };
  await open().keep(other, 'c9', '"theirs"');
  await open().keep(OWNER, 'c1', '"first"');
  await appendFile(file(), 'torn');
  const files = open();
  await files.kept(OWNER);
  expect(await readdir(join(directory, 'commands'))).toHaveLength(3);
  expect(await files.erase(OWNER, 'everything')).toEqual({ ok: true });
  expect(await readdir(join(directory, 'commands'))).toEqual(['office-1.person-2.jsonl']);
  expect(await files.kept(OWNER)).toEqual({ commands: [], damaged: 1 });
  await files.keep(OWNER, 'c2', '"second"');
  expect((await open().kept(OWNER)).commands).toEqual(['"second"']);
});

test('[S24] a torn last line is told, the file is kept beside, and what follows is not torn by it', async () => {
  await open().keep(OWNER, 'c1', '"first"');
  const line = await readFile(file(), 'utf8');
  await appendFile(file(), line.slice(0, 45));
  const files = open();
  expect(await files.kept(OWNER)).toEqual({ commands: ['"first"'], damaged: 1 });
  await files.keep(OWNER, 'c2', '"second"');
  expect(await open().kept(OWNER)).toEqual({ commands: ['"first"', '"second"'], damaged: 0 });
  expect((await readdir(join(directory, 'commands'))).sort()).toEqual([
    'office-1.person-1.jsonl',
    'office-1.person-1.jsonl.damaged-1',
  ]);
});

test('[S24] a line that was changed on the disk is not taken for a command', async () => {
  await open().keep(OWNER, 'c1', '"first"');
  await appendFile(file(), (await readFile(file(), 'utf8')).replace('first', 'other'));
  expect(await open().kept(OWNER)).toEqual({ commands: ['"first"'], damaged: 1 });
});

test('[S24] where the disk does not take it, that is an answer', async () => {
  const files = createCommandFiles('/dev/null/commands', () => 1);
  expect(await files.keep(OWNER, 'c1', '""')).toEqual({
    ok: false,
    message: expect.stringMatching(/^The command could not be written to the file of unsent work\. \(E/),
  });
});
