import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without arguments the office serves this machine', () => {
  expect(readOptions([])).toMatchObject({
    ok: true,
    value: { command: 'serve', data: './data', port: 4780, host: '127.0.0.1', demo: false, tls: null },
  });
});

test('an office that others can reach needs TLS or a proxy that has it', () => {
  const open = ['--host', '0.0.0.0'];
  expect(readOptions(open).ok).toBe(false);
  expect(readOptions([...open, '--tls-cert', 'c', '--tls-key', 'k']).ok).toBe(true);
  expect(readOptions([...open, '--trust-proxy']).ok).toBe(true);
  expect(readOptions(['--host', '::1']).ok).toBe(true);
  expect(readOptions(['--tls-cert', 'c']).ok).toBe(false);
});

test.each([
  [['--bogus']],
  [['fly']],
  [['serve', 'more']],
  [['import']],
  [['import', 'a', 'b']],
  [['--port', '70000']],
  [['--port', 'x']],
  [['demo', '--assets', 'many']],
  [['account', '--name', 'Ada']],
  [['account', '--name', 'Ada', '--email', 'a@b.example', '--role', 'king']],
])('%j is refused in one sentence', (args) => {
  expect(readOptions(args)).toMatchObject({ ok: false, error: expect.stringMatching(/^[^\n]+[.]$/) });
});
