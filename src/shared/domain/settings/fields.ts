import { z } from 'zod';
import { commonFields, requiredLine } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';

/** Office configuration by kind; written by managers, read by all. */
export const settingFields = {
  ...commonFields,
  kind: field('Kind', z.enum(['category', 'group', 'calendar', 'sla-policy', 'catalogue-item', 'model']), 'category', {
    writer: 'creator',
  }),
  name: field('Name', requiredLine(), ''),
  value: field('Value', z.json(), null),
} satisfies FieldTable;
