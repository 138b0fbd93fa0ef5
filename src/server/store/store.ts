import type { AccountTable } from './accounts.ts';
import type { DeviceTable } from './devices.ts';
import type { HistoryTable } from './history.ts';
import type { LinkTable } from './links.ts';
import type { NumberTable } from './numbers.ts';
import type { OfficeTable } from './office.ts';
import type { RecordTable } from './records.ts';
import type { SealedTable } from './sealed.ts';
import type { SessionTable } from './sessions.ts';
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
  /** Work that happens whole or not at all within the transaction; what it throws ends nothing but itself. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** The office's store (S14). SQLite now; a second engine has to pass the same tests. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** One snapshot. Its work awaits nothing but the tables. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** One transaction: all of it is durable when the promise resolves, or nothing of it happened. */
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
