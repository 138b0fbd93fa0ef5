import { z } from 'zod';
import { commonFields, line, recordId } from '#shared/domain/common.ts';
import { type FieldTable, field, refTo } from '#shared/domain/field.ts';
import { relationshipTypes } from './types.ts';

/** A typed link from one asset to another. Its ends are fixed: another link is another record. */
export const relationshipFields = {
  ...commonFields,
  type: field('Type', z.enum(relationshipTypes), 'depends-on', { writer: 'creator' }),
  fromId: field('From', recordId(), '', { writer: 'creator', refs: refTo('assets') }),
  toId: field('To', recordId(), '', { writer: 'creator', refs: refTo('assets') }),
  note: field('Note', line(400), ''),
} satisfies FieldTable;
