import { z } from 'zod';
import { commonFields, ianaZone, line, longText, requiredLine, tagsField } from '#shared/domain/common.ts';
import { type FieldTable, field } from '#shared/domain/field.ts';

/** A position on earth, in degrees (WGS 84). */
export const geoSchema = z.object({ latitude: z.number(), longitude: z.number() });
export type Geo = z.infer<typeof geoSchema>;

/** A place of a client: a building with rooms. */
export const siteFields = {
  ...commonFields,
  name: field('Name', requiredLine(), ''),
  address: field('Address', longText(), ''),
  geo: field('Position', geoSchema.nullable(), null),
  /** How one gets in: doors, keys, alarms. */
  access: field('Access', longText(), '', { policy: 'text' }),
  hours: field('Opening hours', line(300), ''),
  timeZone: field('Time zone', ianaZone(), 'Etc/UTC'),
  rooms: field('Rooms', z.array(line(80)).max(500), [], { policy: 'union' }),
  phone: field('Phone', line(60), ''),
  tags: tagsField(),
} satisfies FieldTable;
