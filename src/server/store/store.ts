import type { AccountTable } from './accounts.ts';
import type { DeviceTable } from './devices.ts';
import type { HistoryTable } from './history.ts';
import type { KeptAsideTable } from './kept-aside.ts';
import type { LinkTable } from './links.ts';
import type { NumberTable } from './numbers.ts';
import type { OfficeTable } from './office.ts';
import type { RecordTable } from './records.ts';
import type { SealedTable } from './sealed.ts';
import type { SessionTable } from './sessions.ts';
import type { Signal } from './sql.ts';
import type { TakeAlongTable } from './take-along.ts';
import type { VerdictTable } from './verdicts.ts';

/** Everything the office keeps, as seen inside one transaction. */
export interface Tables {
  office: OfficeTable;
  records: RecordTable;
  links: LinkTable;
  history: HistoryTable;
  verdicts: VerdictTable;
  devices: DeviceTable;
  numbers: NumberTable;
  accounts: AccountTable;
  sessions: SessionTable;
  sealed: SealedTable;
  takeAlong: TakeAlongTable;
  keptAside: KeptAsideTable;
  /** Work that happens whole or not at all within the transaction; what it throws ends nothing but itself. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** The office's store (S14): SQLite for one process, PostgreSQL for one or several; both pass the same tests. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** One snapshot. Its work awaits nothing but the tables. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * One transaction: all of it is durable when the promise resolves, or nothing of it happened. One after the other
   * over all processes of the office: each sees what the one before it left, and nobody else gets a seq meanwhile.
   * Its work may be done again, so it leaves no trace outside of the transaction.
   */
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Tells the office's other processes of a commit. A hint, which may get lost. Returns at once. */
  tell(signal: Signal): void;
  /** Hears what other processes tell. */
  hear(listener: (signal: Signal) => void): void;
  close(): Promise<void>;
}
