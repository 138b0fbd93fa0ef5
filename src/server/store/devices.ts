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
  createdAt: string;
  lastContact: string;
  revokedAt: string | null;
}

/** The office as a device: the author of imports and automatic moves (S13). */
export const OFFICE_DEVICE = 'office';

export interface DeviceTable {
  byId(id: string): Promise<Device | undefined>;
  isCodeTaken(code: string): Promise<boolean>;
  add(device: Device): Promise<void>;
  /** A command of the device was taken. */
  setLastN(id: string, n: number): Promise<void>;
  touch(id: string, at: string): Promise<void>;
  /** For ever: the device never signs in again (S22). */
  revoke(id: string, at: string): Promise<void>;
}

interface RowOf {
  id: string;
  person_id: string;
  name: string;
  code: string;
  last_n: number;
  created_at: string;
  last_contact: string;
  revoked_at: string | null;
}

const COLUMNS = 'id, person_id, name, code, last_n, created_at, last_contact, revoked_at';

export function deviceTable(sql: Sql, office: string): DeviceTable {
  return {
    byId: async (id) => {
      const [row] = await sql.all<RowOf>(`SELECT ${COLUMNS} FROM devices WHERE office = ? AND id = ?`, [office, id]);
      return (
        row && {
          id: row.id,
          personId: row.person_id,
          name: row.name,
          code: row.code,
          lastN: row.last_n,
          createdAt: row.created_at,
          lastContact: row.last_contact,
          revokedAt: row.revoked_at,
        }
      );
    },
    isCodeTaken: async (code) =>
      (await sql.all('SELECT code FROM devices WHERE office = ? AND code = ?', [office, code])).length > 0,
    add: (device) =>
      sql.run(`INSERT INTO devices (office, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        office,
        device.id,
        device.personId,
        device.name,
        device.code,
        device.lastN,
        device.createdAt,
        device.lastContact,
        device.revokedAt,
      ]),
    setLastN: (id, n) => sql.run('UPDATE devices SET last_n = ? WHERE office = ? AND id = ?', [n, office, id]),
    revoke: (id, at) => sql.run('UPDATE devices SET revoked_at = ? WHERE office = ? AND id = ?', [at, office, id]),
    touch: (id, at) => sql.run('UPDATE devices SET last_contact = ? WHERE office = ? AND id = ?', [at, office, id]),
  };
}
