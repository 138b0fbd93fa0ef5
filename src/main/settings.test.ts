import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadSettings } from './settings.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'settings-'));
  file = join(directory, 'settings.json');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(directory, { recursive: true, force: true });
});

test('there is no office until somebody names it, and then it is remembered', async () => {
  const settings = await loadSettings(file);
  expect(settings.officeAddress()).toBeNull();
  expect(await settings.setOfficeAddress('https://desk.example.org/')).toEqual({ ok: true });
  expect(settings.officeAddress()).toBe('https://desk.example.org');
  expect((await loadSettings(file)).officeAddress()).toBe('https://desk.example.org');
});

test('a refused address changes nothing', async () => {
  const settings = await loadSettings(file);
  await settings.setOfficeAddress('https://desk.example.org');
  expect(await settings.setOfficeAddress('http://elsewhere.example')).toMatchObject({ ok: false });
  expect(settings.officeAddress()).toBe('https://desk.example.org');
});

test.each(['', '{', '{"officeAddress": 7}', '{"officeAddress": "http://elsewhere.example"}'])(
  'a settings file that holds %j counts as no office, and says so in the log',
  async (content) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await writeFile(file, content);
    expect((await loadSettings(file)).officeAddress()).toBeNull();
    expect(warn).toHaveBeenCalledOnce();
  },
);

test('an address that cannot be written is not taken', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await writeFile(file, 'a file where a folder is needed');
  const settings = await loadSettings(join(file, 'settings.json'));
  expect(await settings.setOfficeAddress('https://desk.example.org')).toMatchObject({ ok: false });
  expect(settings.officeAddress()).toBeNull();
});

test('a preset address is used for this run and not stored', async () => {
  await (await loadSettings(file)).setOfficeAddress('https://desk.example.org');
  expect((await loadSettings(file, 'http://127.0.0.1:4780')).officeAddress()).toBe('http://127.0.0.1:4780');
  expect((await loadSettings(file)).officeAddress()).toBe('https://desk.example.org');
  await expect(loadSettings(file, 'http://elsewhere.example')).rejects.toThrow('Plain http');
});
