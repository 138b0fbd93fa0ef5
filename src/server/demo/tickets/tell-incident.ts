import type { IncidentTemplate } from '#server/demo/content/ticket-templates.ts';
import { DAY_MS, MINUTE_MS } from '#server/demo/office.ts';
import { at } from '#server/demo/random.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import { choosePriority, tellPriority } from './choose-priority.ts';
import { type Cast, type Story, squeeze, Teller } from './story.ts';
import { tellSteps } from './tell-steps.ts';

/** An incident closes by itself so long after it was resolved. */
const CLOSES_AFTER = 5 * DAY_MS;

/** The story of an incident from its template up to the state it has today. */
export function tellIncident(template: IncidentTemplate, cast: Cast): Story {
  const { random, slot, office } = cast;
  const priority = choosePriority(template, cast);
  const teller = new Teller(cast, 'new');
  const isUrgent = priority.level <= 2;
  begin(teller, template, cast, priority);
  if (slot.state === 'cancelled') cancel(teller, cast);
  else if (slot.state !== 'new') {
    workOn(teller, template, isUrgent);
    if (slot.state === 'on-hold') pause(teller, template);
    else {
      if (template.hold && !cast.slot.isShort && random.chance(0.35)) {
        pause(teller, template);
        resume(teller, template);
      }
      if (slot.state !== 'in-progress') resolve(teller, template, cast);
      else if (random.chance(0.12) && office.now - slot.openedAt > 4 * DAY_MS) reopen(teller, template, cast);
    }
  }
  const latest = office.now - (slot.state === 'closed' ? CLOSES_AFTER : 0) - random.int(9, 90) * MINUTE_MS;
  const events = squeeze(teller, latest);
  const last = events.at(-1)?.at ?? slot.openedAt;
  if (slot.state === 'closed') {
    teller.move('closed', 'office');
    events.push({ ...at(teller.events, teller.events.length - 1), at: last + CLOSES_AFTER });
  }
  const isAssigned = slot.state !== 'new' && slot.state !== 'cancelled';
  return {
    events,
    state: teller.state,
    priority,
    assigneeId: isAssigned ? cast.assignee.id : null,
    title: teller.text(template.title),
    description: teller.text(template.description),
    category: template.category,
    group: template.group,
    documentKeys: template.runbook && isAssigned ? [template.runbook] : [],
    isOnSite: template.onSite === true,
    tags: cast.contact.isVip ? ['vip'] : [],
  };
}

function begin(teller: Teller, template: IncidentTemplate, cast: Cast, priority: PriorityValue): void {
  if (template.alert) teller.add('alert', 'office', { byName: 'PRTG', body: teller.text(template.alert) });
  teller.wait(1, 4, false);
  if (template.caller && !(cast.slot.isShort && template.alert)) teller.fromClient(template.caller);
  tellPriority(teller, priority);
}

function cancel(teller: Teller, cast: Cast): void {
  teller.wait(20, 300);
  teller.add('note', cast.desk.id, {
    body: cast.random.pick([
      'Opened twice, the other ticket goes on.',
      'The caller found it: a plug was out. No work done.',
      'Alert during a planned restart, nothing to do.',
    ]),
    audience: 'internal',
  });
  teller.move('cancelled', cast.desk.id);
}

function workOn(teller: Teller, template: IncidentTemplate, isUrgent: boolean): void {
  const { cast } = teller;
  const { random } = cast;
  teller.wait(isUrgent ? 2 : 6, isUrgent ? 14 : 90, !isUrgent);
  if (!cast.slot.isShort || random.chance(0.1)) teller.assign(cast.assignee);
  if (!cast.slot.isShort) {
    teller.wait(1, 9, !isUrgent);
    teller.toClient(template.reply);
  }
  teller.wait(isUrgent ? 4 : 15, isUrgent ? 25 : 200, !isUrgent);
  teller.move('in-progress', cast.assignee.id);
  const notes = cast.slot.isShort ? template.work.slice(0, random.chance(0.1) ? 1 : 0) : template.work;
  for (const [index, note] of notes.entries()) {
    teller.wait(8, isUrgent ? 40 : 120, !isUrgent);
    teller.note(note);
    if (index === 0 && !cast.slot.isShort && random.chance(0.6)) teller.time(share(teller, template, 0.4), 'Remote');
  }
  if (template.onSite && !cast.slot.isShort && cast.slot.state !== 'in-progress') {
    teller.wait(60, 400);
    teller.add('travel', cast.assignee.id, {
      minutes: random.int(3, 14) * 5,
      body: teller.text('[[There and back|One way, next visit follows]], {site}'),
      isBillable: cast.client.seed.contract.kind !== 'managed',
    });
  }
  if (template.runbook && !cast.slot.isShort) tellSteps(teller, template.runbook);
}

const share = (teller: Teller, template: IncidentTemplate, part: number): number =>
  Math.max(5, Math.round((teller.cast.random.int(...template.minutes) * part) / 5) * 5);

function pause(teller: Teller, template: IncidentTemplate): void {
  const hold = template.hold ?? {
    reason: 'caller' as const,
    ask: 'Could you tell us, {first}, when we may look at it together?',
    back: '',
  };
  teller.wait(10, 90);
  teller.toClient(hold.ask);
  teller.move('on-hold', teller.cast.assignee.id, { hold: hold.reason });
}

function resume(teller: Teller, template: IncidentTemplate): void {
  teller.wait(300, 3000);
  const { hold } = template;
  if (hold?.reason === 'caller') teller.fromClient(hold.back);
  else if (hold) teller.note(hold.back);
  teller.move('in-progress', teller.cast.assignee.id);
}

function resolve(teller: Teller, template: IncidentTemplate, cast: Cast): void {
  teller.wait(15, 150);
  if (template.part) teller.add('part', cast.assignee.id, { body: teller.text(template.part), isBillable: true });
  if (!cast.slot.isShort || cast.random.chance(0.4))
    teller.time(share(teller, template, 0.8), template.onSite ? 'On site' : 'Remote');
  if (!cast.slot.isShort || cast.random.chance(0.05)) teller.toClient(template.fix.tell);
  teller.move('resolved', cast.assignee.id, {
    resolution: { code: template.fix.code, notes: teller.text(template.fix.notes) },
  });
}

function reopen(teller: Teller, template: IncidentTemplate, cast: Cast): void {
  resolve(teller, template, cast);
  teller.wait(500, 2600);
  teller.fromClient(
    '[[It is back|The same thing again]], since [[this morning|about an hour|yesterday afternoon]]. Please look again.',
  );
  teller.move('in-progress', cast.desk.id, { resolution: null });
}
