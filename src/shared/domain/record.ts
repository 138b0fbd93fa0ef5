import { z } from 'zod';

/** An edit that lost against another person's (S17): kept on the record until somebody settles it. */
export const conflictSchema = z.object({
  field: z.string(),
  /** What the losing edit wanted the field to be. */
  value: z.json(),
  /** What the losing edit started from. */
  before: z.json(),
  command: z.string(),
  author: z.string(),
  device: z.string(),
  at: z.string(),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** What every record has besides its own fields. */
export const envelopeSchema = z.object({
  id: z.string(),
  /** The client company: the tenant boundary. Null only on office-wide records. */
  organizationId: z.string().nullable(),
  /** The office's seq at which the record last changed (S6); 0 while the office has not seen it. */
  rev: z.number().int().nonnegative(),
  /** The epoch that `rev` counts in (S25). */
  epoch: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  deleted: z.boolean(),
  /** Open conflicts by `field|command` (S17). */
  conflicts: z.record(z.string(), conflictSchema),
  /** Settled conflicts by key, and the command that settled them: a settled key never opens again (S17). */
  settled: z.record(z.string(), z.string()),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Any record, when its collection is known only at run time. */
export type AnyRecord = Envelope & { [field: string]: unknown };

/** The key under which an edit's conflict stands on the record. */
export const conflictKey = (field: string, commandId: string): string => `${field}|${commandId}`;
