import { expose } from 'comlink';
import { t } from '#renderer/words/t.ts';
import { type SyncStatus, startingStatus } from '#shared/sync/status.ts';
import type {
  CommandFile,
  ConflictEntry,
  DataWorker,
  ListQuery,
  ListWindow,
  LogEntry,
  OpenOptions,
  OpenResult,
  OutboxEntry,
  QuarantineEntry,
  RefusedEntry,
  SentEntry,
  WorkerPage,
} from './contract.ts';
import { putAsideUnopenable } from './databases.ts';
import { after, clock, Desk, userOf } from './desk.ts';
import { keepKey, keyForSignIn, keyOfDevice } from './device-key.ts';
import { followImpact } from './impact.ts';
import { DatabaseEmptied } from './kept-commands.ts';
import { followLinks, objectionToNew } from './links.ts';
import { idsOf, type LiveList, openList } from './lists.ts';
import { recall, remember } from './memory.ts';
import { outboxEntries, refusedEntries, sentEntries } from './needs-you.ts';
import { claim, type Ownership } from './owner.ts';
import { quarantineEntries } from './quarantine.ts';
import type { Records } from './records.ts';
import { isLeaving, leaveOffice } from './revoked.ts';

/** Something of the sync centre that a screen follows: read again whenever it may have changed. */
interface Watch {
  refresh: () => Promise<void>;
}

let desk: Desk | null = null;
let ownership: Ownership | null = null;
/** What this window says since another one took over; null while it works. */
let takenOver: SyncStatus | null = null;
let lastWatch = 0;
const watches = new Map<number, Watch>();
const lists = new Map<number, { query: ListQuery; onChange: (window: ListWindow) => void; live: LiveList | null }>();

/** What follows the open records by itself; begun anew when records are opened again. */
const follows = new Map<number, { start: (records: Records) => () => void; stop: (() => void) | null }>();

function follow(start: (records: Records) => () => void): number {
  const id = ++lastWatch;
  follows.set(id, { start, stop: desk ? start(desk.records) : null });
  return id;
}

/** Changes come in bursts; the page is told once for each. */
let isRefreshing = false;
let refreshAgain = false;
async function refreshWatches(): Promise<void> {
  if (isRefreshing) {
    refreshAgain = true;
    return;
  }
  isRefreshing = true;
  do {
    refreshAgain = false;
    for (const watch of [...watches.values()]) await watch.refresh();
  } while (refreshAgain);
  isRefreshing = false;
}

/** Follows a value of the open desk; `empty` while none is open. Unchanged values are not sent again. */
async function watchValue<T>(
  read: (open: Desk) => Promise<T> | T,
  empty: T,
  onChange: (value: T) => void,
): Promise<number> {
  const id = ++lastWatch;
  let last = '';
  const refresh = async (): Promise<void> => {
    const value = desk ? await read(desk) : empty;
    const text = JSON.stringify(value);
    if (text === last) return;
    last = text;
    onChange(value);
  };
  watches.set(id, { refresh });
  await refresh();
  return id;
}

function openDesk(): Desk {
  if (!desk) throw new Error('No records are open: nobody is signed in, or another window took over.');
  return desk;
}

async function close(): Promise<void> {
  const open = desk;
  desk = null;
  for (const list of lists.values()) {
    list.live?.close();
    list.live = null;
  }
  for (const one of follows.values()) {
    one.stop?.();
    one.stop = null;
  }
  await open?.close();
  ownership?.release();
  ownership = null;
  await refreshWatches();
}

/** Another window took the databases over: this one must not touch them any more. */
async function lost(): Promise<void> {
  // The count stays: without it the screen would say that everything is at the office (S26).
  takenOver = { ...takenOverStatus, unsent: desk?.core.status.unsent ?? 0 };
  await close();
}

/** What happened, what is safe, what to do. */
const emptiedMessage = ({ inFile }: DatabaseEmptied): string =>
  inFile > 0
    ? t(
        'The database of this laptop was emptied, by the browser or by somebody. {count, plural, one {# edit} other {# edits}} that had not reached the office are safe in a file beside it. Sign in, and they are sent; the records come anew.',
        { count: inFile },
      )
    : t(
        'The database of this laptop was emptied, by the browser or by somebody. What had reached the office is safe there. Sign in, and the records come anew.',
      );

const takenOverStatus: SyncStatus = {
  ...startingStatus,
  phase: 'stopped',
  reason: t('Sitebook was opened in another window, which works on now. This one shows nothing more.'),
};

let isEnding = false;

/** The office revoked this laptop: nothing of its user stays on it (S22). The lock stays ours until that is so. */
async function leave(options: OpenOptions, page: WorkerPage, file: CommandFile | null): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const lock = ownership;
  ownership = null;
  await close();
  await leaveOffice({ options, page, file, clock, after });
  lock?.release();
  isEnding = false;
}

