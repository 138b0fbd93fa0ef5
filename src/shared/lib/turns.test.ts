import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('work waits for the work before it, also when that failed', async () => {
  const inTurn = createTurns();
  const done: number[] = [];
  let letGo: () => void = () => undefined;
  const slow = inTurn(async () => {
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    done.push(1);
    throw new Error('first');
  });
  const next = inTurn(async () => void done.push(2));
  await Promise.resolve();
  expect(done).toEqual([]);
  letGo();
  await expect(slow).rejects.toThrow('first');
  await next;
  expect(done).toEqual([1, 2]);
});
