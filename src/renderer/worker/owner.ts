/**
 * One owner per user's databases (S1): a second window gets nothing until it takes over, and the one that is
 * taken over from is told at once. Held until `release` or the end of the worker.
 */
export interface Ownership {
  release(): void;
}

export async function claim(name: string, takeOver: boolean, onLost: () => void): Promise<Ownership | null> {
  return new Promise((answer) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isReleased = false;
    navigator.locks
      .request(name, takeOver ? { steal: true } : { ifAvailable: true }, (lock) => {
        if (lock === null) {
          answer(null);
          return undefined;
        }
        answer({
          release: () => {
            isReleased = true;
            release();
          },
        });
        return held;
      })
      // The request fails while held only when another window stole the lock.
      .catch(() => {
        if (!isReleased) onLost();
      });
  });
}
