import { z } from 'zod';
import { commonFields, ianaZone, line, longText, moment, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';

const contract = z.object({
  kind: z.enum(['managed', 'block-hours', 'time-and-material']),
  hoursIncluded: z.number().min(0).nullable(),
  rate: z.number().min(0).nullable(),
  currency: z.string().length(3),
});

/** A client company. */
export const organizationFields = {
  ...commonFields,
  name: field('Name', requiredLine(), ''),
  shortCode: field('Short code', z.string().regex(/^[A-Z0-9]{2,6}$/, 'Two to six capitals or digits'), 'XX', {
    writer: 'manager',
  }),
  status: field('Status', z.enum(['prospect', 'active', 'former']), 'active', { writer: 'manager' }),
  timeZone: field('Time zone', ianaZone(), 'Etc/UTC'),
  contract: field('Contract', contract.nullable(), null, { writer: 'manager' }),
  blackouts: field('Blackout windows', z.array(z.object({ from: moment(), to: moment(), reason: line() })), []),
  notes: field('Notes', longText(), '', { policy: 'text' }),
  tags: tagsField(),
} satisfies FieldTable;
