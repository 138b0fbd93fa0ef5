/** Why an edit is not taken: a closed set, whose words are written once. */
export const REFUSALS = {
  invalid: 'The value is not allowed here.',
  'unknown-field': 'This version of the record has no such field.',
  'field-permission': 'Your role may not write this field.',
  permission: 'You have no access to this record, or your role may not write it.',
  'unknown-record': 'The office does not know this record.',
  exists: 'A record with this id exists already.',
  reference: 'It names a record that does not exist, or that belongs to another client.',
  'illegal-move': 'This move is not legal from the state the record is in.',
  final: 'The ticket is closed and takes no more edits. Open a new ticket and link it.',
  'missing-reason': 'A reason is needed.',
  'missing-resolution': 'A resolution code and a note on what was done are needed.',
  'missing-client-note': 'Waiting for the caller needs a note to the client that says what is asked.',
  'inactive-technician': 'The technician has left the office and gets no more work.',
  'duplicate-link': 'These two assets are linked like this already.',
  'link-cycle': 'It would close a circle: one of the two contains the other already, directly or through others.',
  'deleted-end': 'One of the two assets was deleted.',
  retired: 'A retired document takes no edits. Take it back to draft first.',
  'nothing-to-publish': 'There is nothing to read yet: a document needs a text, or a runbook its steps.',
  'append-only': 'A timeline entry is never changed; add a later one that corrects it.',
  number: 'The number does not belong to this device.',
  'creation-refused': 'The office refused the edit that made this record.',
  'too-large': 'The record is larger than 1 MB.',
  'refused-before': 'The office refused it before it was restored from a backup.',
  sealed: 'It was handed to the office sealed: the office keeps it, and an administrator can read it.',
  internal: 'The office could not judge this edit. It is kept; an administrator can see why.',
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A refusal: the code, the sentence to show, and which edit and field it is about. */
export interface Refusal {
  code: RefusalCode;
  message: string;
  /** Index of the edit in the command. */
  edit: number;
  field?: string;
}

/** A refusal in its standard words, followed by `detail` where the case has more to say. */
export const refusal = (code: RefusalCode, edit = 0, field?: string, detail?: string): Refusal => ({
  code,
  message: detail ? `${REFUSALS[code]} ${detail}` : REFUSALS[code],
  edit,
  ...(field === undefined ? {} : { field }),
});
