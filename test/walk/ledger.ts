import type { HistoryLine } from '#shared/sync/command.ts';

/** Something the screen called saved, noted outside the browser at that moment. */
export interface Acknowledged {
  by: string;
  what: string;
  /** A value that occurs nowhere else: what has to be found at the office, once. */
  value: string;
  /** Whether the office must refuse it: then it is kept among the refusals instead of the history. */
  refused: boolean;
}

/** What the office's store holds of a value. */
export interface Kept {
  lines: HistoryLine[];
  refusals: { command: string; body: string }[];
}

const mentions = (what: unknown, value: string): boolean =>
  JSON.stringify(what ?? null).includes(JSON.stringify(value).slice(1, -1));

/** Everything acknowledged, and whether the office has each of it exactly once (I1, I3, I6). */
export class Ledger {
  readonly entries: Acknowledged[] = [];

  note(by: string, what: string, value: string, refused = false): void {
    this.entries.push({ by, what, value, refused });
  }

  /** What speaks against the office having all of it, each once. */
  objections({ lines, refusals }: Kept): string[] {
    return this.entries.flatMap(({ by, what, value, refused }) => {
      const written = lines.filter((line) => {
        // A line shows the value it wrote, or wanted to write; what it found there was written by another one.
        const wanted = line.wanted ? line.wanted.after : line.after;
        return mentions(wanted, value) && !mentions(line.wanted ? line.wanted.before : line.before, value);
      });
      const commands = new Set(written.map((line) => line.command));
      const kept = refusals.filter((one) => one.body.includes(value));
      if (refused)
        return kept.length === 1 && commands.size === 0 ? [] : [`${by}, ${what}: ${kept.length} refusals instead of 1`];
      if (commands.size === 0) return [`${by}, ${what}: "${value}" was saved and is not at the office`];
      if (commands.size > 1) return [`${by}, ${what}: "${value}" is at the office ${commands.size} times`];
      return [];
    });
  }
}
