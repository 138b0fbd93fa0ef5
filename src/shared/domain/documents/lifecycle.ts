/** What a document is. */
export const DOCUMENT_KINDS = {
  runbook: { label: 'Runbook', plural: 'Runbooks', lead: 'Steps that are done one after the other, and stamped.' },
  article: { label: 'Article', plural: 'Articles', lead: 'Something worth knowing.' },
  'known-error': { label: 'Known error', plural: 'Known errors', lead: 'A fault, its cause, and how to live with it.' },
} as const satisfies Record<string, { label: string; plural: string; lead: string }>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;
export const documentKinds = Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]];

/** Who finds it, and the moves that are legal from each state. */
export const DOCUMENT_STATES = {
  draft: { label: 'Draft', lead: 'Not offered beside tickets.', to: ['published', 'retired'] },
  published: { label: 'Published', lead: 'Offered beside the tickets and assets it fits.', to: ['draft', 'retired'] },
  retired: {
    label: 'Retired',
    lead: 'Kept to look things up, offered nowhere, takes no edits.',
    to: ['draft', 'published'],
  },
} as const satisfies Record<string, { label: string; lead: string; to: readonly string[] }>;

export type DocumentState = keyof typeof DOCUMENT_STATES;
export const documentStates = Object.keys(DOCUMENT_STATES) as [DocumentState, ...DocumentState[]];

/** Whether a document may go from one state to the other. Staying is always legal. */
export const canMoveDocument = (from: DocumentState, to: DocumentState): boolean =>
  from === to || (DOCUMENT_STATES[from].to as readonly string[]).includes(to);
