import { z } from 'zod';
import { commonFields, requiredLine } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';

/** A vault entry: only its sealed form is ever a record. */
export const credentialFields = {
  ...commonFields,
  name: field('Name', requiredLine(), ''),
  sealed: field('Sealed content', z.string().max(20_000), ''),
} satisfies FieldTable;
