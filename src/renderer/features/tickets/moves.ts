import { t } from '#renderer/words/t.ts';
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
  'new>in-progress': t('Start'),
  'on-hold>in-progress': t('Resume'),
  'resolved>in-progress': t('Reopen'),
  'measured>in-progress': t('Go on'),
  'on-hold>in-fulfilment': t('Resume'),
  'fulfilled>in-fulfilment': t('Reopen'),
  'resolved>root-cause': t('Analyse again'),
  'fix-in-progress>root-cause': t('Analyse again'),
  'authorise>assess': t('Back to assess'),
  'scheduled>authorise': t('Back to authorise'),
  'in-progress': t('Start'),
  'on-hold': t('Hold'),
  resolved: t('Resolve'),
  closed: t('Close'),
  cancelled: t('Cancel ticket'),
  submitted: t('Submit'),
  'awaiting-approval': t('Ask for approval'),
  approved: t('Approve'),
  rejected: t('Reject'),
  'in-fulfilment': t('Start fulfilment'),
  fulfilled: t('Mark fulfilled'),
  assess: t('Assess'),
  'root-cause': t('Analyse root cause'),
  'fix-in-progress': t('Start the fix'),
  authorise: t('Ask for authorisation'),
  scheduled: t('Schedule'),
  implement: t('Implement'),
  review: t('Review'),
  assessed: t('Mark assessed'),
  measured: t('Mark measured'),
};

const formOf = (kind: TicketKind, to: TicketState): MoveForm => {
  if (to === 'on-hold') return 'hold';
  if (to === 'resolved' && kind === 'incident') return 'resolve';
  return to === 'cancelled' || to === 'rejected' ? 'reason' : null;
};

/** A legal move of the lifecycle table as a person makes it. */
export function moveOf(kind: TicketKind, from: TicketState, to: TicketState): Move {
  const form = formOf(kind, to);
  const verb = VERBS[`${from}>${to}`] ?? VERBS[to] ?? t(STATE_LABEL[to]);
  return { to, form, label: form ? `${verb}…` : verb, isAside: to === 'cancelled' };
}

/** What the panel of a move is called where its draft is kept. */
export const movePanel = (to: TicketState): string => `move-${to}`;
