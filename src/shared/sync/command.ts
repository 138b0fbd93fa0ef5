import { z } from 'zod';
import { COLLECTIONS } from '#shared/domain/collections.ts';

/** A field taken from one value to another. */
export const changeSchema = z.object({
  before: z.json().optional(),
  after: z.json().optional(),
  /** The unsent command of this device that `before` came from, when it came from one (S4). */
  on: z.string().optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** What a command does to one record. */
export const editSchema = z.object({
  collection: z.enum(COLLECTIONS),
  id: z.string().min(1).max(64),
  /** Where the author believed the record to be; for a new record, where it shall be. */
  organizationId: z.string().nullable(),
  /** The office's copy that the author looked at: 0 where the office had not seen the record. */
  base: z.object({ epoch: z.string(), rev: z.number().int().nonnegative() }),
  create: z.literal(true).optional(),
  changes: z.record(z.string(), changeSchema),
  /** The key of the conflict this edit settles (S17). */
  settles: z.string().optional(),
});
export type Edit = z.infer<typeof editSchema>;

/**
 * What a person did: edits of one or several records, judged as a whole (S4, S11). It is written once, when
 * it is done, and never changed afterwards.
 */
export const commandSchema = z.object({
  /** UUIDv7, made on the device. */
  id: z.string().min(1).max(64),
  /** The device's count of commands: 1, 2, 3 ... without a gap. */
  n: z.number().int().positive(),
  device: z.string().min(1).max(64),
  /** The person's id. */
  author: z.string().min(1).max(64),
  /** Event time as the device reckons office time, ISO 8601 UTC (S18). */
  at: z.iso.datetime(),
  /** The device's own wall clock at that moment, kept beside it. */
  deviceAt: z.iso.datetime(),
  edits: z.array(editSchema).min(1).max(200),
});
export type Command = z.infer<typeof commandSchema>;

/** What a screen asks for: edits without the parts that the write door adds. */
export interface EditDraft {
  collection: Edit['collection'];
  id: string;
  organizationId: string | null;
  create?: true;
  /** New values by field; the values before are read where the command is written. */
  values: Record<string, unknown>;
  settles?: string;
}

/** The office's answers: a closed set (S10). */
export type VerdictKind = 'applied' | 'applied-with-conflicts' | 'refused' | 'already';

/** What is kept for ever of a judged command's answer. */
export interface Verdict {
  kind: Exclude<VerdictKind, 'already'>;
  code?: string;
  message?: string;
  /** Index of the edit the refusal is about. */
  edit?: number;
  /** The refused command that should have made the record (S10). */
  because?: string;
}

/** How one field of an edit came out at the office. */
export type LineOutcome = 'created' | 'applied' | 'merged' | 'unchanged' | 'conflict' | 'outdated' | 'settled';

/** One line of a record's history: one a judged edit and field (S11). */
export interface HistoryLine {
  seq: number;
  epoch: string;
  collection: Edit['collection'];
  recordId: string;
  organizationId: string | null;
  /** The field; `*` for the making of the record. */
  field: string;
  /** The office's value before and after; for `*` after is the whole set of values. */
  before: unknown;
  after: unknown;
  outcome: LineOutcome;
  command: string;
  device: string;
  author: string;
  /** Event time. */
  at: string;
  /** When the office took it. */
  receivedAt: string;
  /** The edit's own values, where they differ from the office's; and what it was based on. */
  wanted?: { before: unknown; after: unknown; on?: string };
}
