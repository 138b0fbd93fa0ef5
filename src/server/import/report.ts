/** A line of the file that could not be taken, and why. */
export interface Refused {
  /** Counted from 1, the heading included; null where the whole file is meant. */
  line: number | null;
  why: string;
}

/**
 * What an import did. The counts are of the file's own things: incidents of an event log; assets and the
 * relationships between them of an inventory. What came with them (callers, sites, timeline entries) is in `notes`.
 */
export interface ImportReport {
  created: number;
  changed: number;
  unchanged: number;
  refused: Refused[];
  /** Whole sentences for the person who imports. */
  notes: string[];
}

export const emptyReport = (): ImportReport => ({ created: 0, changed: 0, unchanged: 0, refused: [], notes: [] });

/** A report on a file of which nothing could be read. */
export const unreadable = (why: string): ImportReport => ({ ...emptyReport(), refused: [{ line: null, why }] });

const SHOWN = 50;

/** The lines to print; the last one is `FILE: N created, N changed, N unchanged, N refused`. */
export function formatReport(fileName: string, report: ImportReport): string[] {
  const shown = report.refused.slice(0, SHOWN).map(({ line, why }) => (line === null ? why : `Line ${line}: ${why}`));
  const more = report.refused.length - shown.length;
  const { created, changed, unchanged, refused } = report;
  return [
    ...shown,
    ...(more > 0 ? [`... and ${more} more lines refused.`] : []),
    ...report.notes,
    `${fileName}: ${created} created, ${changed} changed, ${unchanged} unchanged, ${refused.length} refused`,
  ];
}
