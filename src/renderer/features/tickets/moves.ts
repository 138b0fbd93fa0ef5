import { STATE_LABEL, type TicketKind, type TicketState } from '#shared/domain/tickets/lifecycle.ts';

/** What a move asks for before it is made. */
export type MoveForm = 'hold' | 'resolve' | 'reason' | null;

export interface Move {
  to: TicketState;
  /** A verb, with "…" when a question follows. */
  label: string;
  form: MoveForm;
  /** Away from the way forward: behind "More moves". */
  isAside: boolean;
}

/** Verbs by "from>to" where the way matters, else by the state one goes to. */
const VERBS: Record<string, string> = {
  'new>in-progress': 'Start',
  'on-hold>in-progress': 'Resume',
  'resolved>in-progress': 'Reopen',
  'measured>in-progress': 'Go on',
  'on-hold>in-fulfilment': 'Resume',
  'fulfilled>in-fulfilment': 'Reopen',
  'resolved>root-cause': 'Analyse again',
  'fix-in-progress>root-cause': 'Analyse again',
  'authorise>assess': 'Back to assess',
  'scheduled>authorise': 'Back to authorise',
  'in-progress': 'Start',
  'on-hold': 'Hold',
  resolved: 'Resolve',
  closed: 'Close',
  cancelled: 'Cancel ticket',
  submitted: 'Submit',
  'awaiting-approval': 'Ask for approval',
  approved: 'Approve',
  rejected: 'Reject',
  'in-fulfilment': 'Start fulfilment',
  fulfilled: 'Mark fulfilled',
  assess: 'Assess',
  'root-cause': 'Analyse root cause',
  'fix-in-progress': 'Start the fix',
  authorise: 'Ask for authorisation',
  scheduled: 'Schedule',
  implement: 'Implement',
  review: 'Review',
  assessed: 'Mark assessed',
  measured: 'Mark measured',
};

const formOf = (kind: TicketKind, to: TicketState): MoveForm => {
  if (to === 'on-hold') return 'hold';
  if (to === 'resolved' && kind === 'incident') return 'resolve';
  return to === 'cancelled' || to === 'rejected' ? 'reason' : null;
};

/** A legal move of the lifecycle table as a person makes it. */
export function moveOf(kind: TicketKind, from: TicketState, to: TicketState): Move {
  const form = formOf(kind, to);
  const verb = VERBS[`${from}>${to}`] ?? VERBS[to] ?? STATE_LABEL[to];
  return { to, form, label: form ? `${verb}…` : verb, isAside: to === 'cancelled' };
}
