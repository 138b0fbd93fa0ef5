import { z } from 'zod';
import { commonFields, line, longText, moment, recordId, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field, refsTo, refTo } from '#shared/domain/field.ts';
import { holdReasons, resolutionCodes, ticketKinds, ticketStates } from './lifecycle.ts';
import { LEVELS } from './priority.ts';

const priorityLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const stateSchema = z.object({
  is: z.enum(ticketStates),
  hold: z.enum(holdReasons).nullable(),
  resolution: z.object({ code: z.enum(resolutionCodes), notes: longText() }).nullable(),
});

export const prioritySchema = z.object({
  impact: z.enum(LEVELS),
  urgency: z.enum(LEVELS),
  override: priorityLevel.nullable(),
  reason: line(400),
  level: priorityLevel,
});

/** A ticket of any kind: incident, request, problem, change, improvement. */
export const ticketFields = {
  ...commonFields,
  kind: field('Kind', z.enum(ticketKinds), 'incident', { writer: 'creator' }),
  /** Final from the first second when it comes from the device's block; else `provisional` until the office answers. */
  number: field('Number', requiredLine(20), '', { writer: 'creator' }),
  /** The provisional number the ticket had before it reached the office; findable for ever. */
  provisionalNumber: field('Provisional number', line(20), '', { writer: 'office' }),
  title: field('Summary', requiredLine(300), ''),
  description: field('Description', longText(), '', { policy: 'text' }),
  state: field('State', stateSchema, { is: 'new', hold: null, resolution: null }),
  priority: field('Priority', prioritySchema, {
    impact: 'low',
    urgency: 'medium',
    override: null,
    reason: '',
    level: 4,
  }),
  category: field('Category', line(120), ''),
  siteId: field('Site', recordId().nullable(), null, { refs: refTo('sites') }),
  contactId: field('Contact', recordId().nullable(), null, { refs: refTo('people') }),
  assigneeId: field('Assigned to', recordId().nullable(), null, { refs: refTo('people') }),
  group: field('Group', line(120), ''),
  assetIds: field('Assets', z.array(recordId()).max(500), [], { policy: 'union', refs: refsTo('assets') }),
  documentIds: field('Documents', z.array(recordId()).max(100), [], { policy: 'union', refs: refsTo('documents') }),
  parentId: field('Parent', recordId().nullable(), null, { refs: refTo('tickets') }),
  openedAt: field('Opened', moment(), '1970-01-01T00:00:00.000Z', { writer: 'creator' }),
  tags: tagsField(),
  source: field('Source', z.object({ system: line(60), key: line() }).nullable(), null, { writer: 'office' }),
} satisfies FieldTable;
