import { writeFileSync } from 'node:fs';

/** The walk's steps: one line each with its outcome. A step that fails does not hide the others' outcome. */
export class Report {
  private passed = 0;
  /** Titles of the steps that failed. */
  readonly failed: string[] = [];
  private readonly startedAt = performance.now();

  /** `isFirstEnough`: the first failure is what is looked for, and nothing is done after it. */
  constructor(private readonly isFirstEnough = false) {}

  /** Does a step and prints how it went. Gives false where it failed. */
  async step(title: string, work: () => Promise<void>): Promise<boolean> {
    if (this.isFirstEnough && this.failed.length > 0) return false;
    const from = performance.now();
    try {
      await work();
      this.passed += 1;
      this.print('ok    ', title, from);
      return true;
    } catch (error) {
      this.failed.push(title);
      this.print('FAILED', title, from);
      const text = error instanceof Error ? error.message : String(error);
      console.log(
        text
          .split('\n')
          .slice(0, 12)
          .map((line) => `         ${line}`)
          .join('\n'),
      );
      return false;
    }
  }

  /** The last line, and the exit code. */
  end(): number {
    const seconds = ((performance.now() - this.startedAt) / 1000).toFixed(0);
    console.log(`The walk: ${this.passed} steps ok, ${this.failed.length} failed, ${seconds} s`);
    const summary = process.env.SITEBOOK_SUMMARY;
    if (summary)
      writeFileSync(summary, JSON.stringify({ passed: this.passed, failed: this.failed.length, names: this.failed }));
    return this.failed.length === 0 ? 0 : 1;
  }

  private print(outcome: string, title: string, from: number): void {
    const seconds = ((performance.now() - from) / 1000).toFixed(1).padStart(5);
    console.log(`${outcome} ${seconds} s  ${title}`);
  }
}

/** Asks until it is so; fails with the last thing that spoke against it. No fixed waits, a generous end. */
export async function eventually(what: string, check: () => Promise<void> | void, withinMs = 60_000): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > end) {
        throw new Error(
          `Not within ${withinMs / 1000} s: ${what}. ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
}

/** Ends a step that found something else than it should. */
export function expect(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}
