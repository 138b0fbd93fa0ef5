import { z } from 'zod';
import { commonFields, line, moment, recordId } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';

/** What is known of a file; its bytes live outside the record store. */
export const attachmentFields = {
  ...commonFields,
  sha256: field('SHA-256', z.string().regex(/^[0-9a-f]{64}$/), '', { writer: 'creator' }),
  size: field('Size', z.number().int().min(0), 0, { writer: 'creator' }),
  mediaType: field('Type', line(100), '', { writer: 'creator' }),
  parentId: field('Belongs to', recordId(), '', { writer: 'creator' }),
  takenAt: field('Taken', moment().nullable(), null, { writer: 'creator' }),
  caption: field('Caption', line(400), ''),
} satisfies FieldTable;
