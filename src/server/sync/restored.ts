import type { z } from 'zod';
import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Tables } from '#server/store/store.ts';
import type { FieldTable } from '#shared/domain/field.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { FIELDS } from '#shared/domain/records.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import { MAX_RECORD } from '#shared/sync/check.ts';
import { knowsState, takeBack } from '#shared/sync/restored.ts';
import {
  type GiveBackResponse,
  giveBackRequestSchema,
  type KeptAside,
  type OfferResponse,
  offerRequestSchema,
} from '#shared/wire/restore.ts';
import type { SyncOffice } from './handlers.ts';
import { numberIn } from './number-in.ts';
import { type Answered, otherEpoch, problem, readRequest } from './problem.ts';
import { isStoresTrouble } from './take-push.ts';
import { isVisible, organizationOf } from './visibility.ts';

/**
 * `POST /v1/sync/offer` (S25): which states of records, held from an earlier epoch, the office wants whole. What is out
 * of the person's scope is wanted as what does not exist is, so that nothing is told of it (S20).
 */
export async function handleOffer(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<OfferResponse>> {
  const read = readFrom(office, session, offerRequestSchema, body);
  if (!read.ok) return read;
  const { epoch, records } = read.value;
  return office.store.read(async (tables) => {
    const against = await turnedAway(tables, session, epoch);
    if (against) return against;
    const { organizations } = await tables.accounts.grant(session.personId);
    const stored = new Map((await tables.records.byKeys(records)).map((one) => [`${one.collection}/${one.id}`, one]));
    const lines = await tables.history.of([...stored.values()].map((one) => one.id));
    const wanted = records.filter((one) => {
      const known = stored.get(`${one.collection}/${one.id}`);
      if (!known || !isVisible(organizations, known.organizationId)) return true;
      return !knowsState(lines.get(one.id) ?? [], one);
    });
    return ok({ wanted: wanted.map(({ collection, id }) => ({ collection, id })) });
  });
}

/**
 * `POST /v1/sync/give-back` (S25): what is in the person's scope is taken like the commands of a push, by its state
 * instead of what was done; everything else is kept aside. One transaction, told to streams as a push is.
 */
export async function handleGiveBack(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<GiveBackResponse>> {
  const read = readFrom(office, session, giveBackRequestSchema, body);
  if (!read.ok) return read;
  const { epoch, records } = read.value;
  const officeTime = isoTime(office.clock.now());
  const taken = await office.store.write(async (tables) => {
    await tables.office.lock();
    const against = await turnedAway(tables, session, epoch);
    if (against) return { against, isNews: false };
    let isNews = false;
    for (const one of records) isNews = (await takeOrKeep(tables, session, one, officeTime)) || isNews;
    return { against, isNews };
  });
  if (taken.against) return taken.against;
  if (taken.isNews) office.hub.wake();
  return ok({ officeTime });
}

/** `GET /v1/restored`: what was kept aside, for an administrator. */
export async function listKeptAside(tables: Tables): Promise<KeptAside> {
  return (await tables.keptAside.all()).map((one) => ({ ...one, body: JSON.parse(one.body) }));
}

function readFrom<S extends z.ZodType>(
  office: SyncOffice,
  { deviceId }: SignedIn,
  schema: S,
  body: unknown,
): Answered<z.output<S>> {
  const retryAfterMs = office.rates.take(deviceId);
  return retryAfterMs > 0 ? problem('too-many', { retryAfterMs }) : readRequest(schema, body);
}

/** Only an office that was restored takes records as they are: to any other one this would be a way past the judge. */
async function turnedAway(tables: Tables, { deviceId }: SignedIn, epoch: string) {
  const office = await tables.office.get();
  if (office.epoch !== epoch) return otherEpoch(tables, deviceId);
  return (await tables.history.hasOtherEpoch(office.epoch)) ? null : problem('no-permission');
}

type Given = z.output<typeof giveBackRequestSchema>['records'][number];

/** Takes one state; whether that changed a record. One that cannot be taken is kept aside, and holds up no other (I5). */
async function takeOrKeep(tables: Tables, session: SignedIn, given: Given, officeTime: string): Promise<boolean> {
  try {
    return await tables.attempt(() => takeOne(tables, session, given, officeTime));
  } catch (error) {
    if (isStoresTrouble(error)) throw error;
    await keepAside(tables, session, given, officeTime);
    return false;
  }
}

/** Out of the giver's scope, or nothing the office can keep as a record: for administrators alone. */
async function keepAside(tables: Tables, { deviceId }: SignedIn, { collection, record }: Given, officeTime: string) {
  const { id, epoch, rev } = record;
  const body = JSON.stringify(record);
  await tables.keptAside.add({ collection, id, epoch, rev, device: deviceId, keptAt: officeTime, body });
}

/** Takes one state; whether that changed a record. */
async function takeOne(
  tables: Tables,
  session: SignedIn,
  { collection, record: given }: Given,
  officeTime: string,
): Promise<boolean> {
  const { personId, deviceId } = session;
  const record = given as AnyRecord;
  const office = await tables.office.get();
  if (record.epoch === office.epoch || record.rev === 0) return false;
  const { organizations } = await tables.accounts.grant(personId);
  const [stored] = await tables.records.byKeys([{ collection, id: record.id }]);
  const past = stored ? ((await tables.history.of([record.id])).get(record.id) ?? []) : [];
  if (stored && knowsState(past, record)) return false;
  const organizationId = stored ? stored.organizationId : organizationOf(collection, record);
  const isTheirs =
    isVisible(organizations, organizationId) && isVisible(organizations, organizationOf(collection, record));
  if (!isTheirs || !isReadable(collection, record)) {
    await keepAside(tables, session, { collection, record }, officeTime);
    return false;
  }
  const seq = office.seq + 1;
  const present = stored && (JSON.parse(stored.body) as AnyRecord);
  const taken = takeBack(collection, record, present, past, {
    epoch: office.epoch,
    seq,
    officeTime,
    device: deviceId,
    organizationId,
  });
  if (!taken) return false;
  const organization = organizationOf(collection, taken.record);
  const orgs = stored?.orgs ?? [];
  const all = orgs.includes(organization) ? orgs : [...orgs, organization];
  await tables.records.put(collection, taken.record, organization, all);
  // Its number is never given out again.
  const number = numberIn(collection, taken.record);
  if (number && (await tables.numbers.next(number.series)) <= number.value) {
    await tables.numbers.setNext(number.series, number.value + 1);
  }
  // A device counts its commands upwards from 1: what it gave back counts downwards, by the seq that it got.
  await tables.history.add(taken.lines, -seq, record.updatedAt);
  await tables.office.setSeq(seq);
  return true;
}

/** Whether every value has a shape that laptops can show. */
function isReadable(collection: Given['collection'], record: AnyRecord): boolean {
  const fields = FIELDS[collection] as FieldTable;
  if (JSON.stringify(record).length > MAX_RECORD) return false;
  return Object.entries(fields).every(
    ([name, field]) => record[name] === undefined || field.check.safeParse(record[name]).success,
  );
}
