import type { ImportDoor } from '#server/importing.ts';
import { describeComputer, describeDevice, isComputer } from './inventory-asset.ts';
import type { Inventory, InventoryPort } from './inventory-file.ts';
import { emptyReport, type ImportReport } from './report.ts';
import { stableId } from './stable-id.ts';
import { makeMissing, type Thing, writeThings } from './write-things.ts';

const SYSTEM = 'glpi inventory';
const ORGANIZATION = stableId(SYSTEM, 'organization');

/** What a port says of its other end. */
type Neighbour = NonNullable<InventoryPort['connections']>[number];

/**
 * A device of a GLPI inventory becomes an asset with its ports; what its ports say of their other ends become assets
 * of their own, each linked to it. A file marked as partial changes only what it speaks of.
 */
export async function importInventory(door: ImportDoor, inventory: Inventory): Promise<ImportReport> {
  const report = emptyReport();
  await makeMissing(door, [
    {
      collection: 'organizations',
      id: ORGANIZATION,
      organizationId: ORGANIZATION,
      values: { name: 'Imported inventory', shortCode: 'INV' },
    },
  ]);
  const neighbours = neighboursOf(inventory);
  const idOf = (neighbour: Neighbour): string => stableId(SYSTEM, `neighbour ${neighbour.sysname}`);
  const own = ownKey(inventory);
  const id = stableId(SYSTEM, own);
  const described = isComputer(inventory) ? describeComputer(inventory) : describeDevice(inventory, idOf);
  const partial = inventory.partial ? onlySpokenOf(described) : described;
  const things: Thing[] = [
    ...[...neighbours.values()].map(
      (one): Thing => ({
        key: `neighbour ${one.sysname}`,
        line: null,
        record: {
          collection: 'assets',
          id: idOf(one),
          organizationId: ORGANIZATION,
          values: {
            name: one.sysname,
            class: 'switch',
            model: one.model ?? '',
            managementIp: one.ip ?? '',
            notes:
              `Seen as a neighbour of ${described.name ?? own}; not verified on site.\n${one.sysdescr ?? ''}`.trim(),
            tags: ['discovered'],
          },
        },
        parts: [],
      }),
    ),
    {
      key: own,
      line: null,
      record: { collection: 'assets', id, organizationId: ORGANIZATION, values: partial },
      parts: [],
    },
  ];
  await writeThings(door, SYSTEM, things, report);
  const links = await makeMissing(
    door,
    [...neighbours.values()].map((one) => ({
      collection: 'relationships' as const,
      id: stableId(SYSTEM, `${own} connects to ${one.sysname}`),
      organizationId: ORGANIZATION,
      values: { type: 'connects-to', fromId: id, toId: idOf(one), note: 'From neighbour discovery' },
    })),
  );
  report.created += links;
  report.unchanged += neighbours.size - links;
  const ports = inventory.content.network_ports?.length ?? inventory.content.networks?.length ?? 0;
  report.notes.push(`${described.name ?? own}: ${ports} ports, ${neighbours.size} neighbours.`);
  return report;
}

/** What the device is called for ever: its serial where it has one, else what the agent calls it. */
function ownKey({ deviceid, content }: Inventory): string {
  const serial = content.network_device?.serial ?? content.bios?.ssn;
  return serial ? `serial ${serial}` : `device ${deviceid}`;
}

/** The devices at the other ends that say their name, once each. */
function neighboursOf({ content }: Inventory): Map<string, Neighbour> {
  const all = (content.network_ports ?? []).flatMap((port) => port.connections ?? []);
  return new Map(all.filter((one) => one.sysname).map((one) => [one.sysname as string, one]));
}

/** Of a partial file, the fields it has something to say of. */
function onlySpokenOf(values: Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (value: unknown): boolean =>
    value === '' || value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}
