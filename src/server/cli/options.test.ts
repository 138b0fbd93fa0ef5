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

test('a store on PostgreSQL is named by a flag or by the environment; a data folder outweighs the latter', () => {
  const [one, other] = ['postgres://office@db/one', 'postgresql://office@db/other'];
  const place = (args: string[], environment = {}) => {
    const read = readOptions(args, environment);
    return read.ok && { store: read.value.store, data: read.value.data };
  };
  expect(place(['--store', one])).toEqual({ store: one, data: './data' });
  expect(place([], { SITEBOOK_STORE: other })).toEqual({ store: other, data: './data' });
  expect(place(['--store', one], { SITEBOOK_STORE: other })).toEqual({ store: one, data: './data' });
  expect(place(['--data', 'd'], { SITEBOOK_STORE: other })).toEqual({ store: null, data: 'd' });
});

test.each([
  [['--store', 'mysql://db']],
  [['--store', 'db']],
  [['--store', 'postgres://db/a', '--data', 'd']],
  [['backup']],
  [['restore']],
  [['backup', 'a', 'b']],
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
