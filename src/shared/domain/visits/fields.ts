import { z } from 'zod';
import { commonFields, longText, moment, recordId } from '#shared/domain/common.ts';
import { type FieldTable, field, refsTo, refTo } from '#shared/domain/field.ts';

/** A planned or done visit of a site. */
export const visitFields = {
  ...commonFields,
  siteId: field('Site', recordId().nullable(), null, { refs: refTo('sites') }),
  technicianId: field('Technician', recordId().nullable(), null, { refs: refTo('people') }),
  window: field('When', z.object({ from: moment(), to: moment() }).nullable(), null),
  purpose: field('Purpose', longText(), '', { policy: 'text' }),
  ticketIds: field('Tickets', z.array(recordId()), [], { policy: 'union', refs: refsTo('tickets') }),
  assetIds: field('Assets to verify', z.array(recordId()), [], { policy: 'union', refs: refsTo('assets') }),
  documentIds: field('Runbooks', z.array(recordId()), [], { policy: 'union', refs: refsTo('documents') }),
} satisfies FieldTable;
