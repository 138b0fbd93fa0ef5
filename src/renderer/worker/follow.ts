/**
 * Work that is asked for again and again while something changes: one run at a time, and asked for during a run, one
 * more after it. What a run throws after `isOver` was worth nothing any more.
 */
export function repeatedly(isOver: () => boolean, work: () => Promise<void>): () => void {
  let isRunning = false;
  let isAskedAgain = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      do {
        isAskedAgain = false;
        await work();
      } while (isAskedAgain && !isOver());
    } catch (error) {
      if (!isOver()) throw error;
    } finally {
      isRunning = false;
    }
  };
  return () => {
    if (isRunning) isAskedAgain = true;
    else void run();
  };
}
