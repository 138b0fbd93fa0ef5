import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a technician is about to write to one record. */
export interface Attempt {
  /** A word that occurs in no other attempt; the values that are told apart by it are written nowhere else. */
  mark: string;
  by: string;
  record: string;
  values: Record<string, unknown>;
}

/** What became of an attempt, as far as the page told before it was killed. */
export interface Tried extends Attempt {
  /** The command that the page called saved; null where it had no time to say so. */
  saved: string | null;
  /** The write door said no: then nothing may have been written. */
  isDeclined: boolean;
}

type Line =
  | ({ is: 'tried' } & Attempt)
  | { is: 'saved'; mark: string; command: string }
  | { is: 'declined'; mark: string; message: string };

/** A file outside the browsers: durable before the next thing is asked of a page, whatever is killed then (I1). */
export class Ledger {
  private readonly handle: number;

  constructor(private readonly file: string) {
    this.handle = openSync(file, 'a');
  }

  note(line: Line): void {
    writeSync(this.handle, `${JSON.stringify(line)}\n`);
    // An attempt that is not told again is only one that cannot be missed; what was called saved has to be found.
    if (line.is === 'saved') fsyncSync(this.handle);
  }

  /** Everything noted, by mark. */
  read(): Map<string, Tried> {
    const tried = new Map<string, Tried>();
    for (const text of readFileSync(this.file, 'utf8').split('\n').filter(Boolean)) {
      const line = JSON.parse(text) as Line;
      if (line.is === 'tried') {
        const { is: _is, ...attempt } = line;
        tried.set(line.mark, { ...attempt, saved: null, isDeclined: false });
        continue;
      }
      const attempt = tried.get(line.mark);
      if (!attempt) throw new Error(`The ledger has no attempt ${line.mark}.`);
      if (line.is === 'saved') attempt.saved = line.command;
      else attempt.isDeclined = true;
    }
    return tried;
  }

  close(): void {
    closeSync(this.handle);
  }
}
