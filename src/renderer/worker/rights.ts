/** Asking again at once helps where the first answer was on its way before the change; more often it does not. */
const TRIES = 3;

/**
 * Notices that the office changed its user's roles or grants while the laptop is open (S20): whoever hears of a scope
 * later than the one that the present session was given for asks for a fresh session.
 */
export class Rights {
  private heardOf: number;
  private isAsking = false;

  /** `ask` gets a fresh session, and tells `known` of it before it resolves; null when the user is signed out. */
  constructor(
    private scope: number,
    private readonly ask: () => Promise<unknown>,
  ) {
    this.heardOf = scope;
  }

  /** The session that stands now was given for this scope. */
  known(scope: number): void {
    this.scope = scope;
  }

  /** The office was restored (S25): its count of scopes went back, and what was true of this user may have too. */
  restart(): void {
    this.scope = -1;
    this.heardOf = -1;
  }

  /** The office is at this scope. Without a connection nothing comes of it, and the next time it is heard it is asked. */
  async heard(scope: number): Promise<void> {
    this.heardOf = Math.max(this.heardOf, scope);
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      for (let tries = 0; tries < TRIES && this.heardOf > this.scope; tries++) {
        if ((await this.ask()) === null) return;
      }
    } catch {
      // The office went away in between: whoever hears it again hears the scope again.
    } finally {
      this.isAsking = false;
    }
  }
}
