import type { DocumentSeed } from '#server/demo/content/document-seed.ts';
import { DOCUMENTS } from '#server/demo/content/documents.ts';
import { stepIdOf } from '#server/demo/document-rows.ts';
import { at } from '#server/demo/random.ts';
import { measureOutcome, type StepEntry } from '#shared/domain/activities/step.ts';
import { isOpen } from '#shared/domain/tickets/lifecycle.ts';
import type { Teller } from './story.ts';

/** A runbook as it was run: all of it where the ticket is over, else its first steps. A run is the fold of these. */
export function tellSteps(teller: Teller, key: string): void {
  const document = DOCUMENTS.find((one) => one.key === key);
  const { random, assignee, slot } = teller.cast;
  if (!document || document.steps.length === 0) return;
  const done = isOpen(slot.state) ? random.int(2, Math.min(document.steps.length, 6)) : document.steps.length;
  let leftOut = '';
  for (let index = 0; index < done; index++) {
    teller.wait(2, 9, false);
    const isLast = index === document.steps.length - 1;
    const step = stamp(teller, document, index, isLast ? '' : leftOut);
    teller.add('step', assignee.id, { step });
    if (/last step/.test(step.choice)) leftOut = `Step ${index + 1}: ${step.choice}`;
  }
}

const NOTHING = { value: null, choice: '', reason: '' };

type Said = Pick<StepEntry, 'outcome' | 'value' | 'choice' | 'reason'>;

/** A step as it was stamped; `leftOut` says why it was not done. */
function stamp(teller: Teller, document: DocumentSeed, index: number, leftOut: string): StepEntry {
  const { office, slot } = teller.cast;
  const { detail: _, ...step } = at(document.steps, index);
  return {
    ...step,
    choices: [...step.choices],
    run: office.id(`run/${slot.number}/${document.key}`),
    documentId: office.id(`document/${document.key}`),
    document: document.title,
    revision: 0,
    stepId: stepIdOf(document, index),
    index,
    of: document.steps.length,
    ...(leftOut ? { ...NOTHING, outcome: 'skipped', reason: leftOut } : said(teller, step)),
  };
}

/** Most values lie in the range of the step, a choice is its first answer, and now and then a step is skipped. */
function said({ cast: { random } }: Teller, step: Pick<StepEntry, 'kind' | 'min' | 'max' | 'choices'>): Said {
  if (step.kind === 'measure') {
    const min = step.min ?? 0;
    const max = step.max ?? min + 100;
    // Where a value can lie below its range at all, it sometimes does.
    const exact = min > 0 && random.chance(0.25) ? min * 0.88 : min + (max - min) * (0.25 + random.next() * 0.5);
    const value = Math.abs(exact) >= 20 ? Math.round(exact) : Math.round(exact * 10) / 10;
    return { ...NOTHING, outcome: measureOutcome(value, step), value };
  }
  if (step.kind === 'choose') return { ...NOTHING, outcome: 'chosen', choice: step.choices[0] ?? '' };
  if (random.chance(0.1)) return { ...NOTHING, outcome: 'skipped', reason: random.pick(REASONS) };
  return { ...NOTHING, outcome: 'done' };
}

const REASONS = ['Not needed here, seen on the last visit.', 'Nobody on site to ask.', 'Done before by the site.'];
