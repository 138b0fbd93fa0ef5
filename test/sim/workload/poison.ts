import type { Call } from '#renderer/worker/office-fetch.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { PATHS } from '#shared/wire/contract.ts';

/** What makes the judge throw, and what makes a command unreadable: a word in its text. */
export const POISON_JUDGE = 'POISON-JUDGE';
export const POISON_BODY = 'POISON-BODY';

/** Whether a command holds either. */
export const isPoison = (command: unknown): boolean => /POISON-(JUDGE|BODY)/.test(JSON.stringify(command));

/** A line of a record in which poison does not show up in what later edits start from. */
const HIDDEN_IN: Partial<Record<Collection, string>> = {
  assets: 'partNumber',
  tickets: 'group',
  documents: 'summary',
  sites: 'hours',
  people: 'role',
  activities: 'byName',
  visits: 'purpose',
  relationships: 'note',
};

/** The drafts with poison in one of them. */
export function poisoned(drafts: EditDraft[], poison: string): EditDraft[] {
  const [first, ...rest] = drafts;
  const field = first && HIDDEN_IN[first.collection];
  return first && field ? [{ ...first, values: { ...first.values, [field]: poison } }, ...rest] : [];
}

/** What the office gets of a push: commands with the word in them are not in any form that it can read. */
export function spoilBodies(path: string, call: Call): Call {
  if (path !== PATHS.push || !call.body?.includes(POISON_BODY)) return call;
  try {
    const body = JSON.parse(call.body) as { commands: { edits: unknown }[] };
    const commands = body.commands.map((one) =>
      JSON.stringify(one).includes(POISON_BODY) ? { ...one, edits: { broken: one.edits } } : one,
    );
    return { ...call, body: JSON.stringify({ ...body, commands }) };
  } catch {
    return call;
  }
}
