import type { Parts } from '#server/parts.ts';
import type { Lease } from '#server/store/numbers.ts';
import type { NumberSeries } from '#shared/domain/numbers.ts';
import { isoTime } from '#shared/lib/clock.ts';

/** Numbers in a block: what a laptop uses up in some days without the office. An audit tags many assets at once. */
const blockSize = (series: NumberSeries): number => (series === 'TAG' ? 100 : 20);

/** Gives the device a block of each series that nobody else ever gets, durable before the answer leaves. */
export const leaseNumbers = (parts: Parts, device: string, series: readonly NumberSeries[]): Promise<Lease[]> =>
  parts.store.write(async (tables) => {
    await tables.office.lock();
    const at = isoTime(parts.clock.now());
    const blocks: Lease[] = [];
    for (const one of new Set(series)) {
      const from = await tables.numbers.next(one);
      const block = { series: one, from, to: from + blockSize(one) - 1 };
      await tables.numbers.setNext(one, block.to + 1);
      await tables.numbers.addLease(device, block, at);
      blocks.push(block);
    }
    return blocks;
  });
