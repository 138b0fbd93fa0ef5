import { diffComm } from 'node-diff3';

/** A piece of a line, and whether the other text has it at this place. */
export interface DiffPart {
  text: string;
  isChanged: boolean;
}

/** One line of what became of a text. `parts` is there where a line was only changed in places. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  line: string;
  parts?: DiffPart[];
}

/** Comparing costs the product of both lengths; above this, whatever differs is told as removed and added whole. */
const MOST_WORK = 4_000_000;
const MOST_WORK_OF_A_LINE = 250_000;
/** Two lines that have less than this share in common are no two versions of one line. */
const LEAST_ALIKE = 0.35;

/**
 * What became of a text, line by line: `removed` stood in `before`, `added` stands in `after`. Lines that were only
 * changed in places say which. Its time is bounded for texts of any size.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  const result: DiffLine[] = [];
  for (const { same, removed, added } of compare(a, b, MOST_WORK)) {
    result.push(...same.map((line): DiffLine => ({ kind: 'same', line })));
    // Only where as many lines came as went is it known which belongs to which.
    const pairs = removed.length === added.length ? removed.map((line, n) => lineParts(line, added[n] ?? '')) : [];
    const lines = (kind: 'removed' | 'added', of: string[], side: 0 | 1): DiffLine[] =>
      of.map((line, n) => {
        const parts = pairs[n]?.[side];
        return parts ? { kind, line, parts } : { kind, line };
      });
    result.push(...lines('removed', removed, 0), ...lines('added', added, 1));
  }
  return result;
}

interface Run {
  same: string[];
  removed: string[];
  added: string[];
}

/** What two lists have in common at both ends is quickly known; only the middle is compared. */
function compare(a: string[], b: string[], mostWork: number): Run[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  const middle: Run[] =
    left.length * right.length > mostWork || left.length === 0 || right.length === 0
      ? [{ same: [], removed: left, added: right }]
      : diffComm(left, right).map((run) => ({
          same: run.common ?? [],
          removed: run.buffer1 ?? [],
          added: run.buffer2 ?? [],
        }));
  return [
    { same: a.slice(0, start), removed: [], added: [] },
    ...middle,
    { same: a.slice(a.length - end), removed: [], added: [] },
  ];
}

/** The pieces of a line before and after, or null where the two have too little in common. */
function lineParts(before: string, after: string): [DiffPart[], DiffPart[]] | null {
  const words = (line: string): string[] => line.match(/[\p{L}\p{N}_]+|\s+|./gu) ?? [];
  const runs = compare(words(before), words(after), MOST_WORK_OF_A_LINE);
  const alike = runs.reduce((sum, run) => sum + run.same.join('').length, 0);
  if (alike < LEAST_ALIKE * Math.max(before.length, after.length)) return null;
  const side = (which: 'removed' | 'added'): DiffPart[] =>
    runs.flatMap((run) => [
      ...(run.same.length > 0 ? [{ text: run.same.join(''), isChanged: false }] : []),
      ...(run[which].length > 0 ? [{ text: run[which].join(''), isChanged: true }] : []),
    ]);
  return [side('removed'), side('added')];
}
