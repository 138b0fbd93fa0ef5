import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { AnyRecord, Conflict } from '#shared/domain/record.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { ImpactDirection, PathStep } from '#shared/domain/relationships/impact.ts';
import type { Link } from '#shared/domain/relationships/links.ts';
import type { Erased, KeptCommands, Outcome } from '#shared/ipc/bridge.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Command, EditDraft } from '#shared/sync/command.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import type { HistoryEntry } from '#shared/wire/contract.ts';
import type { DeviceKey } from '#shared/wire/devices.ts';

/**
 * One condition of a list. Several are joined by "and". `field` may be a path such as `state.is`. `includes` and
 * `excludes` are about lists; `before` (nothing counts as before), `from` and `until`
 * (nothing does not) about days and moments.
 */
export interface Filter {
  field: string;
  is: 'any-of' | 'none-of' | 'contains' | 'includes' | 'excludes' | 'before' | 'from' | 'until';
  values: (string | number | boolean | null)[];
}

export interface Sort {
  field: string;
  descending: boolean;
}

/**
 * A list a screen looks at: everything that passes, sorted, of which the screen sees a window.
 * `text` keeps the records that contain each of its words in one of their lines.
 */
export interface ListQuery {
  collection: Collection;
  where: Filter[];
  text?: string;
  sort: Sort[];
  offset: number;
  limit: number;
  /** Fields whose values are counted over everything that passes, also where no row is wanted (limit 0). */
  countBy?: string[];
}

/** How many records have these values, in the order of `countBy`. */
export interface Count {
  values: (string | number | boolean | null)[];
  count: number;
}

/** What a list is made of, without the window that a screen has on it. */
export type ListConditions = Omit<ListQuery, 'offset' | 'limit'>;

/** What a screen gets, at first and after every change that concerns it. */
export interface ListWindow {
  offset: number;
  rows: AnyRecord[];
  total: number;
  /** Where the query asked for them. */
  counts?: Count[];
}

/** One entry of the outbox, as the sync centre shows it. */
export interface OutboxEntry {
  n: number;
  command: Command;
  /** What it is about, as people call it: the first record it touches. */
  record: { collection: Collection; id: string; code: string; name: string };
}

/** A command that the office refused: the tray "needs you" (S19). */
export interface RefusedEntry {
  command: Command;
  code: string;
  message: string;
  /** Index of the edit the office objected to. */
  edit: number;
  refusedAt: string;
  record: { collection: Collection; id: string; code: string; name: string };
  /** The office's present values of the fields the command wanted to write, by record id and field. */
  current: Record<string, Record<string, unknown>>;
  /** Commands refused because this one was: shown as one entry with it (S10). */
  dependents: Command[];
}

/** A record with open conflicts, for the sync centre. */
export interface ConflictEntry {
  collection: Collection;
  record: AnyRecord;
  code: string;
  name: string;
  conflicts: (Conflict & { key: string; current: unknown })[];
}

/** A record of the office that this version cannot read (S6), for the sync centre. */
export interface QuarantineEntry {
  id: string;
  /** A collection, or what a later version calls one. */
  collection: string;
  code: string;
  name: string;
  /** The field, and what is odd about it. */
  why: string;
  /** Since when, device time, ISO. */
  at: string;
}

export interface LogEntry {
  at: string;
  /** In plain words: what happened, what is safe, what to do. */
  text: string;
  tone: 'plain' | 'bad';
}

/** A command that reached the office, newest first. */
export interface SentEntry {
  command: Command;
  sentAt: string;
  record: { collection: Collection; id: string; code: string; name: string };
}

/** Something typed and not saved yet. What it is, is the page's business: the worker keeps it as text. */
export interface KeptDraft {
  key: string;
  /** The record it is about, so that it goes when that leaves this user's scope (S20); empty for a new one. */
  recordId: string;
  /** When it was typed last, device time, ISO. */
  at: string;
  body: string;
}

/** A relationship somebody thinks of making. */
export type NewLink = Omit<Link, 'id'>;

/** An asset that trouble reaches, and the way from it to where the trouble starts. */
export interface ImpactRow {
  id: string;
  name: string;
  tag: string;
  class: AssetClass;
  criticality: number;
  /** Links between it and the start. */
  depth: number;
  /** From this asset to the start, step by step; the last one's `to` is the start. */
  path: (PathStep & { name: string })[];
}

/** A site or a contact, and how many of the assets found stand there or are theirs. */
export interface Touched {
  id: string;
  name: string;
  count: number;
}

/** What of an impact is listed; everything is counted. */
export interface ImpactWanted {
  /** Of services and of other assets at most so many. */
  most: number;
  /** Of the other assets only these classes; all where none is named. */
  classes: readonly AssetClass[];
}

