import type { Parts } from '#server/parts.ts';
import type { Grant, GrantVersion } from '#server/store/accounts.ts';
import type { Tables } from '#server/store/store.ts';
import type { TakenAlong } from '#server/store/take-along.ts';
import type { Organization } from '#shared/domain/records.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { TakeAlong, TakeAlongAnswer } from '#shared/wire/devices.ts';
import { isVisible } from './visibility.ts';

/** What is on a laptop (S20): the clients granted to its person, as far as it takes them along. */
export interface Scope extends GrantVersion {
  /** Tickets closed before this moment stay at the office; null: none do. */
  closedSince: string | null;
}

interface Laptop {
  personId: string;
  deviceId: string;
}

const DAY_MS = 86_400_000;
/** The horizon of closed tickets moves on when it lies so many days behind: every move makes laptops pull. */
const SLACK_DAYS = 7;

const EVERYTHING: TakeAlong = { organizations: 'all', closedDays: null };

const both = (grant: Grant, taken: Grant): Grant => {
  if (grant === 'all') return taken;
  return taken === 'all' ? grant : grant.filter((one) => taken.includes(one));
};

const scopeIn = ({ version, organizations }: GrantVersion, choices: readonly TakenAlong[]): Scope => {
  const taken = choices.findLast((one) => one.version <= version);
  return taken
    ? { version, organizations: both(organizations, taken.organizations), closedSince: taken.closedSince }
    : { version, organizations, closedSince: null };
};

/** The scope as it is. */
export const scopeOf = async (tables: Tables, { personId, deviceId }: Laptop): Promise<Scope> =>
  scopeIn(await tables.accounts.grant(personId), await tables.takeAlong.ofDevice(deviceId));

/** The scopes of every version from `from` on, oldest first. */
export async function scopesSince(tables: Tables, { personId, deviceId }: Laptop, from: number): Promise<Scope[]> {
  const choices = await tables.takeAlong.ofDevice(deviceId);
  return (await tables.accounts.grantsSince(personId, from)).map((version) => scopeIn(version, choices));
}

/** What a device takes along. */
export async function takenAlong(tables: Tables, deviceId: string): Promise<TakeAlong> {
  const last = (await tables.takeAlong.ofDevice(deviceId)).at(-1);
  if (!last) return EVERYTHING;
  const { organizations, closedDays } = last;
  return { organizations: organizations === 'all' ? 'all' : [...organizations], closedDays };
}

/** The clients that somebody is granted, by name: what there is to choose from. */
export async function grantedClients(tables: Tables, personId: string): Promise<TakeAlongAnswer['clients']> {
  const { organizations } = await tables.accounts.grant(personId);
  const all = (await tables.records.ofCollection('organizations')).filter(({ id }) => isVisible(organizations, id));
  return all
    .map(({ body }) => JSON.parse(body) as Organization)
    .filter((one) => !one.deleted)
    .map(({ id, name, shortCode }) => ({ id, name, shortCode }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Sets what a device takes along, in a version of its own: laptops notice it as they notice a change of grants. */
export async function takeAlong(
  parts: Parts,
  tables: Tables,
  laptop: Laptop,
  wanted: { organizations: Grant; closedDays: number | null },
): Promise<void> {
  const now = parts.clock.now();
  const { organizations, closedDays } = wanted;
  const granted = await tables.accounts.grant(laptop.personId);
  const version = await tables.accounts.setGrant(laptop.personId, granted.organizations, isoTime(now));
  const closedSince = horizon(now, closedDays);
  await tables.takeAlong.add(laptop.deviceId, { version, organizations, closedDays, closedSince });
}

/** Moves a laptop's horizon on with the days; called when it asks. */
export async function moveHorizon(parts: Parts, tables: Tables, laptop: Laptop): Promise<void> {
  const last = (await tables.takeAlong.ofDevice(laptop.deviceId)).at(-1);
  if (!last || last.closedSince === null || last.closedDays === null) return;
  const due = horizon(parts.clock.now() - SLACK_DAYS * DAY_MS, last.closedDays);
  if (due !== null && due >= last.closedSince) await takeAlong(parts, tables, laptop, last);
}

/** The beginning of the day so many days ago, UTC. */
const horizon = (now: number, days: number | null): string | null =>
  days === null ? null : isoTime((Math.floor(now / DAY_MS) - days) * DAY_MS);
