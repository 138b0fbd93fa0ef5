import type { BaseTemplate } from '#server/demo/content/ticket-templates.ts';
import {
  LEVELS,
  type Level,
  type Priority,
  type PriorityValue,
  priorityFor,
  withLevel,
} from '#shared/domain/tickets/priority.ts';
import type { Cast, Teller } from './story.ts';

/** Why somebody decided against the matrix. */
const RAISED = [
  'Board meeting at 14:00',
  'Agreed with the account manager',
  'Fourth time this quarter',
  'Inspection at the site tomorrow',
  'Payroll runs tonight',
];
const LOWERED = [
  'Workaround in place, agreed with the contact',
  'Can wait for the next visit, agreed with the contact',
  'Site is closed this week',
];

/** From the template's impact and urgency; some are milder or sharper than usual, and one in nine is decided otherwise. */
export function choosePriority(template: BaseTemplate, { random }: Cast, mayOverride = true): PriorityValue {
  const draw = random.next();
  const { urgency: usual } = template;
  const urgency = draw < 0.06 ? milder(usual) : draw > 0.6 && usual === 'low' ? 'medium' : usual;
  const matrix = priorityFor(template.impact, urgency);
  const isRaised = random.chance(0.6);
  const override =
    mayOverride && random.chance(1 / 9) ? (Math.min(5, Math.max(1, matrix + (isRaised ? -1 : 1))) as Priority) : null;
  const isReal = override !== null && override !== matrix;
  return withLevel({
    impact: template.impact,
    urgency,
    override: isReal ? override : null,
    reason: isReal ? random.pick(isRaised ? RAISED : LOWERED) : '',
    level: matrix,
  });
}

const milder = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level;

/** A decision against the matrix stands in the timeline. */
export function tellPriority(teller: Teller, { impact, urgency, override, reason }: PriorityValue): void {
  if (override === null) return;
  teller.add('priority', teller.cast.desk.id, {
    from: `P${priorityFor(impact, urgency)}`,
    to: `P${override}`,
    body: reason,
  });
}
