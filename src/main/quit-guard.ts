/** Decides whether quitting may go ahead, given how much work has not reached the office (S26). */
export interface QuitGuard {
  /** The number of edits that are saved here only. */
  report(count: number): void;
  /** Forgets an earlier yes: another window is open, with work of its own. */
  reopen(): void;
  /**
   * True when quitting may go on now. When false the person is being asked; `retry` is called if they agree, and
   * nothing happens if they do not.
   */
  mayQuit(retry: () => void): boolean;
}

/** `ask` puts the question, once at a time, and resolves to true for "quit". The work is kept either way. */
export function createQuitGuard(ask: (count: number) => Promise<boolean>): QuitGuard {
  let unsent = 0;
  let agreed = false;
  let asking = false;
  return {
    report: (count) => {
      unsent = count;
    },
    reopen: () => {
      agreed = false;
    },
    mayQuit: (retry) => {
      if (unsent === 0 || agreed) return true;
      if (!asking) {
        asking = true;
        void ask(unsent)
          .then((yes) => {
            agreed = yes;
          })
          .finally(() => {
            asking = false;
            if (agreed) retry();
          });
      }
      return false;
    },
  };
}

/** What the question says about `count` unsent edits. */
export function unsentMessage(count: number): string {
  return count === 1
    ? '1 edit is saved on this laptop and not at the office yet. It is kept and goes when Sitebook next has a connection.'
    : `${count} edits are saved on this laptop and not at the office yet. They are kept and go when Sitebook next has a connection.`;
}
