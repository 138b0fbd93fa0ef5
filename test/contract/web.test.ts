import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATHS } from '#shared/wire/contract.ts';
import { errorOf } from './laptop.ts';
import { startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
const web = mkdtempSync(join(tmpdir(), 'sitebook-web-'));
beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Sitebook</title>');
  writeFileSync(join(web, 'service-worker.js'), '// worker');
  writeFileSync(join(web, 'assets', 'main-C0ffee12.js'), '// main');
  office = await startTestOffice({ webFolder: web });
});
afterAll(async () => {
  await office.close();
  rmSync(web, { recursive: true, force: true });
});

const get = (path: string, init?: RequestInit) => fetch(office.url + path, init);

test('the web client: its page for every screen, kept fresh; files named by their content are kept for ever', async () => {
  for (const path of ['/', '/tickets/INC0000001', '/first-admin']) {
    const page = await get(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await page.text()).toContain('<title>Sitebook');
  }
  expect((await get('/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
  expect((await get('/assets/main-C0ffee12.js')).headers.get('cache-control')).toMatch(/immutable/);
  for (const path of ['/assets/gone.js', '/v1/nothing', '/api/nothing', '/../package.json']) {
    const missing = await get(path);
    expect([missing.status, (await errorOf(missing)).error]).toEqual([404, 'not-found']);
  }
});

test('every answer carries a policy that lets a page load its own files only', async () => {
  const { headers } = await get('/');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;" +
      "font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';base-uri 'none';form-action 'none';" +
      "frame-ancestors 'none'",
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('only the desktop app may call from another origin, and without cookies', async () => {
  const ask = (origin: string) =>
    get(PATHS.push, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const { headers } = await ask('app://local');
  expect(headers.get('access-control-allow-origin')).toBe('app://local');
  expect(headers.get('access-control-allow-headers')).toMatch(/authorization/);
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect((await ask('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
});

test('what cannot be read is answered in the words of the contract', async () => {
  const headers = { 'content-type': 'application/json' };
  const broken = await get(PATHS.signIn, { method: 'POST', headers, body: '{"email":' });
  expect([broken.status, (await errorOf(broken)).error]).toEqual([400, 'bad-request']);
  const large = await get(PATHS.signIn, { method: 'POST', headers, body: JSON.stringify('x'.repeat(2_000_000)) });
  expect([large.status, (await errorOf(large)).error]).toEqual([413, 'too-large']);
  const unsigned = await get(PATHS.push, { method: 'POST', headers, body: '{}' });
  expect([unsigned.status, (await errorOf(unsigned)).error]).toEqual([401, 'signed-out']);
});
