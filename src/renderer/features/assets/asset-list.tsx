import type { ReactNode } from 'react';
import type { Filter } from '#renderer/data/lists.ts';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { labelsColumn, updatedColumn } from '#renderer/parts/list/shared-columns.ts';
import { clientFilter, siteFilter } from '#renderer/parts/list/shared-filters.ts';
import { dayText, timesIn } from '#renderer/parts/times.ts';
import { placeText } from '#renderer/parts/values.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, assetClasses, familyOf } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE, type AssetLife, assetLives, canMoveAsset } from '#shared/domain/assets/lifecycle.ts';
import type { Asset } from '#shared/domain/records.ts';
import { CRITICALITIES, ENVIRONMENTS } from './asset-choices.ts';

const CLASSES = assetClasses.map((value) => ({ value, label: t(ASSET_CLASSES[value].label) }));
const LIVES = assetLives.map((value) => ({ value, label: t(ASSET_LIFECYCLE[value].label) }));

const LIFE_TONE: Partial<Record<AssetLife, string | undefined>> = {
  'in-maintenance': text.warn,
  missing: text.bad,
  retired: text.muted,
  disposed: text.muted,
};

function Life({ life }: { life: AssetLife }): ReactNode {
  const tone = LIFE_TONE[life] ?? text.second;
  return <span className={`${tone} ${LIFE_TONE[life] ? text.medium : ''}`}>{t(ASSET_LIFECYCLE[life].label)}</span>;
}

const DAY_MS = 24 * 3600 * 1000;
/** The day that is so many days from now. */
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const IN_USE: Filter = { field: 'lifecycle', is: 'any-of', values: ['installed', 'in-maintenance'] };
/** What can be seen on site. */
const TANGIBLE: Filter = {
  field: 'class',
  is: 'any-of',
  values: assetClasses.filter((one) => familyOf(one) !== 'logical'),
};

const day = (value: string | null): string => (value ? dayText(value) : '');

