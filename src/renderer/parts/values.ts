import { t } from '#renderer/words/t.ts';
import type { StepEntry } from '#shared/domain/activities/step.ts';
import { ASSET_CLASSES, type AssetClass } from '#shared/domain/assets/classes.ts';
import type { Place } from '#shared/domain/assets/fields.ts';
import { ASSET_LIFECYCLE, type AssetLife } from '#shared/domain/assets/lifecycle.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { DOCUMENT_STATES, type DocumentState } from '#shared/domain/documents/lifecycle.ts';
import type { Blackout } from '#shared/domain/organizations/blackouts.ts';
import type { Contract } from '#shared/domain/organizations/contract.ts';
import { CLIENT_STATUS, type ClientStatus } from '#shared/domain/organizations/status.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { RELATIONSHIP_TYPES, type RelationshipType } from '#shared/domain/relationships/types.ts';
import type { Geo } from '#shared/domain/sites/fields.ts';
import { HOLD_REASONS, RESOLUTION_CODES, STATE_LABEL, type StateValue } from '#shared/domain/tickets/lifecycle.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import { blackoutText, contractText, geoText } from './client-words.ts';
import type { Directory } from './directory.tsx';
import { stepSentence } from './runs/step-words.ts';
import { stepsText } from './steps-text.ts';
import { dayText, minutesText, timesIn } from './times.ts';
import { zoneText } from './zones.ts';

/** What a field is called. */
export const fieldLabel = (collection: Collection, field: string): string =>
  t(fieldOf(collection, field)?.label ?? field);

/** Where something stands: "Northgate Clinic, B1, R1 U38". Empty where nobody said. */
export function placeText(place: Place, names: Directory): string {
  const unit = place.unit === null ? '' : `U${place.unit}`;
  const rack = [place.rack, unit].filter(Boolean).join(' ');
  const face = place.face === 'rear' ? 'rear' : '';
  return [names.site(place.siteId), place.room, rack, face].filter(Boolean).join(', ');
}

/** "On hold, awaiting caller"; "Resolved, fixed". */
export function stateText(state: StateValue): string {
  const why = state.hold
    ? t(HOLD_REASONS[state.hold])
    : state.is === 'resolved' && state.resolution
      ? t(RESOLUTION_CODES[state.resolution.code]).toLowerCase()
      : '';
  return why ? `${t(STATE_LABEL[state.is])}, ${why}` : t(STATE_LABEL[state.is]);
}

const priorityText = (value: PriorityValue): string =>
  value.override === null
    ? t('P{level}, {impact} impact, {urgency} urgency', {
        level: value.level,
        impact: value.impact,
        urgency: value.urgency,
      })
    : t('P{level}, decided: {reason}', { level: value.level, reason: value.reason });

const sentenceCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ');

/** Named records, of which only the first are written out. */
function listText(titles: (string | undefined)[]): string {
  const known = titles.filter((title) => title !== undefined).slice(0, 4);
  const rest = titles.length - known.length;
  if (known.length === 0) return `${rest} ${rest === 1 ? 'record' : 'records'}`;
  return rest > 0 ? t('{join} and {rest} more', { join: known.join(', '), rest }) : known.join(', ');
}

/** The value of any field as people read it; "empty" where there is none. */
export function valueText(collection: Collection, field: string, value: unknown, names: Directory): string {
  if (collection === 'documents' && field === 'organizationId' && value === null) return t('every client');
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return 'empty';
  }
  const key = `${collection}.${field}`;
  switch (key) {
    case 'assets.place':
      return placeText(value as Place, names) || 'empty';
    case 'assets.lifecycle':
      return t(ASSET_LIFECYCLE[value as AssetLife]?.label ?? String(value));
    case 'assets.class':
      return t(ASSET_CLASSES[value as AssetClass]?.label ?? String(value));
    case 'assets.interfaces':
      return t('{count} interfaces', { count: (value as unknown[]).length });
    case 'assets.verified': {
      const { at, by } = value as { at: string; by: string };
      return t('{moment} by {whoever}', { moment: timesIn(null).moment(at), whoever: names.whoever(by) });
    }
    case 'tickets.state':
      return stateText(value as StateValue);
    case 'tickets.priority':
      return priorityText(value as PriorityValue);
    case 'organizations.status':
      return t(CLIENT_STATUS[value as ClientStatus]?.label ?? String(value));
    case 'organizations.contract':
      return contractText(value as Contract);
    case 'organizations.blackouts':
      return (value as Blackout[]).map((one) => blackoutText(one)).join('; ');
    case 'organizations.timeZone':
    case 'sites.timeZone':
      return zoneText(String(value));
    case 'sites.geo':
      return geoText(value as Geo);
    case 'documents.state':
      return t(DOCUMENT_STATES[value as DocumentState]?.label ?? String(value));
    case 'documents.assetClasses':
      return (value as AssetClass[]).map((one) => t(ASSET_CLASSES[one]?.label ?? one)).join(', ');
    case 'documents.siteIds':
      return (value as string[]).map((id) => names.site(id)).join(', ');
    case 'documents.steps': {
      const steps = value as RunbookStep[];
      const count = t('{count, plural, one {# step} other {# steps}}', { count: steps.length });
      return `${count}\n${stepsText(steps)}`;
    }
    case 'relationships.type':
      return t(RELATIONSHIP_TYPES[value as RelationshipType]?.label ?? String(value));
    case 'activities.minutes':
      return minutesText(value as number);
    case 'activities.step':
      return stepSentence(value as StepEntry);
    case 'activities.parent':
      return (value as { collection: string }).collection === 'tickets' ? t('the ticket') : t('the asset');
  }
  if (field === 'deleted') return value === true ? 'deleted' : 'kept';
  if (field === 'organizationId') return names.client(value as string);
  if (field === 'siteId') return names.site(value as string);
  if (field === 'assigneeId') return names.person(value as string);
  if (field.endsWith('Ids') && Array.isArray(value)) return listText(value.map((id) => names.other(String(id))));
  if (field.endsWith('Id')) return names.other(String(value)) ?? t('a record that is not here');
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayText(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return timesIn(null).moment(value);
    return ['kind', 'audience', 'environment'].includes(field) ? sentenceCase(value) : value;
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** A value in few words, as on a button: long ones are cut, the whole stands elsewhere. */
export const shortened = (text: string): string => {
  const line = text.split('\n')[0] ?? '';
  return line.length > 28 || line !== text ? `${line.slice(0, 26).trimEnd()}…` : line;
};
