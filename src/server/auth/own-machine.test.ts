import { expect, test } from 'vitest';
import { isOnOwnMachine } from './own-machine.ts';

const ask = (ip: string, host: string) => isOnOwnMachine({ ip, headers: { host } });

test('a request is of this machine when it comes from loopback and asks for loopback', () => {
  expect(ask('127.0.0.1', '127.0.0.1:4780')).toBe(true);
  expect(ask('::1', '[::1]:4780')).toBe(true);
  expect(ask('::ffff:127.0.0.1', 'localhost')).toBe(true);
  expect(ask('192.168.1.4', '127.0.0.1:4780')).toBe(false);
});

test('a web page elsewhere whose own name leads to loopback is not of this machine', () => {
  expect(ask('127.0.0.1', 'rebound.example:4780')).toBe(false);
  expect(ask('127.0.0.1', '127.0.0.1.rebound.example')).toBe(false);
  expect(ask('127.0.0.1', '')).toBe(false);
});
