import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder } from './owner.ts';

test('[S14] a folder has one owner at a time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-owner-'));
  const own = join(folder, 'own');
  const first = ownFolder(own);
  expect(first.ok).toBe(true);
  expect(ownFolder(own)).toEqual({ ok: false, error: 'owned' });
  if (first.ok) first.value.release();
  const second = ownFolder(own);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
  rmSync(folder, { recursive: true, force: true });
});
