import { Dexie, type Table } from 'dexie';
import type { HistoryEntry } from '#shared/wire/contract.ts';
import type { KeptDraft } from './contract.ts';
import type { Gone } from './sync-runner.ts';

/** A record's history as the office told it last, to be read without the office. */
export interface KeptHistory {
  id: string;
  lines: HistoryEntry[];
  /** When the office was asked, device time, ISO. */
  at: string;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Drafts one person can have on a laptop: the oldest go first. */
const MOST_DRAFTS = 500;
/** Records whose history is kept: those looked at last. */
const MOST_HISTORIES = 200;
/** A history larger than this, in characters of JSON, is not worth the room. */
const LARGEST_HISTORY = 1_000_000;

/**
 * What one user of one office has on this laptop besides records and sync: what was typed and not saved yet, and the
 * histories that were looked at. Apart from the sync database, which has in it what one transaction must cover (S3).
 * Strictly durable, because drafts have to survive a crash (S5).
 */
export class DeskDb extends Dexie {
  declare drafts: Table<KeptDraft, string>;
  declare histories: Table<KeptHistory, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ drafts: 'key, recordId, at', histories: 'id, at' });
  }

  async keepDraft(draft: KeptDraft): Promise<void> {
    await this.drafts.put(draft);
    await trim(this.drafts, MOST_DRAFTS);
  }

  async keepHistory(history: KeptHistory): Promise<void> {
    if (JSON.stringify(history.lines).length > LARGEST_HISTORY) return;
    await this.histories.put(history);
    await trim(this.histories, MOST_HISTORIES);
  }

  /**
   * Records left this user's scope: gone means gone from here as well (S20). A draft of a new record belongs to what it
   * names: a client, a site, an asset.
   */
  async forget({ ids, lost }: Gone): Promise<void> {
    await this.drafts.where('recordId').anyOf(ids).delete();
    const gone = new Set([...ids, ...(lost && !lost.all ? lost.organizations : [])]);
    await this.drafts
      .where('recordId')
      .equals('')
      .and((draft) => (draft.body.match(UUID) ?? []).some((id) => gone.has(id)))
      .delete();
    await this.histories.bulkDelete(ids);
  }
}

/** Lets the oldest go, by `at`, until there are no more than `most`. */
async function trim<T>(table: Table<T, string>, most: number): Promise<void> {
  const tooMany = (await table.count()) - most;
  if (tooMany > 0) await table.bulkDelete(await table.orderBy('at').limit(tooMany).primaryKeys());
}
