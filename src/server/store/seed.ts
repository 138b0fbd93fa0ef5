import { hashPassword } from '#server/auth/passwords.ts';
import type { Parts } from '#server/parts.ts';
import { numberIn } from '#server/sync/number-in.ts';
import { organizationOf } from '#server/sync/visibility.ts';
import type { NumberSeries } from '#shared/domain/numbers.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Row } from '#shared/wire/contract.ts';
import type { Grant } from './accounts.ts';
import { OFFICE_DEVICE } from './devices.ts';
import type { Tables } from './store.ts';

/** An account of a demo office: its password is public, and it works only on the office's own machine. */
export interface SeedAccount {
  personId: string;
  email: string;
  password: string;
  roles: Role[];
  organizations: Grant;
  label: string;
}

/** A whole office to begin with. Records come in the order of their dependencies, and can be read more than once. */
export interface Seed {
  officeName: string;
  records: Iterable<Row>;
  accounts: readonly SeedAccount[];
}

/**
 * Fills an empty store, all of it in one transaction: killed in the middle, the store is still empty. Every record
 * gets the next seq and one line of history, as if the office had taken it; counters go above the numbers in use.
 */
export async function seedStore(parts: Parts, seed: Seed): Promise<Result<{ records: number }, 'not-empty'>> {
  const hashes = await Promise.all(seed.accounts.map((account) => hashPassword(account.password)));
  return parts.store.write(async (tables) => {
    const office = await tables.office.lock();
    if (office.seq > 0 || (await tables.accounts.count()) > 0) return fail('not-empty');
    const now = isoTime(parts.clock.now());
    const names = new Map<string, string>();
    const highest = new Map<NumberSeries, number>();
    const n = ((await tables.devices.byId(OFFICE_DEVICE))?.lastN ?? 0) + 1;
    let { seq } = office;
    for (const { collection, record: given } of seed.records) {
      seq++;
      const record: AnyRecord = { ...given, rev: seq, epoch: office.epoch };
      const organizationId = organizationOf(collection, record);
      await tables.records.put(collection, record, organizationId, [organizationId]);
      await tables.history.add([madeLine({ collection, record }, organizationId, now)], n, record.createdAt, seq);
      if (collection === 'people') names.set(record.id, String(record.name ?? ''));
      const number = numberIn(collection, record);
      if (number) highest.set(number.series, Math.max(number.value, highest.get(number.series) ?? 0));
    }
    await tables.office.setSeq(seq);
    await tables.office.setName(seed.officeName);
    await tables.devices.setLastN(OFFICE_DEVICE, n);
    await tables.verdicts.add(OFFICE_DEVICE, n, { command: 'seed', verdict: { kind: 'applied' } }, now);
    for (const [series, value] of highest) await tables.numbers.setNext(series, value + 1);
    for (const [index, account] of seed.accounts.entries()) {
      await addAccount(tables, account, hashes[index] ?? '', names.get(account.personId) ?? account.label, now);
    }
    return ok({ records: seq - office.seq });
  });
}

const madeLine = (
  { collection, record }: { collection: Row['collection']; record: AnyRecord },
  organizationId: string | null,
  now: string,
) => ({
  seq: record.rev,
  epoch: record.epoch,
  collection,
  recordId: record.id,
  organizationId,
  field: '*',
  before: null,
  after: record,
  outcome: 'created' as const,
  command: 'seed',
  device: OFFICE_DEVICE,
  author: record.createdBy,
  at: record.createdAt,
  receivedAt: now,
});

async function addAccount(tables: Tables, account: SeedAccount, passwordHash: string, name: string, at: string) {
  const { personId, email, password, roles, organizations, label } = account;
  await tables.accounts.add({
    personId,
    email,
    passwordHash,
    mustChangePassword: false,
    roles,
    demo: { name, label, password },
    createdAt: at,
    disabledAt: null,
  });
  await tables.accounts.setGrant(personId, roles.includes('admin') ? 'all' : organizations, at);
}
