import type { ImportDoor } from '#server/importing.ts';
import { countIn } from '#shared/domain/numbers.ts';
import { HOLD_REASONS, STATE_LABEL } from '#shared/domain/tickets/lifecycle.ts';
import { deviates, type PriorityValue, priorityFor, withLevel } from '#shared/domain/tickets/priority.ts';
import { type EventRow, readEventLog } from './event-log-rows.ts';
import { emptyReport, type ImportReport } from './report.ts';
import { stableId } from './stable-id.ts';
import { makeMissing, type Thing, type Wish, writeThings } from './write-things.ts';

const SYSTEM = 'incident event log';
const ORGANIZATION = stableId(SYSTEM, 'organization');

/**
 * A log with one row an event becomes incidents with their history of states, groups and priorities. Each is made by
 * the office in its last state: what happened is told, not done again. A priority that the other system states is
 * kept, with its reason, where the matrix gives another. An incident with a row that cannot be read is made of the
 * others, and the row is refused.
 */
export async function importEventLog(door: ImportDoor, content: string): Promise<ImportReport> {
  const report = emptyReport();
  const { rows, refused } = readEventLog(content);
  report.refused.push(...refused);
  const incidents = byNumber(rows);
  await makeMissing(door, [
    {
      collection: 'organizations',
      id: ORGANIZATION,
      organizationId: ORGANIZATION,
      values: { name: 'Imported incidents', shortCode: 'IMP' },
    },
  ]);
  const sites = await makeMissing(door, named(rows, 'location', 'sites', {}));
  const callers = await makeMissing(door, named(rows, 'caller', 'people', { kind: 'contact' }));
  const isTaken = await takenNumbers(door);
  const things = [...incidents.values()].map((events) => toThing(events, isTaken));
  const entries = await writeThings(door, SYSTEM, things, report);
  const highest = Math.max(0, ...[...incidents.keys()].map((number) => countIn('INC', number) ?? 0));
  await door.keepNumbersAbove('INC', highest);
  report.notes.push(...notesOn(rows, incidents, things, { sites, callers, entries }));
  return report;
}

function byNumber(rows: EventRow[]): Map<string, EventRow[]> {
  const incidents = new Map<string, EventRow[]>();
  for (const row of rows) {
    const events = incidents.get(row.number);
    if (events) events.push(row);
    else incidents.set(row.number, [row]);
  }
  for (const events of incidents.values()) events.sort((a, b) => a.change - b.change || a.line - b.line);
  return incidents;
}

/** The records that rows name in a column, once each. */
function named(rows: EventRow[], column: 'location' | 'caller', collection: 'sites' | 'people', more: object): Wish[] {
  const names = [...new Set(rows.map((row) => row[column]).filter(Boolean))];
  return names.map((name) => ({
    collection,
    id: stableId(SYSTEM, `${column} ${name}`),
    organizationId: ORGANIZATION,
    values: { name, ...more },
  }));
}

const priorityOf = (row: EventRow): PriorityValue => {
  const isStated = row.stated !== priorityFor(row.impact, row.urgency);
  return withLevel({
    impact: row.impact,
    urgency: row.urgency,
    override: isStated ? row.stated : null,
    reason: isStated ? 'Stated by the system it was imported from.' : '',
    level: row.stated,
  });
};

/** Whether a number is another ticket's here, or leased to a laptop that may give it out. */
async function takenNumbers(door: ImportDoor): Promise<(number: string) => boolean> {
  const used = new Set((await door.recordsOf('tickets')).map((ticket) => String(ticket.number)));
  const leases = await door.leasedNumbers('INC');
  return (number) => {
    const count = countIn('INC', number);
    return used.has(number) || (count !== null && leases.some(({ from, to }) => count >= from && count <= to));
  };
}

