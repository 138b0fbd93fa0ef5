import type { Collection } from '#shared/domain/collections.ts';
import { countIn, NUMBER_SERIES, type NumberSeries } from '#shared/domain/numbers.ts';
import type { AnyRecord } from '#shared/domain/record.ts';

/** The number a record bears, of the series the office gives out: a ticket's by its letters, an asset's by its tag. */
export function numberIn(collection: Collection, record: AnyRecord): { series: NumberSeries; value: number } | null {
  if (collection === 'tickets') {
    const number = String(record.number ?? '');
    for (const series of NUMBER_SERIES) {
      const value = countIn(series, number);
      if (value !== null) return { series, value };
    }
  }
  const tag = collection === 'assets' ? /-(\d{1,9})$/.exec(String(record.tag ?? '')) : null;
  return tag ? { series: 'TAG', value: Number(tag[1]) } : null;
}
