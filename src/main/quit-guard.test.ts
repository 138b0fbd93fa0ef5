import { expect, test, vi } from 'vitest';
import { createQuitGuard, unsentMessage } from './quit-guard.ts';

/** A guard whose question is answered by the test. */
function guardWith(count: number) {
  const answers: ((quit: boolean) => void)[] = [];
  const ask = vi.fn((_count: number) => new Promise<boolean>((resolve) => answers.push(resolve)));
  const guard = createQuitGuard(ask);
  guard.report(count);
  const retry = vi.fn();
  const answer = async (quit: boolean) => {
    answers.shift()?.(quit);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { guard, ask, retry, answer };
}

test('S26: with everything at the office nobody is asked', () => {
  const { guard, ask, retry } = guardWith(0);
  expect(guard.mayQuit(retry)).toBe(true);
  expect(ask).not.toHaveBeenCalled();
});

test('S26: with unsent work quitting waits for a yes, then goes on', async () => {
  const { guard, ask, retry, answer } = guardWith(3);
  expect(guard.mayQuit(retry)).toBe(false);
  expect(ask).toHaveBeenCalledWith(3);
  await answer(true);
  expect(retry).toHaveBeenCalledOnce();
  expect(guard.mayQuit(retry)).toBe(true);
});

test('S26: "stay" leaves everything as it was, and the next attempt asks again', async () => {
  const { guard, ask, retry, answer } = guardWith(3);
  guard.mayQuit(retry);
  await answer(false);
  expect(retry).not.toHaveBeenCalled();
  expect(guard.mayQuit(retry)).toBe(false);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a second attempt while the question stands opens no second one', () => {
  const { guard, ask, retry } = guardWith(3);
  expect([guard.mayQuit(retry), guard.mayQuit(retry)]).toEqual([false, false]);
  expect(ask).toHaveBeenCalledOnce();
});

test('a yes counts for one window only', async () => {
  const { guard, retry, answer } = guardWith(3);
  guard.mayQuit(retry);
  await answer(true);
  guard.reopen();
  expect(guard.mayQuit(retry)).toBe(false);
});

test('work that arrives at the office meanwhile lets the app quit', () => {
  const { guard, retry } = guardWith(3);
  guard.report(0);
  expect(guard.mayQuit(retry)).toBe(true);
});

test('one edit and many are spoken of properly', () => {
  expect(unsentMessage(1)).toMatch(/^1 edit is saved on this laptop .* It is kept and goes /);
  expect(unsentMessage(12)).toBe(
    '12 edits are saved on this laptop and not at the office yet. They are kept and go when Sitebook next has a connection.',
  );
});
