import { DOCUMENTS } from '#server/demo/content/documents.ts';
import type { Teller } from './story.ts';

/** The first steps of a runbook as they were done: a run is the fold of these entries. */
export function tellSteps(teller: Teller, key: string): void {
  const document = DOCUMENTS.find((one) => one.key === key);
  const { random, assignee } = teller.cast;
  const done = (document?.steps ?? []).slice(0, random.int(2, 4));
  for (const [index, step] of done.entries()) {
    teller.wait(2, 9, false);
    teller.add('step', assignee.id, { body: `${index + 1}. ${step.title}`, to: outcome(teller, step) });
  }
}

type Step = (typeof DOCUMENTS)[number]['steps'][number];

/** A measured value lies in the range of the step, a choice is one of its answers. */
function outcome({ cast: { random } }: Teller, step: Step): string {
  if (step.kind === 'measure' && step.min !== null && step.max !== null) {
    const value = step.min + (step.max - step.min) * (0.25 + random.next() * 0.5);
    return `${value >= 20 ? Math.round(value) : Math.round(value * 10) / 10} ${step.unit}`.trim();
  }
  if (step.kind === 'choose') return step.choices[0] ?? '';
  return 'done';
}
