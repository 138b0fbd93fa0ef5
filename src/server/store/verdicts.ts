import { type Command, commandSchema, type Verdict } from '#shared/sync/command.ts';
import { marks, type Sql } from './sql.ts';

export interface StoredVerdict {
  /** The id of the command that was judged under this number. */
  command: string;
  verdict: Verdict;
}

/**
 * What became of each command, by the device's own count. By count and device, not by the command's id alone: an
 * id is the client's word, and nobody must be able to answer for another person's command. Refusals keep the
 * whole command and are never pruned (S11).
 */
export interface VerdictTable {
  at(device: string, n: number): Promise<StoredVerdict | undefined>;
  /** The verdict on a command that another device of the same person sent before: its laptop got a new device id. */
  ofPerson(personId: string, command: string): Promise<StoredVerdict | undefined>;
  /** The refused ones among these commands of the device. One that could not even be read is left out. */
  refusedCommands(device: string, commands: readonly string[]): Promise<Map<string, Command>>;
  /** By record: the refused command of the device that should have made it (S10). */
  refusedCreations(device: string, recordIds: readonly string[]): Promise<Map<string, string>>;
  add(device: string, n: number, stored: StoredVerdict, judgedAt: string): Promise<void>;
  /** Keeps a refused command whole, as it came. `creates` are the records it should have made. */
  addRefused(
    device: string,
    n: number,
    stored: StoredVerdict,
    judgedAt: string,
    command: unknown,
    creates: readonly string[],
  ): Promise<void>;
}

interface RowOf {
  command: string;
  kind: Verdict['kind'];
  code: string | null;
  message: string | null;
  edit: number | null;
  because: string | null;
}

const fromRow = (row: RowOf): StoredVerdict => ({
  command: row.command,
  verdict: {
    kind: row.kind,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.message === null ? {} : { message: row.message }),
    ...(row.edit === null ? {} : { edit: row.edit }),
    ...(row.because === null ? {} : { because: row.because }),
  },
});

/** What is nested too deeply to be written down is kept by name only: the refusal itself must never fail. */
function asText(command: unknown): string {
  try {
    return JSON.stringify(command);
  } catch {
    return '{}';
  }
}

export function verdictTable(sql: Sql, office: string): VerdictTable {
  const insert = (device: string, n: number, { command, verdict }: StoredVerdict, at: string, body: string | null) =>
    sql.run(
      `INSERT INTO verdicts (office, device, n, command, kind, code, message, edit, because, judged_at, refused_command)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        office,
        device,
        n,
        command,
        verdict.kind,
        verdict.code ?? null,
        verdict.message ?? null,
        verdict.edit ?? null,
        verdict.because ?? null,
        at,
        body,
      ],
    );
  return {
    at: async (device, n) => {
      const [row] = await sql.all<RowOf>(
        'SELECT command, kind, code, message, edit, because FROM verdicts WHERE office = ? AND device = ? AND n = ?',
        [office, device, n],
      );
      return row && fromRow(row);
    },
    ofPerson: async (personId, command) => {
      const [row] = await sql.all<RowOf>(
        `SELECT v.command, v.kind, v.code, v.message, v.edit, v.because FROM devices d
         JOIN verdicts v ON v.office = d.office AND v.device = d.id AND v.command = ?
         WHERE d.office = ? AND d.person_id = ? LIMIT 1`,
        [command, office, personId],
      );
      return row && fromRow(row);
    },
    refusedCommands: async (device, commands) => {
      if (commands.length === 0) return new Map();
      const rows = await sql.all<{ command: string; refused_command: string }>(
        `SELECT command, refused_command FROM verdicts
         WHERE office = ? AND device = ? AND refused_command IS NOT NULL AND command IN (${marks(commands.length)})`,
        [office, device, ...commands],
      );
      const found = new Map<string, Command>();
      for (const row of rows) {
        const command = commandSchema.safeParse(JSON.parse(row.refused_command));
        if (command.success) found.set(row.command, command.data);
      }
      return found;
    },
    refusedCreations: async (device, recordIds) => {
      if (recordIds.length === 0) return new Map();
      const rows = await sql.all<{ record_id: string; command: string }>(
        `SELECT record_id, command FROM refused_creations
         WHERE office = ? AND device = ? AND record_id IN (${marks(recordIds.length)})`,
        [office, device, ...recordIds],
      );
      return new Map(rows.map((row) => [row.record_id, row.command]));
    },
    add: (device, n, stored, judgedAt) => insert(device, n, stored, judgedAt, null),
    addRefused: async (device, n, stored, judgedAt, command, creates) => {
      await insert(device, n, stored, judgedAt, asText(command));
      for (const id of creates) {
        await sql.run(
          `INSERT INTO refused_creations (office, device, record_id, command) VALUES (?, ?, ?, ?)
           ON CONFLICT (office, device, record_id) DO UPDATE SET command = excluded.command`,
          [office, device, id, stored.command],
        );
      }
    },
  };
}
