import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, type AssetClass } from '#shared/domain/assets/classes.ts';
import type { NetworkInterface, Place } from '#shared/domain/assets/fields.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import type { Blackout } from '#shared/domain/organizations/blackouts.ts';
import { CONTRACT_KINDS, type Contract } from '#shared/domain/organizations/contract.ts';
import { RESOLUTION_CODES, type StateValue } from '#shared/domain/tickets/lifecycle.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import { blackoutText } from './client-words.ts';
import type { Directory } from './directory.tsx';
import { stateText, valueText } from './values.ts';

/** One part of a value that has several: the room of a place, the rate of a contract. */
export interface Part {
  label: string;
  text: string;
}

const part = (label: string, value: string | number | null | undefined): Part => ({
  label,
  text: value === null || value === undefined ? '' : String(value),
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wordOf = (key: string): string => {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The parts of a value that means something only as a whole (S16); null where it has none. */
export function partsOf(collection: Collection, field: string, value: unknown, names: Directory): Part[] | null {
  if (!isObject(value)) return null;
  switch (`${collection}.${field}`) {
    case 'assets.place': {
      const { siteId, room, rack, unit, height, face } = value as unknown as Place;
      return [
        part(t('Site'), names.site(siteId)),
        part(t('Room'), room),
        part(t('Rack'), rack),
        part(t('Rack unit'), unit),
        part(t('Height'), height),
        part(t('Face'), face),
      ];
    }
    case 'assets.verified':
      return null;
    case 'organizations.contract': {
      const { kind, hoursIncluded, rate, currency } = value as unknown as Contract;
      return [
        part(t('Kind'), t(CONTRACT_KINDS[kind]?.label ?? kind)),
        part(t('Hours'), hoursIncluded),
        part(t('Rate'), rate),
        part(t('Currency'), currency),
      ];
    }
    case 'tickets.priority': {
      const { level, impact, urgency, override, reason } = value as unknown as PriorityValue;
      return [
        part(t('Priority'), `P${level}`),
        part(t('Impact'), impact),
        part(t('Urgency'), urgency),
        part(t('Decided'), override === null ? '' : `P${override}`),
        part(t('Reason'), reason),
      ];
    }
    case 'tickets.state': {
      const { resolution } = value as unknown as StateValue;
      return [
        part(t('State'), stateText(value as unknown as StateValue)),
        part(t('Resolution'), resolution && t(RESOLUTION_CODES[resolution.code] ?? resolution.code)),
        part(t('What was done'), resolution?.notes),
      ];
    }
    default:
      // Custom fields, and what a later version of the records brings.
      return Object.entries(value).map(([key, one]) =>
        part(
          field === 'custom' ? key : wordOf(key),
          isObject(one) || Array.isArray(one) ? JSON.stringify(one) : (one as string),
        ),
      );
  }
}

/** One item of a list: by what it is known again when it changes, and how it reads. */
export interface Item {
  key: string;
  text: string;
}

/** The items of a list; null where the value is none. */
export function itemsOf(collection: Collection, field: string, value: unknown, names: Directory): Item[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((one: unknown) => {
    switch (`${collection}.${field}`) {
      case 'assets.interfaces':
        return { key: (one as NetworkInterface).name, text: interfaceText(one as NetworkInterface) };
      case 'documents.steps':
        return { key: (one as RunbookStep).id, text: stepText(one as RunbookStep) };
      case 'documents.assetClasses':
        return { key: String(one), text: t(ASSET_CLASSES[one as AssetClass]?.label ?? String(one)) };
      case 'organizations.blackouts':
        return { key: (one as Blackout).from, text: blackoutText(one as Blackout) };
    }
    if (field === 'siteIds') return { key: String(one), text: names.site(String(one)) };
    if (field.endsWith('Ids'))
      return { key: String(one), text: names.other(String(one)) ?? t('a record that is not here') };
    if (isObject(one))
      return { key: JSON.stringify(one), text: Object.values(one).filter(Boolean).map(String).join(', ') };
    return { key: JSON.stringify(one), text: valueText(collection, 'item', one, names) };
  });
}

function interfaceText(one: NetworkInterface): string {
  const vlans = one.vlans.length > 0 ? t('VLAN {vlans}', { vlans: one.vlans.join(' ') }) : '';
  const to = one.connectedTo
    ? t('to {name}', { name: [one.connectedTo.name, one.connectedTo.interface].filter(Boolean).join(' ') })
    : '';
  const link = one.isUp === null ? '' : one.isUp ? t('up') : t('no link');
  return [one.name, link, one.ips.join(' '), vlans, one.mac, to].filter(Boolean).join(', ');
}

function stepText({ title, detail, min, max, unit, choices }: RunbookStep): string {
  const range =
    min === null && max === null ? '' : [min, max].map((end) => end ?? '…').join(' to ') + (unit && ` ${unit}`);
  return [title, range, choices.join(' / '), detail].filter(Boolean).join(', ');
}
