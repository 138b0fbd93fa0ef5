import Papa from 'papaparse';
import type { HoldReason, TicketState } from '#shared/domain/tickets/lifecycle.ts';
import type { Level, Priority } from '#shared/domain/tickets/priority.ts';
import type { Refused } from './report.ts';

/** One event of an incident, as the log tells it. */
export interface EventRow {
  line: number;
  number: string;
  state: TicketState;
  hold: HoldReason | null;
  /** How often the incident had been changed: the order of its events. */
  change: number;
  openedAt: string;
  openedBy: string;
  updatedAt: string;
  updatedBy: string;
  caller: string;
  location: string;
  category: string;
  symptom: string;
  impact: Level;
  urgency: Level;
  /** The priority that the other system states. */
  stated: Priority;
  group: string;
  assignee: string;
  closedCode: string;
  /** Its problem and its change there, where it has any. */
  related: string[];
}

/** Columns without which a file is no event log of incidents. */
export const EVENT_LOG_COLUMNS = [
  'number',
  'incident_state',
  'sys_mod_count',
  'opened_at',
  'sys_updated_at',
  'impact',
  'urgency',
  'priority',
] as const;

const STATES: Record<string, [TicketState, HoldReason | null]> = {
  New: ['new', null],
  Active: ['in-progress', null],
  'In Progress': ['in-progress', null],
  'Awaiting User Info': ['on-hold', 'caller'],
  'Awaiting Evidence': ['on-hold', 'caller'],
  'Awaiting Problem': ['on-hold', 'problem'],
  'Awaiting Change': ['on-hold', 'change'],
  'Awaiting Vendor': ['on-hold', 'vendor'],
  Resolved: ['resolved', null],
  Closed: ['closed', null],
  Canceled: ['cancelled', null],
  Cancelled: ['cancelled', null],
};
const LEVELS: Record<string, Level> = { '1': 'high', '2': 'medium', '3': 'low' };

/** dd-mm-yyyy HH:MM, read as UTC; null where it is no such time, or no day there is. */
export function readTime(text: string): string | null {
  const found = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})$/.exec(text);
  if (!found) return null;
  const [, day, month, year, hour, minute] = found.map(Number) as [number, number, number, number, number, number];
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isReal = time.getUTCDate() === day && time.getUTCMonth() === month - 1 && hour < 24 && minute < 60;
  return isReal ? time.toISOString() : null;
}

/** `?` is how the log says that it does not know. */
const known = (text: string | undefined): string => (text === undefined || text.trim() === '?' ? '' : text.trim());

/** The most characters a cell may have that becomes a field of its own. */
const LONGEST: Record<string, number> = {
  number: 20,
  caller_id: 200,
  location: 200,
  opened_by: 200,
  sys_updated_by: 200,
  category: 60,
  subcategory: 58,
  u_symptom: 170,
  assignment_group: 120,
  assigned_to: 170,
};

/** Reads the rows; those that cannot be read are refused with their line, and the others are taken. */
export function readEventLog(content: string): { rows: EventRow[]; refused: Refused[] } {
  const [header, ...data] = readCells(content);
  const names = (header?.cells ?? []).map((name) => name.trim());
  const rows: EventRow[] = [];
  const refused: Refused[] = [];
  for (const { cells, line, isBroken } of data) {
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    const row = isBroken
      ? 'A quotation mark is not closed.'
      : cells.length === names.length
        ? readRow(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])), line)
        : `${cells.length} columns instead of ${names.length}.`;
    if (typeof row === 'string') refused.push({ line, why: row });
    else rows.push(row);
  }
  return { rows, refused };
}

interface Cells {
  cells: string[];
  line: number;
  /** A quotation mark is open. */
  isBroken: boolean;
}

/**
 * The rows of a CSV file with the line each begins in. A cell in quotation marks may hold line ends of its own; but
 * where one is never closed it would swallow the rest of the file, so then every line is read as a row of its own.
 */
function readCells(content: string): Cells[] {
  const parsed = Papa.parse<string[]>(content, { skipEmptyLines: false });
  const { delimiter } = parsed.meta;
  if (parsed.errors.some((one) => one.code === 'MissingQuotes')) {
    return content.split(/\r?\n/).map((text, index) => {
      const alone = Papa.parse<string[]>(text, { delimiter });
      return {
        cells: alone.data[0] ?? [''],
        line: index + 1,
        isBroken: alone.errors.some((one) => one.type === 'Quotes'),
      };
    });
  }
  const broken = new Set(parsed.errors.filter((one) => one.type === 'Quotes').map((one) => one.row));
  let next = 1;
  return parsed.data.map((cells, index) => {
    const line = next;
    next += linesOf(cells);
    return { cells, line, isBroken: broken.has(index) };
  });
}

/** How many lines of the file a row takes. */
const linesOf = (cells: readonly string[]): number =>
  1 + cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function readRow(cell: Record<string, string>, line: number): EventRow | string {
  const long = Object.entries(LONGEST).find(([name, most]) => known(cell[name]).length > most);
  if (long) return `${long[0]} has more than ${long[1]} characters.`;
  const number = known(cell.number);
  if (!/^[A-Z]{2,4}\d{3,10}$/.test(number)) return `"${cell.number}" is no number of an incident.`;
  const state = STATES[known(cell.incident_state)];
  if (!state) return `"${cell.incident_state}" is no state that is known.`;
  const openedAt = readTime(known(cell.opened_at));
  if (openedAt === null) return `"${cell.opened_at}" is no time (dd-mm-yyyy HH:MM).`;
  const updatedAt = readTime(known(cell.sys_updated_at));
  if (updatedAt === null) return `"${cell.sys_updated_at}" is no time (dd-mm-yyyy HH:MM).`;
  const impact = LEVELS[known(cell.impact)[0] ?? ''];
  const urgency = LEVELS[known(cell.urgency)[0] ?? ''];
  if (!impact) return `"${cell.impact}" is no impact.`;
  if (!urgency) return `"${cell.urgency}" is no urgency.`;
  const stated = Number(known(cell.priority)[0]);
  if (!(stated >= 1 && stated <= 5)) return `"${cell.priority}" is no priority.`;
  const change = Number(known(cell.sys_mod_count));
  if (!Number.isInteger(change)) return `"${cell.sys_mod_count}" is no count of changes.`;
  return {
    line,
    number,
    state: state[0],
    hold: state[1],
    change,
    openedAt,
    openedBy: known(cell.opened_by).replace(/\s+/g, ' '),
    updatedAt,
    updatedBy: known(cell.sys_updated_by).replace(/\s+/g, ' '),
    caller: known(cell.caller_id),
    location: known(cell.location),
    category: [known(cell.category), known(cell.subcategory)].filter(Boolean).join(', '),
    symptom: known(cell.u_symptom),
    impact,
    urgency,
    stated: stated as Priority,
    group: known(cell.assignment_group),
    assignee: known(cell.assigned_to),
    closedCode: known(cell.closed_code),
    related: [known(cell.problem_id).replace(/\s+/g, ' '), known(cell.rfc)].filter(Boolean),
  };
}
