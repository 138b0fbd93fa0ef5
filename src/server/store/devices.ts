import type { DeviceKey } from '#shared/wire/devices.ts';
import type { Sql } from './sql.ts';

/** A laptop as the office knows it (S22). The office itself is the device `office`. */
export interface Device {
  id: string;
  personId: string;
  name: string;
  /** Three or four letters and digits, unique in the office: part of provisional numbers. */
  code: string;
  /** The number of the last command taken from it, kept for ever (S11). */
  lastN: number;
  /** The highest number of a command that it handed in sealed; 0 for none. */
  sealedTo: number;
  /** The public half of its key; null until it registers one. */
  publicKey: DeviceKey | null;
  createdAt: string;
  lastContact: string;
  revokedAt: string | null;
}

/** The office as a device: the author of imports and automatic moves (S13). */
export const OFFICE_DEVICE = 'office';

/** A person's devices in short. */
export interface Contact {
  /** Devices that were not revoked. */
  count: number;
  lastContact: string;
}

export interface DeviceTable {
  byId(id: string): Promise<Device | undefined>;
  /** A person's devices, revoked ones too; the one heard of last first. */
  ofPerson(personId: string): Promise<Device[]>;
  /** What is known of everybody's devices, by person. */
  contacts(): Promise<Map<string, Contact>>;
  isCodeTaken(code: string): Promise<boolean>;
  add(device: Device): Promise<void>;
  /** A command of the device was taken. */
  setLastN(id: string, n: number): Promise<void>;
  setSealedTo(id: string, n: number): Promise<void>;
  setKey(id: string, key: DeviceKey): Promise<void>;
  touch(id: string, at: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** For ever: the device never signs in again (S22). */
  revoke(id: string, at: string): Promise<void>;
}

interface RowOf {
  id: string;
  person_id: string;
  name: string;
  code: string;
  last_n: number;
  sealed_to: number;
  public_key: string | null;
  created_at: string;
  last_contact: string;
  revoked_at: string | null;
}

const COLUMNS = 'id, person_id, name, code, last_n, sealed_to, public_key, created_at, last_contact, revoked_at';

const fromRow = (row: RowOf): Device => ({
  id: row.id,
  personId: row.person_id,
  name: row.name,
  code: row.code,
  lastN: row.last_n,
  sealedTo: row.sealed_to,
  publicKey: row.public_key === null ? null : (JSON.parse(row.public_key) as DeviceKey),
  createdAt: row.created_at,
  lastContact: row.last_contact,
  revokedAt: row.revoked_at,
});

export function deviceTable(sql: Sql, office: string): DeviceTable {
  return {
    byId: async (id) => {
      const [row] = await sql.all<RowOf>(`SELECT ${COLUMNS} FROM devices WHERE office = ? AND id = ?`, [office, id]);
      return row && fromRow(row);
    },
    ofPerson: async (personId) => {
      const rows = await sql.all<RowOf>(
        `SELECT ${COLUMNS} FROM devices WHERE office = ? AND person_id = ? ORDER BY last_contact DESC, id`,
        [office, personId],
      );
      return rows.map(fromRow);
    },
    contacts: async () => {
      const rows = await sql.all<{ person_id: string; count: number; last_contact: string }>(
        `SELECT person_id, sum(CASE WHEN revoked_at IS NULL THEN 1 ELSE 0 END) AS count,
           max(last_contact) AS last_contact
         FROM devices WHERE office = ? GROUP BY person_id`,
        [office],
      );
      return new Map(rows.map((row) => [row.person_id, { count: row.count, lastContact: row.last_contact }]));
    },
    isCodeTaken: async (code) =>
      (await sql.all('SELECT code FROM devices WHERE office = ? AND code = ?', [office, code])).length > 0,
    add: (device) =>
      sql.run(`INSERT INTO devices (office, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        office,
        device.id,
        device.personId,
        device.name,
        device.code,
        device.lastN,
        device.sealedTo,
        device.publicKey && JSON.stringify(device.publicKey),
        device.createdAt,
        device.lastContact,
        device.revokedAt,
      ]),
    setLastN: (id, n) => sql.run('UPDATE devices SET last_n = ? WHERE office = ? AND id = ?', [n, office, id]),
    setSealedTo: (id, n) => sql.run('UPDATE devices SET sealed_to = ? WHERE office = ? AND id = ?', [n, office, id]),
    setKey: (id, key) =>
      sql.run('UPDATE devices SET public_key = ? WHERE office = ? AND id = ?', [JSON.stringify(key), office, id]),
    revoke: (id, at) => sql.run('UPDATE devices SET revoked_at = ? WHERE office = ? AND id = ?', [at, office, id]),
    rename: (id, name) => sql.run('UPDATE devices SET name = ? WHERE office = ? AND id = ?', [name, office, id]),
    touch: (id, at) => sql.run('UPDATE devices SET last_contact = ? WHERE office = ? AND id = ?', [at, office, id]),
  };
}
