import type { Document } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';

/** What a version of a document is made of. */
export const VERSION_FIELDS = ['title', 'body', 'steps', 'state', 'revision'] as const;
export type VersionField = (typeof VERSION_FIELDS)[number];
export type VersionValues = Pick<Document, VersionField>;

/** What is read of a line of the record's history. */
export interface VersionLine {
  seq: number;
  field: string;
  before?: unknown;
  after?: unknown;
  command: string;
  author: string;
  at: string;
}

/** A document as it was after one edit of it. */
export interface Version {
  key: string;
  author: string;
  /** Event time. */
  at: string;
  values: VersionValues;
  /** What this edit changed; of the first one, nothing. */
  changed: VersionField[];
}

const isField = (name: string): name is VersionField => (VERSION_FIELDS as readonly string[]).includes(name);

/** The lines of each command, in the order in which the office took them. */
function commandsOf(lines: readonly VersionLine[]): VersionLine[][] {
  const groups: VersionLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.seq - b.seq)) {
    const last = groups.at(-1);
    if (last?.[0]?.command === line.command && last[0].seq === line.seq) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** What the fields were before the first line: what made the record says so, else the first edit of each field does. */
function firstValues(lines: readonly VersionLine[], present: VersionValues): VersionValues {
  const made = lines.find((line) => line.field === '*')?.after as Partial<VersionValues> | undefined;
  const value = <F extends VersionField>(field: F): VersionValues[F] => {
    const first = lines.find((line) => line.field === field);
    return made?.[field] ?? ((first ? first.before : present[field]) as VersionValues[F] | null) ?? present[field];
  };
  return {
    title: value('title'),
    body: value('body'),
    steps: value('steps'),
    state: value('state'),
    revision: value('revision'),
  };
}

/**
 * The versions of a document that its history tells of, oldest first. What an edit left as it was makes none. `present`
 * fills in what the history does not know, such as a field that was never written.
 */
export function versionsOf(lines: readonly VersionLine[], present: VersionValues): Version[] {
  const versions: Version[] = [];
  let values = firstValues(lines, present);
  for (const group of commandsOf(lines)) {
    const changed: VersionField[] = [];
    for (const { field, before, after } of group) {
      if (!isField(field) || isEqual(before, after)) continue;
      values = { ...values, [field]: after } as VersionValues;
      changed.push(field);
    }
    const [line] = group;
    if (!line || (changed.length === 0 && line.field !== '*')) continue;
    versions.push({ key: `${line.seq} ${line.command}`, author: line.author, at: line.at, values, changed });
  }
  return versions;
}

/** The fields in which two versions differ. */
export const differing = (a: VersionValues, b: VersionValues): VersionField[] =>
  VERSION_FIELDS.filter((field) => !isEqual(a[field], b[field]));
