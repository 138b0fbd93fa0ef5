import type { RxDocument } from 'rxdb';
import type { Subscription } from 'rxjs';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Count, Filter, ListQuery, ListWindow, Sort } from './contract.ts';
import type { Records } from './records.ts';

type Found = RxDocument<AnyRecord>;

/** The value at a path such as `state.is`, read without copying the record. */
function valueAt(record: unknown, path: string): unknown {
  let value = record;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value ?? null;
}

const dataOf = (doc: Found): AnyRecord => doc._data as unknown as AnyRecord;

function passes(record: AnyRecord, filter: Filter): boolean {
  const value = valueAt(record, filter.field);
  switch (filter.is) {
    case 'any-of':
      return filter.values.includes(value as string);
    case 'none-of':
      return !filter.values.includes(value as string);
    case 'contains':
      return filter.values.some((one) =>
        String(value ?? '')
          .toLowerCase()
          .includes(String(one).toLowerCase()),
      );
    case 'includes':
      return Array.isArray(value) && filter.values.some((one) => value.includes(one));
  }
}

/** Whether each word stands in one of the record's lines. Long texts and inner structure count too. */
function mentions(record: AnyRecord, words: string[]): boolean {
  if (words.length === 0) return true;
  const text = Object.entries(record)
    .filter(([key, value]) => key[0] !== '_' && key !== 'id' && value !== null && typeof value !== 'boolean')
    .map(([, value]) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Empty values last, whichever way the list is sorted. */
function compare(a: AnyRecord, b: AnyRecord, sort: Sort[]): number {
  for (const { field, descending } of sort) {
    const left = valueAt(a, field);
    const right = valueAt(b, field);
    if (left === right) continue;
    if (left === null || left === '') return 1;
    if (right === null || right === '') return -1;
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right));
    if (order !== 0) return descending ? -order : order;
  }
  return a.id < b.id ? -1 : 1;
}

/** How many records there are of each combination of values. */
function countBy(found: readonly Found[], fields: readonly string[]): Count[] {
  const counts = new Map<string, Count>();
  for (const doc of found) {
    const values = fields.map((field) => valueAt(dataOf(doc), field) as Count['values'][number]);
    const key = JSON.stringify(values);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { values, count: 1 });
  }
  return [...counts.values()];
}

/** The condition that the storage can answer by an index, so that a timeline does not read every activity. */
function selectorOf(query: ListQuery): Record<string, unknown> {
  const indexed = query.where.find(
    (one) =>
      one.is === 'any-of' && (one.field === 'id' || (query.collection === 'activities' && one.field === 'parent.id')),
  );
  if (!indexed) return {};
  return indexed.values.length === 1
    ? { [indexed.field]: indexed.values[0] }
    : { [indexed.field]: { $in: indexed.values } };
}

/** One live list: everything that passes, sorted, of which a window is sent to the page. */
class LiveList {
  private found: Found[] = [];
  private sorted: Found[] = [];
  private readonly subscription: Subscription;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    records: Records,
    private readonly query: ListQuery,
    private readonly onChange: (window: ListWindow) => void,
  ) {
    const { collection } = query;
    this.subscription = records
      .collection(collection as Collection)
      .find({ selector: selectorOf(query) as never })
      .$.subscribe((docs) => {
        this.found = docs as Found[];
        // Several records written together are one change of the list.
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.recompute(), 0);
      });
  }

  move(offset: number, limit: number): void {
    this.query.offset = offset;
    this.query.limit = limit;
    this.send();
  }

  close(): void {
    clearTimeout(this.timer);
    this.subscription.unsubscribe();
  }

  private recompute(): void {
    const words = (this.query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const showsDeleted = this.query.where.some((filter) => filter.field === 'deleted' || filter.field === 'id');
    this.sorted = this.found
      .filter((doc) => {
        const record = dataOf(doc);
        if (record.deleted && !showsDeleted) return false;
        return this.query.where.every((filter) => passes(record, filter)) && mentions(record, words);
      })
      .sort((a, b) => compare(dataOf(a), dataOf(b), this.query.sort));
    this.send();
  }

  private send(): void {
    const { offset, limit } = this.query;
    const rows = this.sorted.slice(offset, offset + limit).map((doc) => doc.toJSON() as AnyRecord);
    const { countBy: fields } = this.query;
    const counts = fields ? { counts: countBy(this.sorted, fields) } : {};
    this.onChange({ offset, rows, total: this.sorted.length, ...counts });
  }
}

/** Opens a live list; the first window comes as soon as it is known. */
export const openList = (records: Records, query: ListQuery, onChange: (window: ListWindow) => void): LiveList =>
  new LiveList(records, { ...query }, onChange);

export type { LiveList };
