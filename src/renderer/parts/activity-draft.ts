import { newId } from '#renderer/data/commands.ts';
import { t } from '#renderer/words/t.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { readMinutes } from './times.ts';

/** What a composer is about to become. */
export type DraftKind = 'internal' | 'client' | 'time';

/** What somebody has typed below a record and not added yet. */
export interface NoteDraft {
  kind: DraftKind;
  text: string;
  /** As typed: "0:35" or "35". */
  time: string;
  isBillable: boolean;
}

export const emptyNote: NoteDraft = { kind: 'internal', text: '', time: '', isBillable: true };

/** The record that a timeline belongs to. */
export interface About {
  collection: 'tickets' | 'assets';
  id: string;
  organizationId: string | null;
  /** How people call the record. */
  code: string;
}

/** A new entry of a record's timeline, made now. */
export function activityDraft(about: About, values: Record<string, unknown>): EditDraft {
  const { collection, id, organizationId } = about;
  return {
    collection: 'activities',
    id: newId(),
    organizationId,
    create: true,
    values: { parent: { collection, id }, at: new Date().toISOString(), ...values },
  };
}

/** What the draft says, or the sentence that speaks against it. */
export function activityValues(draft: NoteDraft): Record<string, unknown> | string {
  if (draft.kind !== 'time') {
    if (!draft.text.trim()) return t('The note is empty.');
    return { kind: 'note', body: draft.text, audience: draft.kind };
  }
  const minutes = readMinutes(draft.time);
  if (minutes === null) return t('Say how long, as 0:35 or as minutes.');
  return { kind: 'time', body: draft.text, minutes, isBillable: draft.isBillable };
}
