import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Failure } from '#shared/sync/driver.ts';
import type { Row } from '#shared/wire/contract.ts';
import { GIVEN_CHARS, MOST_GIVEN } from '#shared/wire/restore.ts';
import type { RecordStore } from './record-store.ts';
import { offers, wantedRows } from './restore-steps.ts';
import type { SyncStore } from './sync-store.ts';
import type { Transport } from './transport.ts';

/**
 * Offers what this laptop holds from former epochs, and gives the office what it wants whole (S25). Begun again after a
 * failure or a kill, it goes through everything again: what the office has by then it does not want any more. Gives how
 * many records it took.
 */
export async function giveBack(
  { store, records, transport }: { store: SyncStore; records: RecordStore; transport: Transport },
  epoch: string,
): Promise<Result<number, Failure>> {
  let given = 0;
  for await (const offered of offers(store, records, epoch)) {
    const answer = await transport.offer(epoch, offered);
    if (!answer.ok) return answer;
    for (const rows of batches(await wantedRows(store, records, answer.value.wanted))) {
      const taken = await transport.giveBack(epoch, rows);
      // A single record that no request takes stays here, and is given up as one the office did not confirm.
      if (!taken.ok && !(taken.error.kind === 'too-large' && rows.length === 1)) return fail(taken.error);
      given += taken.ok ? rows.length : 0;
    }
  }
  return ok(given);
}

/** Rows in requests that are not too large. */
function batches(rows: Row[]): Row[][] {
  const all: Row[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    const last = all.at(-1);
    if (!last || last.length >= MOST_GIVEN || chars + size > GIVEN_CHARS) {
      all.push([row]);
      chars = size;
    } else {
      last.push(row);
      chars += size;
    }
  }
  return all;
}
