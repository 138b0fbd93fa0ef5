import {
  assetTag,
  type NumberBlock,
  type NumberSeries,
  provisionalNumber,
  seriesOf,
  ticketNumber,
} from '#shared/domain/numbers.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import type { SyncTables } from './sync-store.ts';

/** Numbers left in a block. */
const left = (block: NumberBlock | undefined): number => (block ? block.to - block.next + 1 : 0);

/** Below this many numbers a new block is asked for. */
const LOW = 10;

/** Series that need a new block. */
export async function lowSeries(tables: SyncTables, all: readonly NumberSeries[]): Promise<NumberSeries[]> {
  const low: NumberSeries[] = [];
  for (const series of all) if (left(await tables.blocks.get(series)) < LOW) low.push(series);
  return low;
}

/** The number a new ticket would get now. */
export async function peekTicketNumber(tables: SyncTables, kind: TicketKind, deviceCode: string) {
  const series = seriesOf(kind);
  const block = await tables.blocks.get(series);
  return block && left(block) > 0
    ? { number: ticketNumber(series, block.next), isProvisional: false }
    : { number: provisionalNumber(series, deviceCode, ((await tables.meta.get('n')) ?? 0) + 1), isProvisional: true };
}

/** The tag a new asset of this client would get, or null while the device has no block. */
export async function peekAssetTag(tables: SyncTables, shortCode: string): Promise<{ tag: string } | null> {
  const block = await tables.blocks.get('TAG');
  return block && left(block) > 0 ? { tag: assetTag(shortCode, block.next) } : null;
}

/**
 * Gives every new ticket among the drafts its number, and says which blocks that uses up; they are written in
 * the transaction of the commit, so that no number is given twice. An asset that takes the offered tag uses
 * it up as well.
 */
export async function giveNumbers(
  tables: SyncTables,
  deviceCode: string,
  drafts: EditDraft[],
): Promise<{ drafts: EditDraft[]; blocks: NumberBlock[] }> {
  const used = new Map<NumberSeries, NumberBlock>();
  const blockOf = async (series: NumberSeries) => used.get(series) ?? (await tables.blocks.get(series));
  const given: EditDraft[] = [];
  for (const [index, draft] of drafts.entries()) {
    if (!draft.create) {
      given.push(draft);
    } else if (draft.collection === 'tickets') {
      const series = seriesOf((draft.values.kind ?? 'incident') as TicketKind);
      const block = await blockOf(series);
      const count = ((await tables.meta.get('n')) ?? 0) + 1 + index;
      const number =
        block && left(block) > 0 ? ticketNumber(series, block.next) : provisionalNumber(series, deviceCode, count);
      if (block && left(block) > 0) used.set(series, { ...block, next: block.next + 1 });
      given.push({ ...draft, values: { ...draft.values, number } });
    } else {
      const block = draft.collection === 'assets' ? await blockOf('TAG') : undefined;
      const tag = String(draft.values.tag ?? '');
      if (block && left(block) > 0 && tag.endsWith(assetTag('', block.next))) {
        used.set('TAG', { ...block, next: block.next + 1 });
      }
      given.push(draft);
    }
  }
  return { drafts: given, blocks: [...used.values()] };
}
