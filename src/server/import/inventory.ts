import type { ImportDoor } from '#server/importing.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { describeComputer, describeDevice, describeNeighbour, isComputer, type SeenFrom } from './inventory-asset.ts';
import type { Inventory } from './inventory-file.ts';
import { emptyReport, type ImportReport } from './report.ts';
import { stableId } from './stable-id.ts';
import { makeMissing, type Thing, writeThings } from './write-things.ts';

const SYSTEM = 'glpi inventory';
const ORGANIZATION = stableId(SYSTEM, 'organization');
/** Under this name an asset keeps what the agent calls the device: a later partial file may say nothing else. */
const DEVICE_ID = 'GLPI device';

/**
 * A device of a GLPI inventory becomes an asset with its ports; what its ports say of their other ends become assets
 * of their own, each linked to it, unless an asset of that name was imported already. A device that was known only
 * as a neighbour until now becomes that very asset. A file marked as partial changes only what it speaks of.
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
  const own = ownKey(inventory);
  const label = nameOf(inventory) ?? own;
  const id = await ownId(door, inventory, own);
  const seen = neighboursOf(inventory, label);
  const known = await knownByName(door, [...seen.keys()]);
  const idOf = (sysname: string): string => known.get(sysname) ?? neighbourId(sysname);
  const described = isComputer(inventory) ? describeComputer(inventory) : describeDevice(inventory, idOf);
  const things: Thing[] = [...seen].flatMap(([sysname, from]): Thing[] =>
    known.has(sysname)
      ? []
      : [
          {
            key: `neighbour ${sysname}`,
            line: null,
            record: {
              collection: 'assets',
              id: neighbourId(sysname),
              organizationId: ORGANIZATION,
              values: describeNeighbour(sysname, from),
              once: { notes: `Seen as a neighbour of ${label}; not verified on site.\n${sysdescrOf(from)}`.trim() },
            },
            parts: [],
          },
        ],
  );
  things.push({
    key: own,
    line: null,
    record: {
      collection: 'assets',
      id,
      organizationId: ORGANIZATION,
      values: inventory.partial ? onlySpokenOf(described) : described,
      once: { custom: { [DEVICE_ID]: inventory.deviceid } },
    },
    parts: [],
  });
  await writeThings(door, SYSTEM, things, report);
  await linkNeighbours(door, id, own, [...seen.keys()].map(idOf), report);
  const ports = inventory.content.network_ports?.length ?? inventory.content.networks?.length ?? 0;
  report.notes.push(`${label}: ${ports} ports, ${seen.size} neighbours.`);
  return report;
}

const neighbourId = (sysname: string): string => stableId(SYSTEM, `neighbour ${sysname}`);

const nameOf = ({ content }: Inventory): string | undefined => content.network_device?.name ?? content.hardware?.name;

const sysdescrOf = (seen: readonly SeenFrom[]): string => seen[0]?.neighbour.sysdescr ?? '';

/** What makers leave in a serial that nobody has set: it would make one device of many. */
const NO_SERIAL = /^(0+|none|n\/?a|default string|not specified|system serial number|to be filled.*|\.+|\s*)$/i;

/** What the device is called for ever: its serial where it has one, else what the agent calls it. */
function ownKey({ deviceid, content }: Inventory): string {
  const serial = content.network_device?.serial ?? content.bios?.ssn ?? '';
  return NO_SERIAL.test(serial) ? `device ${deviceid}` : `serial ${serial}`;
}

/** The id of the device's asset: by its serial; else that of what was known of it under another key. */
async function ownId(door: ImportDoor, inventory: Inventory, own: string): Promise<string> {
  const id = stableId(SYSTEM, own);
  const name = nameOf(inventory);
  const asNeighbour = name === undefined ? id : neighbourId(name);
  const found = (await door.records([id, asNeighbour].map((one) => ({ collection: 'assets', id: one })))).map(
    (one) => one.id,
  );
  if (found.includes(id)) return id;
  if (found.includes(asNeighbour)) return asNeighbour;
  if (!inventory.partial || own.startsWith('serial')) return id;
  const assets = await door.recordsOf('assets');
  const same = assets.find(
    (one) => (one.custom as Record<string, string> | undefined)?.[DEVICE_ID] === inventory.deviceid,
  );
  return same?.id ?? id;
}

/** The devices at the other ends that say their name, each with the ports at which it was seen. */
function neighboursOf({ content }: Inventory, device: string): Map<string, SeenFrom[]> {
  const found = new Map<string, SeenFrom[]>();
  for (const port of content.network_ports ?? []) {
    for (const neighbour of port.connections ?? []) {
      if (!neighbour.sysname) continue;
      const seen = { neighbour, device, port: port.ifname ?? port.ifdescr ?? '' };
      found.set(neighbour.sysname, [...(found.get(neighbour.sysname) ?? []), seen]);
    }
  }
  return found;
}

/** Of these names, the assets of earlier inventories that carry them: those are linked and otherwise left alone. */
async function knownByName(door: ImportDoor, names: readonly string[]): Promise<Map<string, string>> {
  const stubs = await door.records(names.map((name) => ({ collection: 'assets', id: neighbourId(name) })));
  const found = new Map<string, string>();
  const isOwn = (asset: AnyRecord): boolean =>
    !String((asset.source as { key: string } | null)?.key).startsWith('neighbour ');
  // Who was met as a neighbour before is found by that; only for new names all assets have to be looked at.
  const all = stubs.length === names.length ? stubs : await door.recordsOf('assets');
  for (const asset of all) {
    const name = names.find(
      (one) => one.toLowerCase() === String(asset.name).toLowerCase() || asset.id === neighbourId(one),
    );
    if (name !== undefined && asset.organizationId === ORGANIZATION && !asset.deleted && isOwn(asset))
      found.set(name, asset.id);
  }
  return found;
}

/** One link from the device to each neighbour, where both stand and neither of them says it already. */
async function linkNeighbours(
  door: ImportDoor,
  id: string,
  own: string,
  neighbours: readonly string[],
  report: ImportReport,
): Promise<void> {
  const assets = [id, ...neighbours].map((one) => ({ collection: 'assets' as const, id: one }));
  const written = new Set((await door.records(assets)).filter((one) => !one.deleted).map((one) => one.id));
  const ends = neighbours.filter((one) => one !== id && written.has(one) && written.has(id));
  const between = await door.linksBetween(ends.map((toId) => ({ fromId: id, toId })));
  const linked = new Set(
    between.filter((one) => one.type === 'connects-to').map((one) => (one.fromId === id ? one.toId : one.fromId)),
  );
  const free = ends.filter((one) => !linked.has(one));
  const made = await makeMissing(
    door,
    free.map((toId) => ({
      collection: 'relationships' as const,
      id: stableId(SYSTEM, `${own} connects to ${toId}`),
      organizationId: ORGANIZATION,
      values: { type: 'connects-to', fromId: id, toId, note: 'From neighbour discovery' },
    })),
  );
  report.created += made;
  report.unchanged += ends.length - made;
}

/** Of a partial file, the fields it has something to say of. */
function onlySpokenOf(values: Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (value: unknown): boolean =>
    value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}
