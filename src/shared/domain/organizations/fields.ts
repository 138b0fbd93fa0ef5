import { z } from 'zod';
import { commonFields, ianaZone, longText, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';
import { blackoutSchema } from './blackouts.ts';
import { contractSchema } from './contract.ts';
import { SHORT_CODE, SHORT_CODE_SHAPE } from './short-code.ts';
import { clientStatuses } from './status.ts';

/** A client company. */
export const organizationFields = {
  ...commonFields,
  name: field('Name', requiredLine(), ''),
  shortCode: field('Short code', z.string().regex(SHORT_CODE, SHORT_CODE_SHAPE), 'XX', { writer: 'manager' }),
  status: field('Status', z.enum(clientStatuses), 'active', { writer: 'manager' }),
  timeZone: field('Time zone', ianaZone(), 'Etc/UTC'),
  contract: field('Contract', contractSchema.nullable(), null, { writer: 'manager' }),
  /** Windows that two people add are both kept: one too many does less harm than one that was lost. */
  blackouts: field('Blackout windows', z.array(blackoutSchema), [], { policy: 'union' }),
  notes: field('Notes', longText(), '', { policy: 'text' }),
  tags: tagsField(),
} satisfies FieldTable;
