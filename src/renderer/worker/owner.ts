/** A page that is loaded anew waits this long for the end of the one before it, whose worker may still be closing. */
const CLOSING_MS = 3000;

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
    let isHeld = false;
    let isReleased = false;
    navigator.locks
      .request(name, takeOver ? { steal: true } : { signal: AbortSignal.timeout(CLOSING_MS) }, () => {
        isHeld = true;
        answer({
          release: () => {
            isReleased = true;
            release();
          },
        });
        return held;
      })
      // The request fails when it waited too long, and while held only when another window stole the lock.
      .catch(() => {
        if (!isHeld) answer(null);
        else if (!isReleased) onLost();
      });
  });
}
