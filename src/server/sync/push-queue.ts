import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import type { PushResponse } from '#shared/wire/contract.ts';
import { type Answered, problem } from './problem.ts';
import { answerPush, MOST_COMMANDS, type Push, type PushEnvelope } from './push.ts';
import { isStoresTrouble, type TakenPush, takePush } from './take-push.ts';

/** Takes pushes, several in one transaction where they wait at the same time (S11, docs/adr/0010). */
export interface PushQueue {
  /**
   * Resolves when what was taken is durable. @throws what the store failed with: nothing of it counts then, and the
   * laptop sends again
   */
  push(session: SignedIn, request: PushEnvelope): Promise<Answered<PushResponse>>;
}

interface Waiting extends Push {
  resolve: (answer: Answered<PushResponse>) => void;
  reject: (error: unknown) => void;
}

/**
 * The pushes of this process. While one group is being committed the next one gathers; a group is what waits when
 * the counter has been locked for it, in the order of arrival, up to `most` commands (a single push always fits).
 * `wake` is called after each commit that changed records, before anybody is answered.
 */
export function createPushQueue(parts: Parts, wake: () => void, most = MOST_COMMANDS): PushQueue {
  let waiting: Waiting[] = [];
  let isRunning = false;

  function nextGroup(): Waiting[] {
    let commands = 0;
    const end = waiting.findIndex(({ request }, index) => {
      commands += request.commands.length;
      return index > 0 && commands > most;
    });
    const group = end === -1 ? waiting : waiting.slice(0, end);
    waiting = waiting.slice(group.length);
    return group;
  }

  async function commitGroup(): Promise<void> {
    let group: Waiting[] | undefined;
    try {
      const taken = await parts.store.write(async (tables) => {
        await tables.office.lock();
        // Once: an engine may run the transaction again, and it has to be for the same pushes.
        group ??= nextGroup();
        const all: Answered<TakenPush>[] = [];
        for (const push of group) all.push(await takeAlone(parts, tables, push));
        return all;
      });
      if (taken.some((one) => one.ok && one.value.isNews)) wake();
      // Not waited for: the next group is being committed while this one's answers are read.
      void answer(parts, group ?? [], taken);
    } catch (error) {
      // A store in trouble is in trouble for all: whoever waits is told at once, and tries again by itself.
      const failed = [...(group ?? []), ...waiting];
      waiting = [];
      for (const one of failed) one.reject(error);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) await commitGroup();
    isRunning = false;
  }

  return {
    push: (session, request) =>
      new Promise((resolve, reject) => {
        waiting.push({ session, request, arrival: isoTime(parts.clock.now()), resolve, reject });
        if (!isRunning) void run();
      }),
  };
}

/** One push of a group: what goes wrong with it and is not the store's trouble is its own. */
async function takeAlone(parts: Parts, tables: Tables, push: Push): Promise<Answered<TakenPush>> {
  try {
    return await tables.attempt(() => takePush(parts, tables, push));
  } catch (error) {
    if (isStoresTrouble(error)) throw error;
    parts.log.error(`A push of device ${push.session.deviceId} could not be taken`, error);
    return problem('internal');
  }
}

/** Answers a group from one snapshot after its commit. */
async function answer(parts: Parts, group: readonly Waiting[], taken: readonly Answered<TakenPush>[]): Promise<void> {
  try {
    const answers = await parts.store.read(async (tables) => {
      const all: Answered<PushResponse>[] = [];
      for (const [index, one] of taken.entries()) {
        const push = group[index];
        if (push) all.push(one.ok ? ok(await answerPush(parts, tables, push, one.value.outcomes)) : one);
      }
      return all;
    });
    for (const [index, one] of answers.entries()) group[index]?.resolve(one);
  } catch (error) {
    for (const one of group) one.reject(error);
  }
}
