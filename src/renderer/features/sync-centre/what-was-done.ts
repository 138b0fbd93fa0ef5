import { stepName } from '#renderer/parts/runs/step-words.ts';
import { minutesText } from '#renderer/parts/times.ts';
import { fieldLabel, stateText } from '#renderer/parts/values.ts';
import { t } from '#renderer/words/t.ts';
import type { StepEntry } from '#shared/domain/activities/step.ts';
import { RECORD_NAME } from '#shared/domain/collections.ts';
import { RELATIONSHIP_TYPES, type RelationshipType } from '#shared/domain/relationships/types.ts';
import type { StateValue } from '#shared/domain/tickets/lifecycle.ts';
import type { Command, Edit } from '#shared/sync/command.ts';

/** Fields that say of a timeline entry what it is, and need no words of their own. */
const activityWords = (edit: Edit): string => {
  const after = (field: string): unknown => edit.changes[field]?.after;
  switch (after('kind')) {
    case 'note':
      return after('audience') === 'client' ? t('Note to the client') : t('Internal note');
    case 'time':
      return t('{minutesText} time', { minutesText: minutesText(Number(after('minutes') ?? 0)) });
    case 'step':
      return stepName(after('step') as unknown as StepEntry);
    case 'state':
    case 'assignment':
    case 'priority':
      return ''; // said by the field that changed with it
    default:
      return t('Timeline entry');
  }
};

/** A link is told by what it is called, from the asset it starts at. */
function linkWords(edit: Edit): string[] {
  const type = edit.changes.type?.after as RelationshipType | undefined;
  if (edit.create && type !== undefined) return [t('Link “{label}”', { label: t(RELATIONSHIP_TYPES[type].label) })];
  const { deleted } = edit.changes;
  if (deleted) return [deleted.after === true ? t('Link removed') : t('Link put back')];
  return Object.keys(edit.changes).map((field) => fieldLabel('relationships', field));
}

function editWords(edit: Edit): string[] {
  if (edit.collection === 'activities') return [activityWords(edit)];
  if (edit.collection === 'relationships') return linkWords(edit);
  if (edit.create) return [t('New {value}', { value: t(RECORD_NAME[edit.collection]) })];
  return Object.entries(edit.changes).map(([field, change]) => {
    const label = fieldLabel(edit.collection, field);
    if (edit.settles !== undefined) return t('{label} settled', { label });
    if (edit.collection === 'tickets' && field === 'state')
      return t('to {stateText}', { stateText: stateText(change.after as unknown as StateValue) });
    return label;
  });
}

/** What commands did, in a few words: "Firmware, place". */
export function whatWasDone(commands: readonly Command[]): string {
  const words = commands.flatMap((command) => command.edits.flatMap(editWords)).filter(Boolean);
  const text = [...new Set(words)].join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
