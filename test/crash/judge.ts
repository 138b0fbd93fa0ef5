import { OFFICE_DEVICE } from '#server/store/devices.ts';
import type { HistoryLine } from '#shared/sync/command.ts';
import { lineOf, type RecordRow, recordsOf, type StoredLine, type StoredRecords } from '#test/walk/office-store.ts';
import type { Engine } from './engine.ts';
import type { Tried } from './ledger.ts';

/** What the office's own tables say. */
export interface AtOffice {
  lines: HistoryLine[];
  verdicts: { command: string; kind: string; body: string | null }[];
  records: StoredRecords;
}

/** What speaks against the office having everything once and nothing else. */
export interface Judgement {
  lost: string[];
  doubled: string[];
  unmade: string[];
  /** Commands of the laptops that the office has judged. */
  atOffice: number;
  /** Those of them whose page was killed before it could call them saved. */
  untold: number;
  conflicts: number;
  refused: number;
}

export async function readOffice(engine: Engine, afterSeq: number): Promise<AtOffice> {
  const lines = await engine.query<StoredLine>(`SELECT * FROM history WHERE seq > ${afterSeq} ORDER BY seq`);
  const verdicts = await engine.query<AtOffice['verdicts'][number]>(
    'SELECT command, kind, refused_command AS body FROM verdicts',
  );
  const records = recordsOf(await engine.query<RecordRow>('SELECT collection, id, body FROM records'));
  return { lines: lines.map(lineOf), verdicts, records };
}

const MARK = /\b[a-z]{3}\d+k\b/g;
const marksIn = (what: unknown): string[] => (JSON.stringify(what ?? null) ?? '').match(MARK) ?? [];

/** Which of the values that carry the mark a line has; a line that makes a record has them all. */
function isAsTried(line: HistoryLine, wrote: unknown, { mark, record, values }: Tried): boolean {
  if (line.recordId !== record) return false;
  if (line.field !== '*') return JSON.stringify(wrote) === JSON.stringify(values[line.field]);
  const made = wrote as Record<string, unknown>;
  return Object.entries(values).every(
    ([name, value]) => !marksIn(value).includes(mark) || name === 'number' || made[name] === value,
  );
}

/**
 * Compares what the technicians were told with what the office has (I1, I6, and that nobody else wrote). Commands that
 * still wait in an outbox are `late`: not at the office, and not lost.
 */
export function judge(
  tried: Map<string, Tried>,
  { lines, verdicts }: AtOffice,
  late: ReadonlySet<string> = new Set(),
): Judgement {
  const found = new Map<string, Set<string>>();
  const known = new Set<string>();
  const unmade: string[] = [];
  const own = lines.filter((line) => line.device !== OFFICE_DEVICE);
  for (const line of own) {
    const wrote = line.wanted ? line.wanted.after : line.after;
    const before = new Set(marksIn(line.wanted ? line.wanted.before : line.before));
    for (const mark of new Set(marksIn(wrote))) {
      if (before.has(mark)) continue;
      const attempt = tried.get(mark);
      if (attempt && !attempt.isDeclined && isAsTried(line, wrote, attempt)) known.add(line.command);
      else unmade.push(`${line.command} wrote ${JSON.stringify(wrote)} to ${line.field} of ${line.recordId}`);
      found.set(mark, (found.get(mark) ?? new Set()).add(line.command));
    }
  }
  const commands = new Set(own.map((line) => line.command));
  for (const command of commands) if (!known.has(command)) unmade.push(`${command} was made by nobody`);

  const refusedMarks = new Map<string, number>();
  const judged = new Map<string, number>();
  for (const { command, kind, body } of verdicts) {
    judged.set(command, (judged.get(command) ?? 0) + 1);
    if (kind !== 'refused') continue;
    for (const mark of new Set(marksIn(body))) refusedMarks.set(mark, (refusedMarks.get(mark) ?? 0) + 1);
  }
  const lost: string[] = [];
  const doubled: string[] = [];
  let untold = 0;
  for (const { mark, by, saved } of tried.values()) {
    const at = found.get(mark) ?? new Set<string>();
    const times = at.size + (refusedMarks.get(mark) ?? 0);
    if (times > 1) doubled.push(`${by}: ${mark} is at the office ${times} times`);
    if (saved === null) untold += Math.min(times, 1);
    else if (times === 0 && !late.has(saved))
      lost.push(`${by}: ${mark} was saved as ${saved} and is not at the office`);
    else if (at.size > 0 && !at.has(saved)) lost.push(`${by}: ${mark} was saved as ${saved} and came as another`);
  }
  for (const [command, times] of judged) if (times > 1) doubled.push(`${command} was judged ${times} times`);
  const conflicts = own.filter((line) => line.outcome === 'conflict').length;
  const refused = verdicts.filter((one) => one.kind === 'refused').length;
  return { lost, doubled, unmade, atOffice: commands.size + refused, untold, conflicts, refused };
}
