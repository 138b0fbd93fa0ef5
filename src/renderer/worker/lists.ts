import type { RxDocument } from 'rxdb';
import type { Subscription } from 'rxjs';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Count, Filter, ListConditions, ListQuery, ListWindow, Sort } from './contract.ts';
import type { Records } from './records.ts';

type Found = RxDocument<AnyRecord>;

/** The value at a path such as `['state', 'is']`, read without copying the record. */
function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value ?? null;
}

const dataOf = (doc: Found): AnyRecord => doc._data as unknown as AnyRecord;

/** Whether a value passes. An empty one comes before every other. */
function passes(value: unknown, filter: Filter): boolean {
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
    case 'excludes':
      return !(Array.isArray(value) && filter.values.some((one) => value.includes(one)));
    case 'before':
      return value === null || filter.values.every((one) => one !== null && (value as string) < one);
    case 'from':
      return value !== null && filter.values.every((one) => one !== null && (value as string) >= one);
    case 'until':
      return value !== null && filter.values.every((one) => one !== null && (value as string) <= one);
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

/** The documents that a query asks for, in no order. */
function matching(found: readonly Found[], query: ListConditions): Found[] {
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const showsDeleted = query.where.some((filter) => filter.field === 'deleted' || filter.field === 'id');
  const filters = query.where.map((filter) => ({ filter, path: filter.field.split('.') }));
  return found.filter((doc) => {
    const record = dataOf(doc);
    if (record.deleted && !showsDeleted) return false;
    return filters.every(({ filter, path }) => passes(valueAt(record, path), filter)) && mentions(record, words);
  });
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Empty values last, whichever way the list is sorted. */
function compareBy(sort: readonly Sort[]): (a: Found, b: Found) => number {
  const keys = sort.map(({ field, descending }) => ({ path: field.split('.'), sign: descending ? -1 : 1 }));
  return (a, b) => {
    const one = dataOf(a);
    const other = dataOf(b);
    for (const { path, sign } of keys) {
      const left = valueAt(one, path);
      const right = valueAt(other, path);
      if (left === right) continue;
      if (left === null || left === '') return 1;
      if (right === null || right === '') return -1;
      const order =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : collator.compare(String(left), String(right));
      if (order !== 0) return sign * order;
    }
    return one.id < other.id ? -1 : 1;
  };
}

/** How many records there are of each combination of values. */
function countBy(found: readonly Found[], fields: readonly string[]): Count[] {
  const counts = new Map<string, Count>();
  const paths = fields.map((field) => field.split('.'));
  for (const doc of found) {
    const values = paths.map((path) => valueAt(dataOf(doc), path) as Count['values'][number]);
    const key = JSON.stringify(values);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { values, count: 1 });
  }
  return [...counts.values()];
}

/** The condition that the storage can answer by an index, so that a timeline does not read every activity. */
function selectorOf(query: ListConditions): Record<string, unknown> {
  const indexed = query.where.find(
    (one) =>
      one.is === 'any-of' && (one.field === 'id' || (query.collection === 'activities' && one.field === 'parent.id')),
  );
  if (!indexed) return {};
  return indexed.values.length === 1
    ? { [indexed.field]: indexed.values[0] }
    : { [indexed.field]: { $in: indexed.values } };
}

const find = (records: Records, query: ListConditions) =>
  records.collection(query.collection).find({ selector: selectorOf(query) as never });

/** The ids of everything that passes, in the order of the list: once, not live. */
export async function idsOf(records: Records, query: ListConditions): Promise<string[]> {
  const found = (await find(records, query).exec()) as Found[];
  return matching(found, query)
    .sort(compareBy(query.sort))
    .map((doc) => doc.primary);
}

/** One live list: everything that passes, sorted, of which a window is sent to the page. */
class LiveList {
  private passing: Found[] = [];
  private isSorted = false;
  /** Where each record stood when the list was sorted last: most of it still stands so. */
  private places = new Map<string, number>();
  private readonly subscription: Subscription;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    records: Records,
    private readonly query: ListQuery,
    private readonly onChange: (window: ListWindow) => void,
  ) {
    this.subscription = find(records, query).$.subscribe((docs) => {
      // Several records written together are one change of the list.
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.passing = matching(docs as Found[], this.query);
        this.isSorted = false;
        this.send();
      }, 0);
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

  private send(): void {
    const { offset, limit } = this.query;
    // Who only counts needs no order.
    if (limit > 0 && !this.isSorted) this.sort();
    const rows = this.passing.slice(offset, offset + limit).map((doc) => doc.toJSON() as AnyRecord);
    const { countBy: fields } = this.query;
    const counts = fields ? { counts: countBy(this.passing, fields) } : {};
    this.onChange({ offset, rows, total: this.passing.length, ...counts });
  }

  /** Puts the records where they stood before and sorts that: nearly sorted rows are sorted in one pass. */
  private sort(): void {
    const placed: (Found | undefined)[] = [];
    const added: Found[] = [];
    for (const doc of this.passing) {
      const place = this.places.get(doc.primary);
      if (place === undefined) added.push(doc);
      else placed[place] = doc;
    }
    this.passing = [...placed.filter((doc) => doc !== undefined), ...added].sort(compareBy(this.query.sort));
    this.places = new Map(this.passing.map((doc, place) => [doc.primary, place]));
    this.isSorted = true;
  }
}

/** Opens a live list; the first window comes as soon as it is known. */
export const openList = (records: Records, query: ListQuery, onChange: (window: ListWindow) => void): LiveList =>
  new LiveList(records, { ...query }, onChange);

export type { LiveList };