/** A number that is taken is told apart, so that reading it aloud finds one ticket. */
function toThing(events: EventRow[], isTaken: (number: string) => boolean): Thing {
  const first = events[0] as EventRow;
  const last = events.at(-1) as EventRow;
  const id = stableId(SYSTEM, `incident ${last.number}`);
  const isDone = last.state === 'resolved' || last.state === 'closed';
  const notes = last.closedCode
    ? `Closed as "${last.closedCode}" in the system it was imported from.`
    : 'Imported as resolved.';
  const facts = [
    last.symptom && `Symptom: ${last.symptom}.`,
    last.assignee && `Assigned to ${last.assignee} there.`,
    last.related.length > 0 && `Related there: ${last.related.join(', ')}.`,
  ].filter(Boolean);
  return {
    key: last.number,
    line: last.line,
    record: {
      collection: 'tickets',
      id,
      organizationId: ORGANIZATION,
      values: {
        title: [last.category, last.symptom].filter(Boolean).join(': ') || `Incident ${last.number}`,
        description: facts.join('\n'),
        state: { is: last.state, hold: last.hold, resolution: isDone ? { code: 'fixed', notes } : null },
        priority: priorityOf(last),
        category: last.category,
        siteId: last.location ? stableId(SYSTEM, `location ${last.location}`) : null,
        contactId: last.caller ? stableId(SYSTEM, `caller ${last.caller}`) : null,
        group: last.group,
      },
      once: {
        kind: 'incident',
        number: isTaken(last.number) ? `${last.number}-IMP` : last.number,
        openedAt: first.openedAt,
      },
    },
    parts: timelineOf(events, id),
  };
}

const stateWords = (row: EventRow): string =>
  row.hold === null ? STATE_LABEL[row.state] : `${STATE_LABEL[row.state]}, ${HOLD_REASONS[row.hold]}`;
const whoWords = (row: EventRow): string => [row.group, row.assignee].filter(Boolean).join(', ') || 'nobody';

/** What changed from each event to the next: one entry a change. */
function timelineOf(events: EventRow[], ticketId: string): Wish[] {
  const entries: Wish[] = [];
  const seen = new Map<string, number>();
  /** Two events that the log does not tell apart are counted. */
  const idOf = (event: string): string => {
    const count = (seen.get(event) ?? 0) + 1;
    seen.set(event, count);
    return stableId(SYSTEM, count === 1 ? event : `${event} ${count}`);
  };
  const add = (row: EventRow, kind: string, from: string, to: string, at: string, byName: string): void => {
    entries.push({
      collection: 'activities',
      // By what happened and when: the same entry again when other rows of the log have been put right since.
      id: idOf(`${row.number} ${row.change} ${at} ${kind} ${from} > ${to}`),
      organizationId: ORGANIZATION,
      values: { kind, parent: { collection: 'tickets', id: ticketId }, from, to, at, byName },
    });
  };
  for (const [index, row] of events.entries()) {
    const before = events[index - 1];
    if (!before) {
      add(row, 'state', '', stateWords(row), row.openedAt, row.openedBy || row.updatedBy);
      continue;
    }
    if (stateWords(before) !== stateWords(row)) {
      add(row, 'state', stateWords(before), stateWords(row), row.updatedAt, row.updatedBy);
    }
    if (whoWords(before) !== whoWords(row)) {
      add(row, 'assignment', whoWords(before), whoWords(row), row.updatedAt, row.updatedBy);
    }
    if (before.stated !== row.stated) {
      add(row, 'priority', `P${before.stated}`, `P${row.stated}`, row.updatedAt, row.updatedBy);
    }
  }
  return entries;
}

function notesOn(
  rows: EventRow[],
  incidents: Map<string, EventRow[]>,
  things: Thing[],
  made: { sites: number; callers: number; entries: number },
): string[] {
  const rowsOff = rows.filter((row) => deviates(priorityOf(row))).length;
  const off = things.filter((thing) => deviates(thing.record.values.priority as PriorityValue)).length;
  return [
    `${rows.length} events are ${incidents.size} incidents.`,
    `New with them: ${made.callers} callers, ${made.sites} sites, ${made.entries} timeline entries.`,
    `The stated priority differs from the matrix in ${rowsOff} events, and in the last state of ${off} incidents; it is kept and flagged.`,
  ];
}
