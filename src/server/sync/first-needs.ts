import type { SignedIn } from '#server/auth/authenticate.ts';
import type { RecordKey, StoredRecord, Stretch } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import { isCollection } from '#shared/domain/collections.ts';
import type { FieldTable, Reference } from '#shared/domain/field.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { FIELDS, type Ticket } from '#shared/domain/records.ts';
import type { Scope } from './scope.ts';
import { grantedSet, seenAs } from './visibility.ts';

/** Tickets and visits that go first, at most of each: what a person can do in the hours that the rest may take. */
const MOST = 300;
/** Records read at a time. */
const LOT = 500;
/** Later than any ticket was closed: what was closed since then is what is open. */
const NEVER = '9999-12-31T23:59:59.999Z';

const parsed = (one: StoredRecord): AnyRecord => JSON.parse(one.body) as AnyRecord;

/**
 * What a laptop that begins with nothing can work with while the rest comes (S21): its person's open tickets, those of
 * their clients that nobody has, their next visits (`now`: office time, ISO), and what these need: clients, sites,
 * contacts, assets with their relationships and the assets at the other ends, documents, the tickets' activities. Each
 * record as it is now and only what this laptop may hold (S20); a record is in it once.
 */
export async function firstNeeds(
  tables: Tables,
  { personId }: SignedIn,
  scope: Scope,
  now: string,
): Promise<StoredRecord[]> {
  const found = new Map<string, StoredRecord>();
  const add = (records: readonly StoredRecord[]): StoredRecord[] => {
    const fresh = records.filter((one) => !found.has(one.id) && seenAs(scope, one) === 'row');
    for (const one of fresh) found.set(one.id, one);
    return fresh;
  };
  const needed = async (records: readonly StoredRecord[]): Promise<StoredRecord[]> => {
    const wanted = records.flatMap(referencesOf).filter(({ id }) => !found.has(id));
    return add(await tables.records.byKeys(wanted));
  };

  const starts = add(await startingPoints(tables, personId, scope, now));
  const tickets = starts.filter((one) => one.collection === 'tickets');
  const activities = add(
    await tables.records.about(
      'activities',
      tickets.map((one) => one.id),
    ),
  );
  const near = await needed([...starts, ...activities]);
  const assets = near.filter((one) => one.collection === 'assets');
  const links = await tables.links.at(assets.map((one) => one.id));
  const relations = add(await tables.records.byKeys(links.map((id) => ({ collection: 'relationships', id }))));
  const ends = await needed(relations);
  await needed([...near, ...ends]);
  return [...found.values()];
}

async function startingPoints(tables: Tables, personId: string, scope: Scope, now: string): Promise<StoredRecord[]> {
  const mine: StoredRecord[] = [];
  const nobodys: StoredRecord[] = [];
  for await (const one of everyOne(tables, {
    ...inScope(scope),
    collection: 'tickets',
    closed: { notBefore: NEVER },
  })) {
    const { assigneeId, deleted } = parsed(one) as unknown as Ticket;
    if (deleted) continue;
    if (assigneeId === personId) mine.push(one);
    else if (!assigneeId) nobodys.push(one);
  }
  const visits: { one: StoredRecord; from: string }[] = [];
  for await (const one of everyOne(tables, { ...inScope(scope), collection: 'visits' })) {
    const { technicianId, window, deleted } = parsed(one);
    const { from, to } = (window ?? {}) as { from?: string; to?: string };
    if (!deleted && technicianId === personId && from && to && to >= now) visits.push({ one, from });
  }
  visits.sort((a, b) => (a.from < b.from ? -1 : 1));
  // Of what nobody has the latest changed, for they are the likeliest to be taken up.
  const tickets = [...mine.reverse(), ...nobodys.reverse()].slice(0, MOST);
  return [...tickets, ...visits.slice(0, MOST).map(({ one }) => one)];
}

const inScope = ({ organizations }: Scope): Omit<Stretch, 'after'> => ({
  upTo: null,
  organizations: grantedSet(organizations),
  withOfficeWide: true,
  withMoved: false,
});

async function* everyOne(tables: Tables, stretch: Omit<Stretch, 'after'>): AsyncGenerator<StoredRecord> {
  for (let after = 0; ; ) {
    const lot = await tables.records.stretch({ ...stretch, after }, LOT);
    yield* lot;
    if (lot.length < LOT) return;
    after = lot.at(-1)?.rev ?? after;
  }
}

/** The records that this one names, its client among them. A value that cannot be read names none. */
function referencesOf(one: StoredRecord): RecordKey[] {
  if (!isCollection(one.collection)) return [];
  const record = parsed(one);
  const table: FieldTable = FIELDS[one.collection];
  const named = Object.entries(table).flatMap(([name, field]): Reference[] => {
    const value = field.check.safeParse(record[name]);
    return value.success ? field.refs(value.data) : [];
  });
  return one.organizationId === null ? named : [...named, { collection: 'organizations', id: one.organizationId }];
}
