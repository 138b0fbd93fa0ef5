import type { Lease } from '#server/store/numbers.ts';
import type { OfficeRow } from '#server/store/office.ts';
import type { StoredRecord } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import { NUMBER_SERIES, type NumberSeries } from '#shared/domain/numbers.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Link } from '#shared/domain/relationships/links.ts';
import type { Command } from '#shared/sync/command.ts';
import type { Facts, Needed } from '#shared/sync/judge.ts';
import { neededLink } from '#shared/sync/links.ts';

/** Facts for the judge, and what has to be written back beside its judgement. */
export interface LoadedFacts {
  facts: Facts;
  /** The organizations each loaded record was ever in, by `collection/id`. */
  stored: Map<string, StoredRecord>;
  /** Numbers given out while judging: the counters' new positions. */
  issued(): Map<NumberSeries, number>;
}

/** A chain of `on` longer than this is cut: a laptop makes one link an edit, not an attack. */
const MAX_CHAIN = 500;

/**
 * Loads what judging a command rests on, inside its transaction (S11). `isKnown`: whether there is such a record for the
 * author; one they could never see is not there, except in the place of one that they want to make.
 */
export async function loadFacts(
  tables: Tables,
  command: Command,
  needed: Needed,
  office: OfficeRow,
  officeTime: string,
  isKnown: (record: StoredRecord) => boolean,
): Promise<LoadedFacts> {
  const touched = [...new Set(command.edits.map((edit) => edit.id))];
  const stored = new Map(
    (await tables.records.byKeys(needed.records)).map((one) => [`${one.collection}/${one.id}`, one]),
  );
  const records = new Map<string, AnyRecord>();
  const making = new Set(command.edits.filter((edit) => edit.create).map((edit) => `${edit.collection}/${edit.id}`));
  for (const [key, one] of stored) {
    if (making.has(key) || isKnown(one)) records.set(key, JSON.parse(one.body) as AnyRecord);
  }
  const links = await linksAround(tables, needed, records, isKnown);
  const history = await tables.history.of(touched);
  const refused = await refusedChain(tables, command.device, needed.commands);
  const creations = await tables.verdicts.refusedCreations(command.device, needed.creations);
  const makes = command.edits.some((edit) => edit.create);
  const leases = makes ? await tables.numbers.leasesOf(command.device) : [];
  const isOld = command.edits.some((edit) => edit.create && edit.base.epoch !== office.epoch);
  const others = isOld ? (await Promise.all(NUMBER_SERIES.map((one) => tables.numbers.leases(one)))).flat() : [];
  const counters = new Map<NumberSeries, number>();
  if (makes) for (const series of NUMBER_SERIES) counters.set(series, await tables.numbers.next(series));
  const issued = new Map<NumberSeries, number>();

  return {
    stored,
    issued: () => issued,
    facts: {
      epoch: office.epoch,
      officeTime,
      firstSeq: office.seq + 1,
      record: (collection, id) => records.get(`${collection}/${id}`),
      links,
      lines: (recordId) => history.get(recordId) ?? [],
      refused: (id) => refused.get(id),
      creationRefused: (recordId) => creations.get(recordId),
      ownsNumber: (series, value, _device, isLost) => {
        const isIn = (lease: Lease): boolean => lease.series === series && lease.from <= value && value <= lease.to;
        if (leases.some(isIn)) return true;
        return isLost && value < (counters.get(series) ?? 0) && !others.some(isIn);
      },
      issueNumber: (series) => {
        const value = issued.get(series) ?? counters.get(series);
        if (value === undefined) throw new Error('Only the making of a record gets a number.');
        issued.set(series, value + 1);
        return value;
      },
    },
  };
}

/**
 * The links that stand around those that may come to stand, and the assets at their ends, which an undeleted one
 * does not name in its edit.
 */
async function linksAround(
  tables: Tables,
  needed: Needed,
  records: Map<string, AnyRecord>,
  isKnown: (record: StoredRecord) => boolean,
): Promise<Link[]> {
  const wanted = needed.links
    .map((need) => neededLink(need, records.get(`relationships/${need.id}`)))
    .filter((one) => one !== null);
  if (wanted.length === 0) return [];
  const ends = new Set(wanted.flatMap(({ fromId, toId }) => [fromId, toId]));
  const unknown = [...ends].filter((id) => !records.has(`assets/${id}`));
  for (const one of await tables.records.byKeys(unknown.map((id) => ({ collection: 'assets', id })))) {
    if (isKnown(one)) records.set(`assets/${one.id}`, JSON.parse(one.body) as AnyRecord);
  }
  const containers = wanted.filter((one) => one.type === 'contains').map((one) => one.fromId);
  return [...(await tables.links.between(wanted)), ...(await tables.links.above(containers))];
}

/** The refused commands among those named, and those that they in turn started from (S15, V6). */
async function refusedChain(tables: Tables, device: string, first: readonly string[]): Promise<Map<string, Command>> {
  const found = new Map<string, Command>();
  let asked = [...first];
  while (asked.length > 0 && found.size < MAX_CHAIN) {
    const next = new Set<string>();
    for (const [id, command] of await tables.verdicts.refusedCommands(device, asked)) {
      found.set(id, command);
      for (const edit of command.edits) {
        for (const change of Object.values(edit.changes)) if (change.on !== undefined) next.add(change.on);
      }
    }
    asked = [...next].filter((id) => !found.has(id));
  }
  return found;
}
