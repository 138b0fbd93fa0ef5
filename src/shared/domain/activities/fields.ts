import { z } from 'zod';
import { commonFields, line, longText, moment, recordId } from '#shared/domain/common.ts';
import { type FieldTable, field, refTo } from '#shared/domain/field.ts';
import { stepEntrySchema } from './step.ts';

export const ACTIVITY_KINDS = [
  'note',
  'state',
  'assignment',
  'priority',
  'time',
  'travel',
  'part',
  'approval',
  'alert',
  'step',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What an entry hangs on. */
const parent = z.object({ collection: z.enum(['tickets', 'assets', 'visits']), id: recordId() });

/** Append-only timeline. Never edited; corrected by a later entry. */
export const activityFields = {
  ...commonFields,
  kind: field('Kind', z.enum(ACTIVITY_KINDS), 'note', { writer: 'creator' }),
  parent: field('About', parent, { collection: 'tickets', id: '' } as z.output<typeof parent>, {
    writer: 'creator',
    refs: (value) => [{ collection: value.collection, id: value.id }],
  }),
  /** The text of a note. */
  body: field('Text', longText(), '', { writer: 'creator' }),
  /** Who reads it. */
  audience: field('For', z.enum(['internal', 'client']), 'internal', { writer: 'creator' }),
  /** Event time on the device (S18). */
  at: field('When', moment(), '1970-01-01T00:00:00.000Z', { writer: 'creator' }),
  /** Who did it, where that is not an account of this office: an imported name, a contact, an alert source. */
  byName: field('By', line(), '', { writer: 'creator' }),
  /** A change, as the people who read it know it: "New" to "In progress". */
  from: field('From', line(300), '', { writer: 'creator' }),
  to: field('To', line(300), '', { writer: 'creator' }),
  /** Minutes, for time and travel. */
  minutes: field('Minutes', z.number().int().min(0).max(10_000).nullable(), null, { writer: 'creator' }),
  /** What a step of a run says, in an entry of kind `step`: a run is the fold of these (run.ts). */
  step: field('Step', stepEntrySchema.nullable(), null, {
    writer: 'creator',
    refs: (step) => refTo('documents')(step?.documentId ?? null),
  }),
  isBillable: field('Billable', z.boolean(), false, { writer: 'creator' }),
  source: field('Source', z.object({ system: line(60), key: line() }).nullable(), null, { writer: 'office' }),
} satisfies FieldTable;