/** What stops if an asset stops, or what could be the cause. */
export interface ImpactAnswer {
  /** Business services, the most critical first. */
  services: ImpactRow[];
  /** The other assets of the classes wanted, the nearest first. */
  assets: ImpactRow[];
  sites: Touched[];
  contacts: Touched[];
  /** All there are, listed or not. */
  count: { services: number; assets: number; wanted: number };
  /** How many of each class are among the other assets, the most first. */
  classes: { class: AssetClass; count: number }[];
  /** Whether the walk ended at its limit: there is more. */
  isCut: boolean;
}

/** What the write door answers once the command is durable (S5). */
export interface Saved {
  command: string;
  n: number;
}

/** What the office lets its user do, as it said last. */
export interface UserRights {
  personId: string;
  roles: Role[];
  organizations: string[] | 'all';
  /** The scope they belong to: when the laptop hears of a later one, it asks again (S20). */
  scope: number;
}

/** A record's history, oldest line first. */
export interface History {
  lines: HistoryEntry[];
  /** When the office was asked, device time, ISO. */
  at: string;
  /** The office could not be asked now: what it told last. */
  isOld: boolean;
}

/** Who the databases belong to, and how to reach the office. Known offline. */
export interface OpenOptions extends UserRights {
  officeUrl: string;
  officeId: string;
  /** The office's epoch as of the last sign-in: where a laptop that never synced begins. */
  epoch: string;
  deviceId: string;
  deviceCode: string;
  /** The last command the office had of this device when the user signed in. */
  lastN: number;
  /** This laptop was that device before: its database has to know it, else its numbers would be given out again (S24). */
  isKnownDevice?: boolean;
}

/**
 * `storage`: a database cannot be opened. `emptied`: it can, and knows less than it did; the laptop has to register as
 * a new device (S24). `revoked`: the office took the laptop out of use, and what is left on it is being removed (S22).
 */
export type OpenResult =
  | { ok: true }
  | { ok: false; reason: 'open-elsewhere' | 'storage' | 'emptied' | 'revoked'; message: string };

/** The desktop's second copy of this user's unsent commands (S24); a web client has none. */
export interface CommandFile {
  /** Durable when it answers ok. */
  keep(command: Command): Promise<Outcome>;
  /** The unsettled commands as text, oldest first, and how many lines could not be read. */
  kept(): Promise<KeptCommands>;
  /** These have left the outbox. */
  settle(ids: string[]): Promise<Outcome>;
  /** What is settled goes from the disk too (S20); with `everything` the file itself, and copies of damaged ones (S22). */
  erase(what: Erased): Promise<Outcome>;
}

/** What the worker asks of the page: the session lives there, because the key store does. */
export interface PageServices {
  /** A token for the office, fresh if `isStale`; null when the user has to sign in again. Throws when offline. */
  accessToken(isStale: boolean): Promise<string | null>;
}

/** What becomes of a revoked laptop's unsent work (S22). */
export interface RevokedState {
  /** Edits that had not been sent. */
  edits: number;
  /** How many of them the office does not have yet. */
  waiting: number;
}

/** What the data worker asks of the page and tells it. */
export interface WorkerPage extends PageServices {
  /** The office revoked this laptop: everything of its user was removed, but what waits sealed. */
  revoked(state: RevokedState): Promise<void>;
}

/** How a search is narrowed. */
export interface SearchOptions {
  collections?: Collection[];
  organizationId?: string;
  /** Hits in all, 40 unless told; and of each kind, 8 unless told. */
  limit?: number;
  limitPerKind?: number;
  /** Only records whose whole tag, serial, number or address it is: what a scanner reads. */
  isExact?: boolean;
}

/** From, and up to but without, as places in a text. */
export type TextRange = [from: number, to: number];

/** A record that was found. */
export interface SearchHit {
  collection: Collection;
  id: string;
  code: string;
  name: string;
  codeRanges: TextRange[];
  nameRanges: TextRange[];
  /** The field that says what code and name do not, and the words around it; null where they say all. */
  why: { label: string; text: string; ranges: TextRange[] } | null;
  organizationId: string | null;
  /** Whether a whole tag, serial, number or address of it was typed. */
  isExact: boolean;
  score: number;
  /** A few fields of the record, by name: what a line about it says besides. */
  facts: Record<string, unknown>;
}

/** The likeliest hits first. */
export interface SearchAnswer {
  query: string;
  hits: SearchHit[];
  /** How many records there are of each kind, shown or not. */
  counts: Partial<Record<Collection, number>>;
  total: number;
  /** False while records of this laptop are still being taken in: there may be more. */
  isComplete: boolean;
  /** Records that can be found. */
  indexed: number;
}

export type Unwatch = () => void;

