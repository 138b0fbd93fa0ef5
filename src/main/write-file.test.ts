import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from './write-file.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'replace-file-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('the file is replaced, its folder made, and no draft is left', async () => {
  const file = join(directory, 'sub', 'settings.json');
  await replaceFile(file, 'old');
  await replaceFile(file, 'new');
  expect(await readFile(file, 'utf8')).toBe('new');
  expect(await readdir(join(directory, 'sub'))).toEqual(['settings.json']);
});

test.skipIf(process.platform === 'win32')('nobody else on the computer may read the file', async () => {
  const file = join(directory, 'secret.bin');
  await replaceFile(file, new Uint8Array([1, 2, 3]));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('writes at the same time leave one of the contents, whole', async () => {
  const file = join(directory, 'settings.json');
  const contents = Array.from({ length: 8 }, (_, n) => String(n).repeat(5_000));
  await Promise.all(contents.map((content) => replaceFile(file, content)));
  expect(contents).toContain(await readFile(file, 'utf8'));
});

test('a failed write is told, and leaves no draft behind', async () => {
  await mkdir(join(directory, 'taken'));
  await expect(replaceFile(join(directory, 'taken'), 'x')).rejects.toThrow();
  expect(await readdir(directory)).toEqual(['taken']);
});
