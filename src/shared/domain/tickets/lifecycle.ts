/** Kinds of tickets (ITIL 4 practices) and the letters their numbers start with. */
export const TICKET_KINDS = {
  incident: { label: 'Incident', prefix: 'INC' },
  request: { label: 'Request', prefix: 'REQ' },
  problem: { label: 'Problem', prefix: 'PRB' },
  change: { label: 'Change', prefix: 'CHG' },
  improvement: { label: 'Improvement', prefix: 'IMP' },
} as const;
export type TicketKind = keyof typeof TICKET_KINDS;
export const ticketKinds = Object.keys(TICKET_KINDS) as [TicketKind, ...TicketKind[]];

export const STATE_LABEL = {
  new: 'New',
  'in-progress': 'In progress',
  'on-hold': 'On hold',
  resolved: 'Resolved',
  closed: 'Closed',
  cancelled: 'Cancelled',
  draft: 'Draft',
  submitted: 'Submitted',
  'awaiting-approval': 'Awaiting approval',
  approved: 'Approved',
  rejected: 'Rejected',
  'in-fulfilment': 'In fulfilment',
  fulfilled: 'Fulfilled',
  assess: 'Assess',
  'root-cause': 'Root cause analysis',
  'fix-in-progress': 'Fix in progress',
  authorise: 'Authorise',
  scheduled: 'Scheduled',
  implement: 'Implement',
  review: 'Review',
  proposed: 'Proposed',
  assessed: 'Assessed',
  measured: 'Measured',
} as const;
export type TicketState = keyof typeof STATE_LABEL;
export const ticketStates = Object.keys(STATE_LABEL) as [TicketState, ...TicketState[]];

/**
 * Legal moves by kind (domain.md section 3). The first state is where a ticket starts.
 * Changes take the path of a normal change here; the shorter paths come with the change practice.
 */
export const LIFECYCLES: Record<TicketKind, Partial<Record<TicketState, readonly TicketState[]>>> = {
  incident: {
    new: ['in-progress', 'cancelled'],
    'in-progress': ['on-hold', 'resolved', 'cancelled'],
    'on-hold': ['in-progress', 'resolved', 'cancelled'],
    resolved: ['in-progress', 'closed'],
    closed: [],
    cancelled: [],
  },
  request: {
    draft: ['submitted', 'cancelled'],
    submitted: ['awaiting-approval', 'in-fulfilment', 'cancelled'],
    'awaiting-approval': ['approved', 'rejected', 'cancelled'],
    approved: ['in-fulfilment', 'cancelled'],
    'in-fulfilment': ['on-hold', 'fulfilled'],
    'on-hold': ['in-fulfilment', 'fulfilled'],
    fulfilled: ['in-fulfilment', 'closed'],
    rejected: [],
    closed: [],
    cancelled: [],
  },
  problem: {
    new: ['assess', 'cancelled'],
    assess: ['root-cause', 'closed', 'cancelled'],
    'root-cause': ['fix-in-progress', 'closed', 'cancelled'],
    'fix-in-progress': ['resolved', 'root-cause', 'closed'],
    resolved: ['root-cause', 'closed'],
    closed: [],
    cancelled: [],
  },
  change: {
    new: ['assess', 'cancelled'],
    assess: ['authorise', 'cancelled'],
    authorise: ['scheduled', 'assess', 'cancelled'],
    scheduled: ['implement', 'authorise', 'cancelled'],
    implement: ['review', 'cancelled'],
    review: ['closed'],
    closed: [],
    cancelled: [],
  },
  improvement: {
    proposed: ['assessed', 'cancelled'],
    assessed: ['approved', 'cancelled'],
    approved: ['in-progress', 'cancelled'],
    'in-progress': ['measured', 'cancelled'],
    measured: ['closed', 'in-progress'],
    closed: [],
    cancelled: [],
  },
};

export const HOLD_REASONS = {
  caller: 'awaiting caller',
  change: 'awaiting change',
  problem: 'awaiting problem',
  vendor: 'awaiting vendor',
  part: 'awaiting part',
} as const;
export type HoldReason = keyof typeof HOLD_REASONS;
export const holdReasons = Object.keys(HOLD_REASONS) as [HoldReason, ...HoldReason[]];

export const RESOLUTION_CODES = {
  fixed: 'Fixed',
  workaround: 'Workaround given',
  'user-error': 'Explained to the user',
  'not-reproducible': 'Not reproducible',
  duplicate: 'Duplicate',
  'third-party': 'Fixed by a third party',
  'no-fault': 'No fault found',
} as const;
export type ResolutionCode = keyof typeof RESOLUTION_CODES;
export const resolutionCodes = Object.keys(RESOLUTION_CODES) as [ResolutionCode, ...ResolutionCode[]];

/** State, hold reason and resolution are one field: they mean something only together (S16). */
export interface StateValue {
  is: TicketState;
  hold: HoldReason | null;
  resolution: { code: ResolutionCode; notes: string } | null;
}

export const startState = (kind: TicketKind): TicketState => Object.keys(LIFECYCLES[kind])[0] as TicketState;

export const movesFrom = (kind: TicketKind, from: TicketState): readonly TicketState[] => LIFECYCLES[kind][from] ?? [];

/** Whether a ticket of this kind may go from one state to the other. Staying is always legal. */
export const canMove = (kind: TicketKind, from: TicketState, to: TicketState): boolean =>
  from === to || movesFrom(kind, from).includes(to);

/** A state from which nothing leads on: the record takes no more edits. */
export const isFinal = (kind: TicketKind, state: TicketState): boolean => movesFrom(kind, state).length === 0;

/** States in which somebody still has to do something. */
export const isOpen = (state: TicketState): boolean =>
  !['resolved', 'closed', 'cancelled', 'rejected', 'fulfilled', 'measured'].includes(state);
