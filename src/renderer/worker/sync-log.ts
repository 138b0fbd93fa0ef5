import { type Clock, isoTime } from '#shared/lib/clock.ts';
import type { LogEntry } from './contract.ts';

const KEPT = 200;

/** What happened between this laptop and the office, in plain words, since the app was started. Newest first. */
export class SyncLog {
  entries: LogEntry[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly onChange: () => void,
  ) {}

  plain(text: string): void {
    this.add({ at: isoTime(this.clock.now()), text, tone: 'plain' });
  }

  bad(text: string): void {
    this.add({ at: isoTime(this.clock.now()), text, tone: 'bad' });
  }

  private add(entry: LogEntry): void {
    this.entries = [entry, ...this.entries].slice(0, KEPT);
    this.onChange();
  }
}
