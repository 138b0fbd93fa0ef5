import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DriverEvent, type DriverState, type Effect, startState, step, waitMs } from './driver.ts';
import { statusOf } from './status.ts';

const at = { now: 1_000, random: 1 };
const run = (events: DriverEvent[], from: DriverState = startState): [DriverState, Effect[]] => {
  let state = from;
  const effects: Effect[] = [];
  for (const event of events) {
    const [next, todo] = step(state, event, at);
    state = next;
    effects.push(...todo);
  }
  return [state, effects];
};
const kinds = (effects: Effect[]): string[] => effects.map((effect) => effect.type);
const facts = { needsYou: 0, lastContactAt: null, retryAt: null, isFirstSync: false, progress: null };

describe('the driver', () => {
  test('sends what waits, asks for what is new, then listens', () => {
    const [state, effects] = run([
      { type: 'started', unsent: 2 },
      { type: 'pushed', unsent: 0 },
      { type: 'pulled' },
      { type: 'stream-opened', isBehind: false },
    ]);
    expect(kinds(effects)).toEqual(['push', 'pull', 'open-stream']);
    expect(statusOf(state, facts).phase).toBe('at-office');
  });

  test('an edit made while listening is sent at once', () => {
    const [online] = run([
      { type: 'started', unsent: 0 },
      { type: 'pulled' },
      { type: 'stream-opened', isBehind: false },
    ]);
    expect(kinds(run([{ type: 'committed', unsent: 1 }], online)[1])).toEqual(['push']);
  });

  test('[S8] a page that does not fit is asked for; one that came during a pull is asked for after it', () => {
    const [online] = run([
      { type: 'started', unsent: 0 },
      { type: 'pulled' },
      { type: 'stream-opened', isBehind: false },
    ]);
    const [pulling, first] = run([{ type: 'page', fits: false }], online);
    expect(kinds(first)).toEqual(['pull']);
    expect(kinds(run([{ type: 'page', fits: false }, { type: 'pulled' }], pulling)[1])).toEqual(['pull']);
  });

  test('[S26] offline it says so, keeps counting what is saved, and tries again by itself', () => {
    const [state, effects] = run([
      { type: 'started', unsent: 0 },
      { type: 'failed', step: 'pull', failure: { kind: 'offline' } },
      { type: 'committed', unsent: 3 },
    ]);
    expect(kinds(effects)).toEqual(['pull', 'wait']);
    expect(statusOf(state, facts)).toMatchObject({
      phase: 'offline',
      unsent: 3,
      reason: 'The office cannot be reached.',
    });
    expect(kinds(run([{ type: 'woken' }], state)[1])).toEqual(['stop-waiting', 'push']);
  });

  test('[I5] a push that the office answers badly does not keep records from coming', () => {
    const bad = { kind: 'server' as const, message: 'error' };
    const [state, effects] = run([
      { type: 'started', unsent: 1 },
      { type: 'failed', step: 'push', failure: bad },
      { type: 'pulled' },
      { type: 'stream-opened', isBehind: false },
    ]);
    expect(kinds(effects)).toEqual(['push', 'pull', 'open-stream', 'wait']);
    expect(statusOf(state, facts)).toMatchObject({ phase: 'saved-here', reason: 'error' });
    expect(kinds(run([{ type: 'woken' }], state)[1])).toContain('push');
  });

  test('[I5] a push that is too large is halved until it goes; a single command goes without what it changes', () => {
    const tooLarge: DriverEvent = { type: 'failed', step: 'push', failure: { kind: 'too-large' } };
    const sent = (events: DriverEvent[]) =>
      run([{ type: 'started', unsent: 7 }, ...events])[1].flatMap((one) =>
        one.type === 'push' ? [`${one.commands}${one.isWithheld ? ' withheld' : ''}`] : [one.type],
      );
    expect(sent([tooLarge, tooLarge, tooLarge])).toEqual(['7', '4', '2', '1']);
    expect(sent([tooLarge, tooLarge, tooLarge, tooLarge])).toEqual(['7', '4', '2', '1', '1 withheld']);
    // Its refusal frees the way, and what follows goes in growing parts again.
    const freed: DriverEvent[] = [6, 4].map((unsent) => ({ type: 'pushed', unsent }));
    expect(sent([tooLarge, tooLarge, tooLarge, tooLarge, ...freed])).toEqual([
      '7',
      '4',
      '2',
      '1',
      '1 withheld',
      '2',
      '4',
    ]);
    // An office that takes not even that is no good answer: it is left alone for a while, never asked in a loop.
    expect(sent([tooLarge, tooLarge, tooLarge, tooLarge, tooLarge, { type: 'pulled' }]).slice(5)).toEqual([
      'pull',
      'open-stream',
    ]);
  });

  test('an office that says how long to wait is left alone for that long', () => {
    const busy = { kind: 'server' as const, message: 'Too many', retryAfterMs: 42_000 };
    const [state, effects] = run([
      { type: 'started', unsent: 1 },
      { type: 'failed', step: 'push', failure: busy },
      { type: 'committed', unsent: 2 },
      { type: 'page', fits: false },
    ]);
    expect(effects.slice(1)).toEqual([{ type: 'wait', ms: 42_000 }]);
    expect(kinds(run([{ type: 'woken' }], state)[1])).toEqual(['stop-waiting', 'push']);
  });

  test('[S26] a network that answers in the place of the office is no office: offline, and why', () => {
    const portal = { kind: 'server' as const, message: 'Something on the way answered instead of the office.' };
    const [state] = run([
      { type: 'started', unsent: 0 },
      { type: 'failed', step: 'pull', failure: portal },
    ]);
    expect(statusOf(state, facts)).toMatchObject({ phase: 'offline', reason: portal.message });
  });

  test('signed out it stops, keeps everything, and goes on after a sign-in', () => {
    const [state, effects] = run([
      { type: 'started', unsent: 1 },
      { type: 'failed', step: 'push', failure: { kind: 'signed-out' } },
      { type: 'committed', unsent: 2 },
      { type: 'woken' },
    ]);
    expect(kinds(effects)).toEqual(['push', 'close-stream']);
    expect(statusOf(state, facts)).toMatchObject({ phase: 'signed-out', unsent: 2 });
    expect(kinds(run([{ type: 'signed-in' }], state)[1])).toEqual(['push']);
  });

  test('the waits double, are capped, and are spread by chance', () => {
    expect([1, 2, 3, 4].map((n) => waitMs(n, 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(waitMs(50, 1)).toBe(30_000);
    expect(waitMs(1, 0)).toBe(500);
  });

  test('a person who asks is answered at once, and the waits begin short again', () => {
    const offline = { type: 'failed' as const, step: 'pull' as const, failure: { kind: 'offline' as const } };
    const start: DriverEvent[] = [{ type: 'started', unsent: 0 }];
    const [tired] = run([
      ...start,
      ...Array.from({ length: 8 }, () => [offline, { type: 'woken' as const }]).flat(),
      offline,
    ]);
    const [, effects] = run([{ type: 'asked' }, offline], tired);
    expect(effects.at(-1)).toEqual({ type: 'wait', ms: 1000 });
  });

  test('whatever happens, one exchange at a time, nothing while stopped, and it never falls asleep with work', () => {
    const failure = fc.constantFrom(
      { kind: 'offline' as const },
      { kind: 'server' as const, message: 'x' },
      { kind: 'server' as const, message: 'x', retryAfterMs: 5000 },
      { kind: 'too-large' as const },
      { kind: 'signed-out' as const },
    );
    const anything = fc.oneof<fc.Arbitrary<DriverEvent>[]>(
      fc.record({ type: fc.constant('committed' as const), unsent: fc.nat(5) }),
      fc.constantFrom({ type: 'woken' as const }, { type: 'asked' as const }),
      fc.record({ type: fc.constant('page' as const), fits: fc.boolean() }),
      fc.constant({ type: 'signed-in' as const }),
      fc.constant({ type: 'network-lost' as const }),
      fc.record({ type: fc.constant('failed' as const), step: fc.constant('stream' as const), failure }),
      fc.record({ type: fc.constant('answer' as never), failure: fc.option(failure), unsent: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (events) => {
        let state = step(startState, { type: 'started', unsent: 1 }, at)[0];
        for (const event of events) {
          let real = event as DriverEvent;
          if ((event as { type: string }).type === 'answer') {
            const answer = event as unknown as {
              failure: Parameters<typeof step>[1] extends never ? never : null;
              unsent: number;
            };
            if (state.doing === 'nothing') continue;
            const at = state.doing === 'pushing' ? ('push' as const) : ('pull' as const);
            if (answer.failure) real = { type: 'failed', step: at, failure: answer.failure };
            else real = at === 'push' ? { type: 'pushed', unsent: answer.unsent } : { type: 'pulled' };
          }
          const before = state;
          const [after, effects] = step(state, real, at);
          const exchanges = effects.filter((one) => one.type === 'push' || one.type === 'pull');
          expect(exchanges.length).toBeLessThanOrEqual(1);
          if (exchanges.length === 1 && !['pushed', 'pulled', 'failed'].includes(real.type))
            expect(before.doing).toBe('nothing');
          if (after.stopped) expect(exchanges).toEqual([]);
          if (!after.stopped && after.doing === 'nothing' && !after.isWaiting) {
            expect(after.stream === 'closed' || after.isBehind || (after.unsent > 0 && !after.pushFailed)).toBe(false);
          }
          state = after;
        }
      }),
    );
  });
});

describe('[S25] the driver before an office of another epoch', () => {
  const office = { epoch: 'e2', lastN: 3 };
  const meets = (step: 'push' | 'pull'): DriverEvent => ({
    type: 'failed',
    step,
    failure: { kind: 'other-epoch', office },
  });

  test('enters it, sends what it lost, offers, and only then asks for its records', () => {
    const [state, effects] = run([
      { type: 'started', unsent: 1 },
      meets('push'),
      { type: 'restored', unsent: 3, restore: 'sending' },
      { type: 'pushed', unsent: 1, restore: 'offering' },
      { type: 'restored', unsent: 1, restore: 'confirming' },
      { type: 'pushed', unsent: 0, restore: 'confirming' },
      { type: 'pulled', restore: 'none' },
      { type: 'stream-opened', isBehind: false },
    ]);
    expect(kinds(effects)).toEqual(['push', 'close-stream', 'enter', 'push', 'offer', 'push', 'pull', 'open-stream']);
    expect(effects[2]).toEqual({ type: 'enter', ...office });
    expect(statusOf(state, facts).phase).toBe('at-office');
  });

  test('says what it does for as long as it is on the way', () => {
    for (const events of [
      [meets('pull')],
      [meets('pull'), { type: 'restored', unsent: 2, restore: 'sending' }],
      [meets('pull'), { type: 'restored', unsent: 0, restore: 'offering' }],
      [meets('pull'), { type: 'restored', unsent: 0, restore: 'confirming' }],
    ] satisfies DriverEvent[][]) {
      const [state] = run([{ type: 'started', unsent: 0 }, ...events]);
      expect(statusOf(state, facts).phase).toBe('restoring');
    }
  });

  test('goes on where it was after a restart, and after a failure on the way', () => {
    expect(kinds(run([{ type: 'started', unsent: 2, restore: 'offering' }])[1])).toEqual(['offer']);
    expect(kinds(run([{ type: 'started', unsent: 2, restore: 'sending' }])[1])).toEqual(['push']);
    const offline: DriverEvent = { type: 'failed', step: 'restore', failure: { kind: 'offline' } };
    const [state, effects] = run([{ type: 'started', unsent: 0, restore: 'offering' }, offline, { type: 'woken' }]);
    expect(kinds(effects)).toEqual(['offer', 'wait', 'stop-waiting', 'offer']);
    expect(state.doing).toBe('restoring');
  });

  test('a bad answer to what it lost is waited for, and asks for no records meanwhile', () => {
    const bad: DriverEvent = { type: 'failed', step: 'push', failure: { kind: 'server', message: 'no' } };
    expect(kinds(run([{ type: 'started', unsent: 2, restore: 'sending' }, bad])[1])).toEqual(['push', 'wait']);
  });

  test('an office restored again on the way is entered again', () => {
    const again: DriverEvent = {
      type: 'failed',
      step: 'restore',
      failure: { kind: 'other-epoch', office: { epoch: 'e3', lastN: 1 } },
    };
    const [, effects] = run([{ type: 'started', unsent: 0, restore: 'offering' }, again]);
    expect(effects.at(-1)).toEqual({ type: 'enter', epoch: 'e3', lastN: 1 });
  });
});
