import { z } from 'zod';
import { commonFields, line, longText, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';

/** Contacts at a client, and the office's own technicians. Roles and grants are the server's tables (S12). */
export const personFields = {
  ...commonFields,
  kind: field('Kind', z.enum(['contact', 'technician']), 'contact', { writer: 'creator' }),
  name: field('Name', requiredLine(), ''),
  role: field('Role', line(), ''),
  email: field('Mail', line(), ''),
  phones: field('Phones', z.array(line(60)).max(10), []),
  siteId: field('Site', z.string().nullable(), null, {
    refs: (id) => (id === null ? [] : [{ collection: 'sites', id }]),
  }),
  isApprover: field('Approver', z.boolean(), false),
  isVip: field('VIP', z.boolean(), false),
  groups: field('Groups', z.array(line(60)), [], { policy: 'union' }),
  skills: field('Skills', z.array(line(60)), [], { policy: 'union' }),
  /** A technician who left is kept for the records' sake and gets no more work. */
  isActive: field('Active', z.boolean(), true, { writer: 'manager' }),
  notes: field('Notes', longText(), '', { policy: 'text' }),
  tags: tagsField(),
} satisfies FieldTable;
