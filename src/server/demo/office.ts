import type { Role } from '#shared/domain/permissions.ts';
import { OFFICE_PEOPLE, type OfficePerson } from './content/office-people.ts';
import { at, type Random, randomFor } from './random.ts';
import { idsFor } from './rows.ts';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** Somebody of the office: a technician or another who works there. */
export interface Staff {
  id: string;
  key: string;
  name: string;
  role: string;
  email: string;
  phone: string;
  roles: readonly Role[];
  groups: readonly string[];
  skills: readonly string[];
  /** Codes of the clients looked after, or all. */
  covers: readonly string[] | 'all';
  /** Clients that come with a larger office are shared out by this remainder of three; null takes none of them. */
  third: number | null;
}

/** What every part of the generator draws from. */
export interface Office {
  seed: number;
  /** Midnight UTC: nothing that has happened is later than this. */
  now: number;
  id(key: string): string;
  random(key: string): Random;
  staff: readonly Staff[];
}

export function createOffice(seed: number, now: number): Office {
  const id = idsFor(seed);
  return {
    seed,
    now,
    id,
    random: (key) => randomFor(seed, key),
    staff: OFFICE_PEOPLE.map((person) => staffOf(person, id)),
  };
}

const staffOf = (person: OfficePerson, id: Office['id']): Staff => ({
  ...person,
  id: id(`staff/${person.key}`),
  email: `${person.key}@tidewell.example`,
});

/** Whether a person of the office may see this client. */
export const coversClient = (staff: Staff, client: { code: string; index: number; isBase: boolean }): boolean =>
  staff.covers === 'all' || (client.isBase ? staff.covers.includes(client.code) : client.index % 3 === staff.third);

/** Those who do the work at a client. */
export const techniciansOf = (office: Office, client: { code: string; index: number; isBase: boolean }): Staff[] =>
  office.staff.filter((one) => one.roles.includes('technician') && coversClient(one, client));

/** The person with this key. @throws where there is none */
export const staffByKey = (office: Office, key: string): Staff => {
  const found = office.staff.find((one) => one.key === key);
  if (!found) throw new Error(`Nobody of the demo office is called ${key}.`);
  return found;
};

export const dispatcherOf = (office: Office): Staff =>
  at(
    office.staff.filter((one) => one.roles.includes('dispatcher')),
    0,
  );
export const approverOf = (office: Office): Staff =>
  at(
    office.staff.filter((one) => one.roles.includes('approver')),
    0,
  );
