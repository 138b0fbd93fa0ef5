import { z } from 'zod';
import { commonFields, day, line, longText, moment, recordId, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field, refTo } from '#shared/domain/field.ts';
import { assetClasses } from './classes.ts';
import { assetLives } from './lifecycle.ts';

/** Where an asset stands. One field, because its parts mean something only together (S16). */
export const placeSchema = z.object({
  siteId: recordId().nullable(),
  room: line(80),
  rack: line(80),
  /** The lowest rack unit it takes, counted from the floor. */
  unit: z.number().int().min(1).max(60).nullable(),
  /** Height in rack units. */
  height: z.number().int().min(1).max(60).nullable(),
  face: z.enum(['front', 'rear']).nullable(),
});
export type Place = z.infer<typeof placeSchema>;
export const emptyPlace: Place = { siteId: null, room: '', rack: '', unit: null, height: null, face: null };

export const interfaceSchema = z.object({
  name: line(80),
  type: line(60),
  mac: line(40),
  ips: z.array(line(60)),
  vlans: z.array(z.number().int().min(1).max(4094)),
  /** Bits a second; null where unknown. */
  speed: z.number().min(0).nullable(),
  isUp: z.boolean().nullable(),
  poe: z.boolean().nullable(),
  /** What is at the other end: an asset where we have one, else what the device said of its neighbour. */
  connectedTo: z.object({ assetId: recordId().nullable(), name: line(), interface: line(80) }).nullable(),
});
export type NetworkInterface = z.infer<typeof interfaceSchema>;

/** A configuration item of any class. Fields of the other families stay empty. */
export const assetFields = {
  ...commonFields,
  name: field('Name', requiredLine(), ''),
  tag: field('Asset tag', line(40), ''),
  serial: field('Serial', line(80), ''),
  class: field('Class', z.enum(assetClasses), 'other'),
  manufacturer: field('Manufacturer', line(), ''),
  model: field('Model', line(), ''),
  partNumber: field('Part number', line(80), ''),
  lifecycle: field('Lifecycle', z.enum(assetLives), 'installed'),
  /** 1 is the most critical. */
  criticality: field('Criticality', z.number().int().min(1).max(4), 3),
  environment: field('Environment', z.enum(['production', 'test', 'development', 'spare']), 'production'),
  ownerId: field('Owner', recordId().nullable(), null, { refs: refTo('people') }),
  place: field('Place', placeSchema, emptyPlace, { refs: (place) => refTo('sites')(place.siteId) }),
  installedOn: field('Installed', day().nullable(), null),
  purchasedOn: field('Purchased', day().nullable(), null),
  warrantyEndsOn: field('Warranty ends', day().nullable(), null),
  endOfLifeOn: field('End of life', day().nullable(), null),
  supplier: field('Supplier', line(), ''),
  supportContract: field('Support contract', line(), ''),
  managementIp: field('Management address', line(60), ''),
  firmware: field('Firmware', line(120), ''),
  interfaces: field('Interfaces', z.array(interfaceSchema).max(2000), [], {
    refs: (list) => list.flatMap((one) => refTo('assets')(one.connectedTo?.assetId ?? null)),
  }),
  operatingSystem: field('Operating system', line(), ''),
  processor: field('Processor', line(), ''),
  memoryGb: field('Memory (GB)', z.number().min(0).nullable(), null),
  disks: field('Disks', line(400), ''),
  outOfBandAddress: field('Out-of-band address', line(60), ''),
  backupJob: field('Backup job', line(), ''),
  notes: field('Notes', longText(), '', { policy: 'text' }),
  custom: field('Custom fields', z.record(z.string(), z.string()), {}),
  /** Last verified on site. The later one stands (S18). */
  verified: field('Last verified', z.object({ at: moment(), by: z.string() }).nullable(), null, { policy: 'latest' }),
  tags: tagsField(),
  /** Where an imported record came from: system and its own key there. */
  source: field('Source', z.object({ system: line(60), key: line() }).nullable(), null, { writer: 'office' }),
} satisfies FieldTable;
