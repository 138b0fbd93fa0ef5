import { z } from 'zod';
import { assetClasses } from '#shared/domain/assets/classes.ts';
import { commonFields, day, line, longText, recordId, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field, refsTo, refTo } from '#shared/domain/field.ts';
import { documentKinds, documentStates } from './lifecycle.ts';

export const STEP_KINDS = ['do', 'check', 'measure', 'choose'] as const;

/** One step of a runbook: something to do, to check, to measure within a range, or to choose. */
export const stepSchema = z.object({
  id: line(40),
  kind: z.enum(STEP_KINDS),
  title: requiredLine(300),
  detail: longText(),
  unit: line(20),
  min: z.number().nullable(),
  max: z.number().nullable(),
  choices: z.array(line(120)),
});
export type RunbookStep = z.infer<typeof stepSchema>;

/** A runbook, a knowledge article or a known error. */
export const documentFields = {
  ...commonFields,
  kind: field('Kind', z.enum(documentKinds), 'article', { writer: 'creator' }),
  title: field('Title', requiredLine(300), ''),
  /** What it is for, in a line: shown where the document is only named. */
  summary: field('In a line', line(300), ''),
  body: field('Text', longText(), '', { policy: 'text' }),
  steps: field('Steps', z.array(stepSchema).max(300), []),
  state: field('State', z.enum(documentStates), 'draft'),
  /** How often it was published: the number that people read. Two who publish at once publish the same revision. */
  revision: field('Revision', z.number().int().min(0).max(100_000), 0, { policy: 'highest' }),
  /** Minutes that a run takes as a rule. */
  usualMinutes: field('Minutes it takes', z.number().int().min(1).max(10_000).nullable(), null),
  ownerId: field('Owner', recordId().nullable(), null, { refs: refTo('people') }),
  reviewOn: field('Review', day().nullable(), null),
  assetClasses: field('For classes', z.array(z.enum(assetClasses)), [], { policy: 'union' }),
  assetIds: field('For assets', z.array(recordId()), [], { policy: 'union', refs: refsTo('assets') }),
  siteIds: field('For sites', z.array(recordId()), [], { policy: 'union', refs: refsTo('sites') }),
  tags: tagsField(),
} satisfies FieldTable;
