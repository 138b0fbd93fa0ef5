import type { Json } from '#shared/lib/json.ts';
import type { Row } from '#shared/wire/contract.ts';
import type { Model } from './content/model.ts';
import { ACCESS_POINTS, FIREWALLS, SWITCHES } from './content/models-network.ts';
import { POWER, SERVERS, STORAGE } from './content/models-servers.ts';
import { CATALOGUE, CATEGORIES, GROUPS, SERVICE_LEVELS } from './content/settings.ts';
import { DAY_MS, type Office, staffByKey } from './office.ts';
import type { ClientPlan } from './plan.ts';
import { rowOf } from './rows.ts';

/** The office's configuration: categories, groups, calendars, service levels, catalogue, models. */
export function* settingRows(office: Office, clients: readonly ClientPlan[]): Generator<Row, void> {
  const createdBy = staffByKey(office, 'marcus.hale').id;
  const createdAt = office.now - 700 * DAY_MS;
  const row = (
    kind: 'category' | 'group' | 'calendar' | 'sla-policy' | 'catalogue-item' | 'model',
    name: string,
    value: Json,
  ): Row =>
    rowOf('settings', office.id(`setting/${kind}/${name}`), null, { kind, name, value }, { createdAt, createdBy });
  for (const [name, kinds] of CATEGORIES) yield row('category', name, { kinds: [...kinds] });
  for (const [name, purpose] of GROUPS) {
    yield row('group', name, {
      purpose,
      members: office.staff.filter((one) => one.groups.includes(name)).map((one) => one.id),
    });
  }
  for (const zone of [...new Set(clients.map((one) => one.seed.zone))]) {
    yield row('calendar', `Working days, ${zone}`, {
      timeZone: zone,
      weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '18:00' })),
      holidays: [],
    });
  }
  for (const { priority, ...targets } of SERVICE_LEVELS)
    yield row('sla-policy', `Default, P${priority}`, { priority, ...targets });
  for (const [name, item] of CATALOGUE) yield row('catalogue-item', name, { ...item });
  for (const model of catalogueModels()) {
    yield row('model', `${model.manufacturer} ${model.model}`, {
      manufacturer: model.manufacturer,
      model: model.model,
      partNumber: model.partNumber,
      class: model.class,
      height: model.height,
      interfaces: model.ports.map(({ name, from, count, type, speed, poe }) => ({
        name,
        from,
        count,
        type,
        speed,
        poe: poe ?? false,
      })),
    });
  }
}

/** What has ports and a place in a rack: the models worth picking from a list. */
const catalogueModels = (): Model[] => [
  ...Object.values(SWITCHES).flatMap((one) => [one.core, one.large, one.small]),
  ...Object.values(FIREWALLS).flatMap((one) => [one.large, one.small]),
  ...Object.values(ACCESS_POINTS),
  ...Object.values(SERVERS).flatMap((one) => [one.host, one.single]),
  ...Object.values(STORAGE),
  ...Object.values(POWER).flatMap((one) => [one.rack, one.cabinet, one.pdu]),
];
