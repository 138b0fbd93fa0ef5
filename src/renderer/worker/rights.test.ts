import { expect, test } from 'vitest';
import { Rights } from './rights.ts';

/** An office whose session is for `scope` when it is asked; `answers` says what becomes of each asking. */
function laptop(known: number, ...answers: (number | 'offline' | 'signed-out')[]) {
  let asked = 0;
  const rights = new Rights(known, async () => {
    const answer = answers[asked++] ?? 'offline';
    if (answer === 'offline') throw new Error('offline');
    if (answer === 'signed-out') return null;
    rights.known(answer);
    return 'token';
  });
  return { rights, asked: () => asked };
}

test('[S20] a scope that the session is for already asks for nothing', async () => {
  const { rights, asked } = laptop(2);
  await rights.heard(2);
  await rights.heard(1);
  expect(asked()).toBe(0);
});

test('[S20] a later scope asks for a fresh session once, also where it is heard several times at once', async () => {
  const { rights, asked } = laptop(1, 2);
  await Promise.all([rights.heard(2), rights.heard(2)]);
  await rights.heard(2);
  expect(asked()).toBe(1);
});

test('[S20] a session that was on its way before the change is asked for again', async () => {
  const { rights, asked } = laptop(1, 1, 2);
  await rights.heard(2);
  expect(asked()).toBe(2);
});

test('[S20] where the office went away, the next time it is heard asks', async () => {
  const { rights, asked } = laptop(1, 'offline', 2);
  await rights.heard(2);
  expect(asked()).toBe(1);
  await rights.heard(2);
  expect(asked()).toBe(2);
  await rights.heard(2);
  expect(asked()).toBe(2);
});

test('a signed-out user is not asked about again and again', async () => {
  const { rights, asked } = laptop(1, 'signed-out', 'signed-out');
  await rights.heard(2);
  expect(asked()).toBe(1);
});
