import type { AnyRecord } from '#shared/domain/record.ts';
import { isEqual, type Json } from '#shared/lib/json.ts';
import type { Checkpoint } from '#shared/wire/contract.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { type Ledger, showsAny, type Violation } from './ledger.ts';
import type { OfficeState } from './office-state.ts';
import type { Scene } from './scene.ts';

/** What belongs on a laptop: of the clients granted to its person what it takes along (S20). */
function isOn(
  laptop: SimLaptop,
  office: OfficeState,
  ledger: Ledger,
): (one: OfficeState['records'][number]) => boolean {
  const granted = (ledger.grants.get(laptop.personId) ?? []).slice(-1).map((one) => one.organizations);
  const { organizations = 'all', closedSince = null } = office.taken.get(laptop.session?.deviceId ?? '')?.at(-1) ?? {};
  return ({ organizationId, closedAt }) =>
    showsAny(granted, organizationId) &&
    showsAny([organizations], organizationId) &&
    (closedSince === null || closedAt === null || closedAt >= closedSince);
}

/** I2, I4: every laptop has exactly what the office has for its user. */
export function* replicasAgree({ office, laptops, ledger }: Scene): Generator<Violation> {
  for (const laptop of laptops) {
    if (laptop.isLost || !laptop.core) continue;
    const expected = new Map(office.records.filter(isOn(laptop, office, ledger)).map((one) => [one.record.id, one]));
    for (const { collection, record } of laptop.everything()) {
      const there = expected.get(record.id);
      expected.delete(record.id);
      if (!there) {
        const known = office.records.find((one) => one.record.id === record.id);
        const invariant = known ? 'I4' : 'I2';
        yield { invariant, what: `${laptop.name} holds ${collection} ${record.id}, which is not for it` };
        continue;
      }
      // A laptop's copy is of the epoch in which it was told (S25).
      const { epoch } = laptop.disk.sync.meta.get('checkpoint') as Checkpoint;
      const shown: AnyRecord = { ...asSeenBy(there.record, record), epoch };
      if (!isEqual(shown, record)) {
        const field = Object.keys(record).find((name) => !isEqual(record[name], shown[name])) ?? '?';
        yield { invariant: 'I2', what: `${laptop.name} has another ${field} of ${collection} ${record.id}` };
      }
    }
    for (const { collection, record } of expected.values())
      yield { invariant: 'I2', what: `${laptop.name} misses ${collection} ${record.id}` };
    const { bases, quarantine } = laptop.disk.sync;
    if (bases.size > 0) yield { invariant: 'S4', what: `${laptop.name} keeps ${bases.size} bases of nothing` };
    if (quarantine.size > 0) yield { invariant: 'S6', what: `${laptop.name} has ${quarantine.size} in quarantine` };
    const { phase } = laptop.core.status;
    if (phase !== 'at-office') yield { invariant: 'I10', what: `${laptop.name} says ${phase} at the end` };
  }
}

/**
 * A record as its reader may hold it: a conflict about its client names no other one. A name that was shown while the
 * reader saw that client, or hidden while not, is not sent again when grants change.
 */
function asSeenBy(record: AnyRecord, held: AnyRecord): AnyRecord {
  const side = (value: Json, other: Json | undefined): Json => (other === null ? null : value);
  const conflicts = Object.entries(record.conflicts).map(([key, one]) => {
    const other = held.conflicts[key];
    const isMove = one.field === 'organizationId';
    return [
      key,
      isMove ? { ...one, value: side(one.value, other?.value), before: side(one.before, other?.before) } : one,
    ];
  });
  return { ...record, conflicts: Object.fromEntries(conflicts) };
}

/** A record without what depends on when it was sent: see `asSeenBy`. */
function withoutNames(record: AnyRecord): AnyRecord {
  const conflicts = Object.entries(record.conflicts).map(([key, one]) => [
    key,
    one.field === 'organizationId' ? { ...one, value: null, before: null } : one,
  ]);
  return { ...record, conflicts: Object.fromEntries(conflicts) };
}

/** I2, I3: two laptops of one person hold the same of whatever belongs on both, losing values and all. */
export function* samePersonAgrees({ office, laptops, ledger }: Scene): Generator<Violation> {
  const used = laptops.filter((one) => !one.isLost && one.core);
  for (const [index, one] of used.entries()) {
    for (const other of used.slice(index + 1)) {
      if (one.personId !== other.personId) continue;
      const [onOne, onOther] = [isOn(one, office, ledger), isOn(other, office, ledger)];
      for (const stored of office.records) {
        if (!onOne(stored) || !onOther(stored)) continue;
        const { collection, record } = stored;
        const [held, same] = [one, other].map((laptop) => laptop.disk.records.get(collection)?.get(record.id));
        if (held && same && isEqual(withoutNames(held), withoutNames(same))) continue;
        yield { invariant: 'I3', what: `${one.name} and ${other.name} do not agree on ${collection} ${record.id}` };
      }
    }
  }
}
