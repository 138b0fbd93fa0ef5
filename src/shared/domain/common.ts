import { z } from 'zod';
import { type FieldTable, field } from './field.ts';

/** A line of text: a name, a tag, a number. Kept byte for byte as typed. */
export const line = (max = 200) => z.string().max(max);
/** A line that must say something. */
export const requiredLine = (max = 200) =>
  z
    .string()
    .max(max)
    .refine((text) => /\S/.test(text), 'Must not be empty');
/** A text of several paragraphs, 100,000 characters at most. */
export const longText = () => z.string().max(100_000);
export const recordId = () => z.string().regex(/^[0-9a-f-]{36}$/, 'Must be the id of a record');
/** A day without a time, as on a warranty: 2026-11-24. */
export const day = () => z.iso.date();
/** A moment, in UTC. */
export const moment = () => z.iso.datetime();
export const ianaZone = () =>
  z.string().regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, 'Must be a time zone such as Europe/London');

/** Fields that every record has and that travel as ordinary edits: a delete is an edit (S4), and so is a move. */
export const commonFields = {
  deleted: field('Deleted', z.boolean(), false),
  organizationId: field('Client', recordId().nullable(), null, { writer: 'manager' }),
} satisfies FieldTable;

/** Labels people stick on records. Adds and removes of two people are merged. */
export const tagsField = () => field('Labels', z.array(line(60)).max(50), [], { policy: 'union' });