/** Everything the page can ask of the data worker. Calls cross a thread: callbacks are proxied. */
export interface DataWorker {
  /** Something the app remembers on this laptop, as text; null where there is nothing by that name. */
  recall(name: string): Promise<string | null>;
  /** Remembers it; resolves when a crash can no longer take it away. */
  remember(name: string, value: string): Promise<void>;
  /** Opens this user's databases and starts to sync. `takeOver` ends another window's hold on them (S1). */
  open(options: OpenOptions, page: WorkerPage, takeOver: boolean, file: CommandFile | null): Promise<OpenResult>;
  /** Puts aside what cannot be opened of this user's databases: it is kept, and a new one takes its place (S24). */
  putAside(options: Pick<OpenOptions, 'officeId' | 'personId'>): Promise<void>;
  close(): Promise<void>;
  /** The public half of this laptop's key, for a sign-in: of the device named, or of a new pair (S22). */
  keyForSignIn(device: string | null): Promise<DeviceKey>;
  /** The sign-in was answered: the pair made for it belongs to this device. */
  keepKey(device: string): Promise<void>;
  /** The public half of a device that is signed in. */
  keyOfDevice(device: string): Promise<DeviceKey>;
  /** The office said anew what its user may do: the checks of this laptop follow at once. */
  updateUser(rights: UserRights): Promise<void>;
  /** The one door for writes (S4). Answers when the command is durable on this laptop, or why it was not written. */
  commit(drafts: EditDraft[]): Promise<Result<Saved, Refusal>>;
  /**
   * Takes a command of this laptop back by ordinary edits, `also` with them; where somebody wrote one of its values
   * again since, nothing is written.
   */
  takeBack(command: string, also: EditDraft[]): Promise<Result<Saved, Refusal>>;
  /** What this user has typed and not saved. */
  drafts(): Promise<KeptDraft[]>;
  /** Keeps it; resolves when a crash can no longer take it away. */
  keepDraft(draft: KeptDraft): Promise<void>;
  dropDraft(key: string): Promise<void>;
  /** The number a new ticket would get, and whether it is provisional; used up by the commit that carries it. */
  nextTicketNumber(kind: string): Promise<{ number: string; isProvisional: boolean }>;
  nextAssetTag(shortCode: string): Promise<{ tag: string } | null>;
  /** Event time as this laptop reckons it (S18): for values that say when something was. */
  eventTime(): Promise<string>;
  /** Why a new relationship would be refused, by the rules and what this laptop holds; null where nothing is against it. */
  checkLink(link: NewLink): Promise<Refusal | null>;
  /** The relationships at an asset, whichever end it is. */
  watchLinks(assetId: string, onChange: (links: AnyRecord[]) => void): Promise<number>;
  /** What stops if this asset stops, or what could be the cause; told again when links or assets change. */
  watchImpact(
    assetId: string,
    direction: ImpactDirection,
    wanted: ImpactWanted,
    onChange: (answer: ImpactAnswer) => void,
  ): Promise<number>;
  watchList(query: ListQuery, onChange: (window: ListWindow) => void): Promise<number>;
  moveWindow(watch: number, offset: number, limit: number): Promise<void>;
  /** Finds records by any of their words, on this laptop. */
  search(query: string, options?: SearchOptions): Promise<SearchAnswer>;
  /** Whether all records of this laptop can be found yet. */
  watchIndex(onChange: (isComplete: boolean) => void): Promise<number>;
  /** The ids of all that passes, in the order of the list, as it is now. */
  listIds(query: ListConditions): Promise<string[]>;
  /** The records with these ids that are here, in the order of the ids, as they are now. */
  readRecords(collection: Collection, ids: string[]): Promise<AnyRecord[]>;
  /** What the write door would answer to each of these commands, without writing any: null where it would write. */
  tryOut(commands: EditDraft[][]): Promise<(Refusal | null)[]>;
  watchStatus(onChange: (status: SyncStatus) => void): Promise<number>;
  watchOutbox(onChange: (entries: OutboxEntry[]) => void): Promise<number>;
  watchRefused(onChange: (entries: RefusedEntry[]) => void): Promise<number>;
  watchConflicts(onChange: (entries: ConflictEntry[]) => void): Promise<number>;
  watchSent(onChange: (entries: SentEntry[]) => void): Promise<number>;
  /** Records that this version cannot read (S6). */
  watchQuarantine(onChange: (entries: QuarantineEntry[]) => void): Promise<number>;
  /** Tries them again; gives how many can be read now. */
  readQuarantineAgain(): Promise<number>;
  watchLog(onChange: (entries: LogEntry[]) => void): Promise<number>;
  unwatch(watch: number): Promise<void>;
  /** Asks the driver to try now, whatever it waits for. */
  syncNow(): Promise<void>;
  /** Puts a refused command's values into the outbox again, as a new command on the present values. */
  reapply(command: string): Promise<Result<Saved, Refusal>>;
  /** Takes a refused command out of the tray; it stays in the office's list of refusals. */
  dismiss(command: string): Promise<void>;
  /** A record's history as the office knows it, or as it told it last; null where it never did. */
  history(collection: Collection, id: string): Promise<History | null>;
  /** What the office told last, without asking. */
  keptHistory(id: string): Promise<History | null>;
}