const worker: DataWorker = {
  recall,
  remember,
  putAside: async (options) => void (await putAsideUnopenable(userOf(options))),
  keyForSignIn,
  keepKey,
  keyOfDevice,
  async open(options: OpenOptions, page: WorkerPage, takeOver, file): Promise<OpenResult> {
    await close();
    takenOver = null;
    ownership = await claim(`sitebook-${userOf(options)}`, takeOver, () => void lost());
    if (!ownership) {
      return { ok: false, reason: 'open-elsewhere', message: t('Sitebook is open in another window.') };
    }
    const whenOpen = Promise.withResolvers<void>();
    try {
      if (await isLeaving(options)) {
        void leave(options, page, file);
        return { ok: false, reason: 'revoked', message: '' };
      }
      desk = await Desk.open(options, page, file ?? undefined, {
        onChange: () => void refreshWatches(),
        onRevoked: () => void whenOpen.promise.then(() => leave(options, page, file)),
      });
      whenOpen.resolve();
    } catch (error) {
      await close();
      if (error instanceof DatabaseEmptied) return { ok: false, reason: 'emptied', message: emptiedMessage(error) };
      const message = t(
        'The records on this laptop could not be opened ({why}). Nothing was deleted. Close other windows of Sitebook and try again; if that does not help, what cannot be opened can be put aside.',
        { why: String(error) },
      );
      return { ok: false, reason: 'storage', message };
    }
    for (const list of lists.values()) list.live = openList(desk.records, list.query, list.onChange);
    for (const one of follows.values()) one.stop = one.start(desk.records);
    await refreshWatches();
    return { ok: true };
  },
  close,
  async updateUser(rights) {
    desk?.core.updateUser(rights);
  },
  commit: (drafts) => openDesk().core.commit(drafts),
  takeBack: (command, also) => openDesk().core.takeBack(command, also),
  drafts: () => openDesk().own.drafts.toArray(),
  keepDraft: (draft) => openDesk().own.keepDraft(draft),
  dropDraft: (key) => openDesk().own.drafts.delete(key),
  nextTicketNumber: (kind) => openDesk().core.peekTicketNumber(kind),
  nextAssetTag: (shortCode) => openDesk().core.peekAssetTag(shortCode),

  eventTime: async () => openDesk().core.eventTime(),
  checkLink: (link) => objectionToNew(openDesk().records, link),
  watchLinks: async (assetId, onChange) => follow((records) => followLinks(records, assetId, onChange)),
  watchImpact: async (assetId, direction, wanted, onChange) =>
    follow((records) => followImpact(records, assetId, direction, wanted, onChange)),

  async watchList(query, onChange) {
    const id = ++lastWatch;
    lists.set(id, { query, onChange, live: desk ? openList(desk.records, query, onChange) : null });
    return id;
  },
  async moveWindow(id, offset, limit) {
    const list = lists.get(id);
    if (!list || (list.query.offset === offset && list.query.limit === limit)) return;
    list.query = { ...list.query, offset, limit };
    list.live?.move(offset, limit);
  },
  // Without records there is nothing to find: another window took over.
  search: async (query, options) =>
    desk
      ? desk.searcher.search(query, options ?? {})
      : { query, hits: [], counts: {}, total: 0, isComplete: true, indexed: 0 },
  watchIndex: (onChange) => watchValue<boolean>((open) => open.searcher.isComplete, false, onChange),
  listIds: (query) => idsOf(openDesk().records, query),
  async readRecords(collection, ids) {
    const found = await openDesk().records.byIds(collection, ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  tryOut: (commands) => openDesk().core.tryOut(commands),
  watchStatus: (onChange) =>
    watchValue<SyncStatus>(
      (open) => open.core.status,
      startingStatus,
      (status) => onChange(takenOver ?? status),
    ),
  watchOutbox: (onChange) => watchValue<OutboxEntry[]>((open) => outboxEntries(open.store, open.records), [], onChange),
  watchRefused: (onChange) =>
    watchValue<RefusedEntry[]>((open) => refusedEntries(open.store, open.records), [], onChange),
  watchConflicts: (onChange) => watchValue<ConflictEntry[]>((open) => open.core.conflicts.entries(), [], onChange),
  watchSent: (onChange) => watchValue<SentEntry[]>((open) => sentEntries(open.store, open.records), [], onChange),
  watchQuarantine: (onChange) => watchValue<QuarantineEntry[]>((open) => quarantineEntries(open.store), [], onChange),
  readQuarantineAgain: () => openDesk().core.readQuarantineAgain(),
  watchLog: (onChange) => watchValue<LogEntry[]>((open) => open.core.log.entries, [], onChange),
  async unwatch(id) {
    watches.delete(id);
    lists.get(id)?.live?.close();
    lists.delete(id);
    follows.get(id)?.stop?.();
    follows.delete(id);
  },

  async syncNow() {
    desk?.core.runner.send({ type: 'asked' });
  },
  reapply: (command) => openDesk().core.reapply(command),
  dismiss: (command) => openDesk().core.dismiss(command),
  history: (collection, id) => openDesk().history(collection, id),
  keptHistory: (id) => openDesk().keptHistory(id),
};

// What the system knows of the network is only a hint: it is worth a try, never a verdict.
self.addEventListener('online', () => desk?.core.runner.send({ type: 'asked' }));
self.addEventListener('offline', () => desk?.core.runner.send({ type: 'network-lost' }));

expose(worker);
