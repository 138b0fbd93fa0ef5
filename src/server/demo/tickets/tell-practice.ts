import type { PracticeTemplate } from '#server/demo/content/ticket-templates.ts';
import { approverOf, DAY_MS, MINUTE_MS } from '#server/demo/office.ts';
import type { TicketKind, TicketState } from '#shared/domain/tickets/lifecycle.ts';
import { startState } from '#shared/domain/tickets/lifecycle.ts';
import { choosePriority } from './choose-priority.ts';
import { type Cast, contactLine, type Story, squeeze, Teller } from './story.ts';

type Practice = Extract<TicketKind, 'problem' | 'change' | 'improvement'>;

/** The way each kind goes when nothing comes between. */
const PATHS: Record<Practice, readonly TicketState[]> = {
  problem: ['new', 'assess', 'root-cause', 'fix-in-progress', 'resolved', 'closed'],
  change: ['new', 'assess', 'authorise', 'scheduled', 'implement', 'review', 'closed'],
  improvement: ['proposed', 'assessed', 'approved', 'in-progress', 'measured', 'closed'],
};

/** Minutes from one state to the next, from and to. */
const PACE: Record<Practice, readonly [number, number]> = {
  problem: [900, 6000],
  change: [300, 4200],
  improvement: [2000, 12_000],
};

/** States in which hours are worked. */
const WORKED = new Set<TicketState>(['root-cause', 'fix-in-progress', 'implement', 'in-progress', 'assess']);

/** The story of a problem, a change or an improvement: the states one by one, each with what was found or done. */
export function tellPractice(kind: Practice, template: PracticeTemplate, cast: Cast): Story {
  const { slot, office, random } = cast;
  const teller = new Teller(cast, startState(kind));
  const path = PATHS[kind];
  const reached = slot.state === 'cancelled' ? random.int(0, 1) : path.indexOf(slot.state);
  noteFor(teller, template, path[0]);
  for (const state of path.slice(1, reached + 1)) {
    teller.wait(...PACE[kind]);
    if (state === 'assess' || state === 'assessed') teller.assign(cast.assignee);
    if (kind === 'change' && state === 'scheduled') tellApprovals(teller, cast);
    teller.move(state, state === 'closed' ? approverOf(office).id : cast.assignee.id);
    teller.wait(5, 200);
    noteFor(teller, template, state);
    if (WORKED.has(state))
      teller.time(
        Math.max(15, Math.round(random.int(...template.minutes) / 15) * 15),
        state === 'implement' ? 'In the window' : 'Remote',
      );
  }
  if (slot.state === 'cancelled') {
    teller.wait(...PACE[kind]);
    noteFor(teller, template, 'cancelled');
    teller.move('cancelled', approverOf(office).id);
  }
  const isTaken = reached > 0 && slot.state !== 'cancelled';
  const days = isTaken && slot.state === 'closed' ? 2 : 0;
  return {
    events: squeeze(teller, office.now - days * DAY_MS - random.int(20, 300) * MINUTE_MS),
    state: teller.state,
    priority: choosePriority(template, cast, false),
    assigneeId: isTaken ? cast.assignee.id : null,
    title: teller.text(template.title),
    description: teller.text(template.description),
    category: template.category,
    group: template.group,
    documentKeys: template.runbook ? [template.runbook] : [],
    isOnSite: template.onSite === true,
    tags: [],
  };
}

function noteFor(teller: Teller, template: PracticeTemplate, state: TicketState | undefined): void {
  const note = state && template.notes[state];
  if (note) teller.note(note);
}

/** The client's approver and the change board, before a change gets its window. */
function tellApprovals(teller: Teller, { approver, office, desk }: Cast): void {
  const board = approverOf(office);
  teller.add('approval', desk.id, {
    body: 'Approved, window as proposed.',
    to: 'approved',
    byName: contactLine(approver),
  });
  teller.wait(20, 900);
  teller.add('approval', board.id, { body: 'Approved by the change board. Back-out plan read.', to: 'approved' });
}