/** The list of assets. */
export const ASSET_LIST: ListDefinition<'assets'> = {
  collection: 'assets',
  title: t('Assets'),
  count: (count) => t('{count, plural, one {# asset} other {# assets}}', { count }),
  columns: [
    { key: 'tag', head: t('Tag'), width: '102px', sortBy: 'tag', look: 'code', text: (one) => one.tag },
    {
      key: 'name',
      head: t('Name'),
      width: 'minmax(150px, 1.2fr)',
      sortBy: 'name',
      look: 'main',
      text: (one) => one.name,
      edit: { field: 'name', kind: 'text' },
    },
    {
      key: 'class',
      head: t('Class'),
      width: '112px',
      sortBy: 'class',
      look: 'dim',
      text: (one) => t(ASSET_CLASSES[one.class].label),
      edit: { field: 'class', kind: 'choice', options: () => CLASSES },
    },
    {
      key: 'model',
      head: t('Model'),
      width: 'minmax(96px, 1fr)',
      sortBy: 'model',
      look: 'dim',
      text: (one) => one.model,
      edit: { field: 'model', kind: 'text' },
    },
    {
      key: 'serial',
      head: t('Serial'),
      width: '136px',
      sortBy: 'serial',
      look: 'mono',
      isWide: true,
      text: (one) => one.serial,
      edit: { field: 'serial', kind: 'text' },
    },
    {
      key: 'address',
      head: t('Address'),
      width: '116px',
      sortBy: 'managementIp',
      look: 'mono',
      text: (one) => one.managementIp,
      edit: { field: 'managementIp', kind: 'text' },
    },
    {
      key: 'place',
      head: t('Place'),
      width: 'minmax(120px, 1.3fr)',
      sortBy: 'place.room',
      look: 'dim',
      text: (one, names) => placeText(one.place, names),
    },
    {
      key: 'lifecycle',
      head: t('Lifecycle'),
      width: '122px',
      sortBy: 'lifecycle',
      text: (one) => t(ASSET_LIFECYCLE[one.lifecycle].label),
      cell: (one) => <Life life={one.lifecycle} />,
      edit: {
        field: 'lifecycle',
        kind: 'choice',
        // Of one asset only the moves that are legal from where it is; of several the rule says which it refuses.
        options: (one: Asset | null) => (one ? LIVES.filter(({ value }) => canMoveAsset(one.lifecycle, value)) : LIVES),
      },
    },
    {
      key: 'criticality',
      head: t('Crit.'),
      width: '52px',
      sortBy: 'criticality',
      look: 'dim',
      isWide: true,
      text: (one) => String(one.criticality),
      cell: (one) => <span className={one.criticality === 1 ? text.strong : undefined}>{one.criticality}</span>,
      edit: { field: 'criticality', kind: 'choice', options: () => CRITICALITIES, read: Number },
    },
    {
      key: 'verified',
      head: t('Verified'),
      width: '108px',
      sortBy: 'verified.at',
      look: 'dim',
      isEnd: true,
      isWide: true,
      text: (one) => (one.verified ? timesIn(null).short(one.verified.at) : t('never')),
      copy: (one) => one.verified?.at ?? '',
    },
    {
      key: 'client',
      head: t('Client'),
      width: 'minmax(110px, 1fr)',
      look: 'dim',
      isExtra: true,
      text: (one, names) => names.client(one.organizationId),
    },
    {
      key: 'manufacturer',
      head: t('Manufacturer'),
      width: 'minmax(96px, 0.8fr)',
      sortBy: 'manufacturer',
      look: 'dim',
      isExtra: true,
      text: (one) => one.manufacturer,
      edit: { field: 'manufacturer', kind: 'text' },
    },
    {
      key: 'firmware',
      head: t('Firmware'),
      width: '116px',
      sortBy: 'firmware',
      look: 'mono',
      isExtra: true,
      text: (one) => one.firmware,
      edit: { field: 'firmware', kind: 'text' },
    },
    {
      key: 'environment',
      head: t('Environment'),
      width: '112px',
      sortBy: 'environment',
      look: 'dim',
      isExtra: true,
      text: (one) => ENVIRONMENTS.find(({ value }) => value === one.environment)?.label ?? one.environment,
      edit: { field: 'environment', kind: 'choice', options: () => ENVIRONMENTS },
    },
    {
      key: 'warranty',
      head: t('Warranty ends'),
      width: '112px',
      sortBy: 'warrantyEndsOn',
      look: 'dim',
      isExtra: true,
      text: (one) => day(one.warrantyEndsOn),
      copy: (one) => one.warrantyEndsOn ?? '',
      edit: { field: 'warrantyEndsOn', kind: 'day', canBeEmpty: true },
    },
    {
      key: 'eol',
      head: t('End of life'),
      width: '112px',
      sortBy: 'endOfLifeOn',
      look: 'dim',
      isExtra: true,
      text: (one) => day(one.endOfLifeOn),
      copy: (one) => one.endOfLifeOn ?? '',
      edit: { field: 'endOfLifeOn', kind: 'day', canBeEmpty: true },
    },
    {
      key: 'os',
      head: t('Operating system'),
      width: 'minmax(110px, 0.8fr)',
      sortBy: 'operatingSystem',
      look: 'dim',
      isExtra: true,
      text: (one) => one.operatingSystem,
      edit: { field: 'operatingSystem', kind: 'text' },
    },
    labelsColumn(),
    updatedColumn(),
  ],
  filters: [
    clientFilter,
    siteFilter('place.siteId'),
    { key: 'class', name: t('Class'), field: 'class', options: () => CLASSES },
    { key: 'lifecycle', name: t('Lifecycle'), field: 'lifecycle', options: () => LIVES },
  ],
  views: [
    { key: 'all', label: t('All'), where: () => [], nothing: t('There are no assets on this laptop yet.') },
    {
      key: 'unverified',
      label: t('Not verified for 180 days'),
      where: () => [IN_USE, TANGIBLE, { field: 'verified.at', is: 'before', values: [dayIn(-180)] }],
      nothing: t('Every asset in use was seen on site in the last 180 days.'),
    },
    {
      key: 'warranty',
      label: t('Warranty ends in 90 days'),
      where: () => [
        IN_USE,
        { field: 'warrantyEndsOn', is: 'from', values: [dayIn(0)] },
        { field: 'warrantyEndsOn', is: 'until', values: [dayIn(90)] },
      ],
      nothing: t('No warranty ends in the next 90 days.'),
    },
    {
      key: 'missing',
      label: t('Missing'),
      where: () => [{ field: 'lifecycle', is: 'any-of', values: ['missing'] }],
      nothing: t('Nothing is missing.'),
    },
  ],
  firstSort: 'tag',
  thenBy: 'tag',
  find: t('Filter assets'),
  add: { label: t('New asset'), to: '/assets/new' },
  noMatch: t('No asset is like that.'),
  nothing: t('There are no assets on this laptop yet.'),
};
