import type { RequestTemplate } from '#server/demo/content/ticket-templates.ts';
import { DAY_MS, MINUTE_MS } from '#server/demo/office.ts';
import { at } from '#server/demo/random.ts';
import { choosePriority } from './choose-priority.ts';
import { type Cast, contactLine, type Story, squeeze, Teller } from './story.ts';
import { tellSteps } from './tell-steps.ts';

/** A request closes by itself so long after it was fulfilled. */
const CLOSES_AFTER = 5 * DAY_MS;
const TAKEN = new Set(['in-fulfilment', 'on-hold', 'fulfilled', 'closed']);

/** The story of a request out of the catalogue, up to the state it has today. */
export function tellRequest(template: RequestTemplate, cast: Cast): Story {
  const { slot, office, random } = cast;
  const teller = new Teller(cast, 'draft');
  if (slot.state !== 'draft') tell(teller, template, cast);
  const end = office.now - (slot.state === 'closed' ? CLOSES_AFTER : 0) - random.int(9, 120) * MINUTE_MS;
  const events = squeeze(teller, end);
  if (slot.state === 'closed') {
    const last = events.at(-1)?.at ?? slot.openedAt;
    teller.move('closed', 'office');
    events.push({ ...at(teller.events, teller.events.length - 1), at: last + CLOSES_AFTER });
  }
  return {
    events,
    state: teller.state,
    priority: choosePriority(template, cast, false),
    assigneeId: TAKEN.has(slot.state) ? cast.assignee.id : null,
    title: teller.text(template.title),
    description: teller.text(template.description),
    category: template.category,
    group: template.group,
    documentKeys: template.runbook && TAKEN.has(slot.state) ? [template.runbook] : [],
    isOnSite: template.onSite === true,
    tags: [],
  };
}

function tell(teller: Teller, template: RequestTemplate, cast: Cast): void {
  const { slot, random, desk } = cast;
  if (!cast.slot.isShort) teller.fromClient(template.ask);
  teller.wait(2, 20);
  teller.move('submitted', desk.id);
  if (slot.state === 'submitted') return;
  if (slot.state === 'cancelled') {
    teller.wait(60, 900);
    teller.fromClient(
      random.pick([
        'Please forget this one, it has sorted itself out.',
        'We decided against it for this year, thank you.',
        'No longer needed, sorry for the trouble.',
      ]),
    );
    teller.move('cancelled', desk.id);
    return;
  }
  // Today's state decides whether the approver was asked, also where the item would not need it.
  if (template.needsApproval || ['awaiting-approval', 'approved', 'rejected'].includes(slot.state)) {
    teller.wait(5, 60);
    teller.move('awaiting-approval', desk.id);
    if (slot.state === 'awaiting-approval') return;
    teller.wait(60, 1400);
    const isRejected = slot.state === 'rejected';
    const body = isRejected ? teller.text(template.rejected) : 'Approved.';
    teller.add('approval', desk.id, {
      body,
      to: isRejected ? 'rejected' : 'approved',
      byName: contactLine(cast.approver),
    });
    teller.move(isRejected ? 'rejected' : 'approved', 'office');
    if (isRejected || slot.state === 'approved') return;
  }
  fulfil(teller, template, cast);
}

function fulfil(teller: Teller, template: RequestTemplate, cast: Cast): void {
  const { slot, random, assignee } = cast;
  teller.wait(10, 240);
  if (!cast.slot.isShort) teller.assign(assignee);
  teller.wait(10, 300);
  teller.move('in-fulfilment', assignee.id);
  for (const note of cast.slot.isShort ? [] : template.work) {
    teller.wait(20, 400);
    teller.note(note);
  }
  const { hold } = template;
  if (slot.state === 'on-hold' || (hold && !cast.slot.isShort && random.chance(0.3))) {
    teller.toClient(hold?.ask ?? '{first}, which day suits you? Then we put it into the calendar.');
    teller.wait(5, 30);
    teller.move('on-hold', assignee.id, { hold: hold?.reason ?? 'caller' });
    if (slot.state === 'on-hold') return;
    teller.wait(400, 3000);
    if (hold?.reason === 'caller') teller.fromClient(hold.back);
    else teller.note(hold?.back ?? 'Date agreed by phone.');
    teller.move('in-fulfilment', assignee.id);
  }
  if (slot.state === 'in-fulfilment') return;
  if (template.runbook && !cast.slot.isShort) tellSteps(teller, template.runbook);
  teller.wait(15, 200);
  if (!cast.slot.isShort || random.chance(0.4))
    teller.time(
      Math.max(5, Math.round(random.int(...template.minutes) / 5) * 5),
      template.onSite ? 'On site' : 'Remote',
    );
  if (!cast.slot.isShort || random.chance(0.05)) teller.toClient(template.done);
  teller.move('fulfilled', assignee.id);
}
