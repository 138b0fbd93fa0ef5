/**
 * A queue in which each piece of work waits for the one before it, whether that succeeded or not.
 * Commit, page and verdict share one (S4): without it an edit between the two writes of another step
 * starts from a stale value (V8 in sync-why).
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  };
}
