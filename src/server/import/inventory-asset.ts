import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { NetworkInterface } from '#shared/domain/assets/fields.ts';
import { classFromWords, computerClass, makerFromWords } from './inventory-class.ts';
import type { Inventory, InventoryPort } from './inventory-file.ts';

export type Neighbour = NonNullable<InventoryPort['connections']>[number];

/** A port of the device at whose other end a neighbour was seen. */
export interface SeenFrom {
  neighbour: Neighbour;
  device: string;
  port: string;
}

export const isComputer = ({ content }: Inventory): boolean => content.network_device === undefined;

/** RFC 1213 and IANA ifType numbers that technicians meet; others are shown as a number. */
const PORT_TYPES: Record<number, string> = {
  6: 'ethernet',
  24: 'loopback',
  53: 'virtual',
  117: 'gigabit ethernet',
  131: 'tunnel',
  71: 'wireless',
  56: 'fibre channel',
  161: 'link aggregate',
};

const isAddress = (ip: string): boolean => ip !== '' && !ip.startsWith('127.') && ip !== '::1';

/** A network device or a printer, as an asset. */
export function describeDevice(inventory: Inventory, idOf: (sysname: string) => string): Record<string, unknown> {
  const { network_device: device = {}, network_ports: ports = [], network_components: parts = [] } = inventory.content;
  const facts = [
    device.location && `Location as the device says it: ${device.location}`,
    device.contact && `Contact as the device says it: ${device.contact}`,
    parts.length > 0 && `Components: ${countByModel(parts.map((one) => one.model ?? one.name ?? 'unnamed'))}`,
    ...serialsOf(parts),
  ].filter(Boolean);
  return {
    name: device.name ?? inventory.deviceid,
    serial: device.serial ?? '',
    class: classOf(inventory),
    manufacturer: device.manufacturer ?? '',
    model: device.model ?? '',
    firmware: device.firmware ?? '',
    managementIp: device.ips?.find(isAddress) ?? '',
    interfaces: ports.map((port) => toInterface(port, idOf)),
    notes: facts.join('\n'),
  };
}

const classOf = ({ itemtype, content }: Inventory): AssetClass =>
  itemtype === 'Printer' ? 'printer' : classFromWords(content.network_device?.model, content.network_device?.name);

/** A device that only its neighbour has told of, as far as that goes: the ports by which they are joined. */
export function describeNeighbour(sysname: string, seen: readonly SeenFrom[]): Record<string, unknown> {
  const first = seen[0]?.neighbour;
  const facts = [first?.model, first?.sysdescr];
  return {
    name: sysname.slice(0, 200),
    class: classFromWords(...facts),
    manufacturer: makerFromWords(...facts),
    model: (first?.model ?? '').slice(0, 200),
    managementIp: (seen.find((one) => one.neighbour.ip)?.neighbour.ip ?? '').slice(0, 60),
    interfaces: seen.map(({ neighbour, device, port }) => ({
      name: (neighbour.ifdescr ?? '').slice(0, 80),
      type: '',
      mac: '',
      ips: [],
      vlans: [],
      speed: null,
      isUp: null,
      poe: null,
      // The device is made after its neighbours, and so cannot be named by its id yet.
      connectedTo: { assetId: null, name: device.slice(0, 200), interface: port.slice(0, 80) },
    })),
    tags: ['discovered'],
  };
}

/** The parts that can be ordered and claimed by a number, once each. */
function serialsOf(parts: NonNullable<Inventory['content']['network_components']>): string[] {
  const lines = parts.flatMap(({ name, model, serial }) =>
    serial ? [`- ${name ?? model ?? 'part'}${model && model !== name ? `, ${model}` : ''}: ${serial}`] : [],
  );
  return lines.length === 0 ? [] : ['With serial numbers:', ...new Set(lines)];
}

function countByModel(models: string[]): string {
  const counts = new Map<string, number>();
  for (const model of models) counts.set(model, (counts.get(model) ?? 0) + 1);
  return [...counts].map(([model, count]) => (count > 1 ? `${count} x ${model}` : model)).join(', ');
}

function toInterface(port: InventoryPort, idOf: (sysname: string) => string): NetworkInterface {
  const neighbour = port.connections?.find((one) => one.sysname);
  return {
    name: (port.ifname ?? port.ifdescr ?? '').slice(0, 80),
    type: port.iftype === undefined ? '' : (PORT_TYPES[port.iftype] ?? String(port.iftype)),
    mac: port.mac ?? '',
    ips: [...new Set([...(port.ips ?? []), ...(port.ip ? [port.ip] : [])])].filter(isAddress),
    vlans: (port.vlans ?? []).flatMap(({ number }) => (number && number <= 4094 ? [number] : [])),
    speed: port.ifspeed !== undefined && port.ifspeed >= 0 ? port.ifspeed : null,
    isUp: port.ifstatus === undefined ? null : port.ifstatus === 1,
    poe: null,
    connectedTo: neighbour
      ? {
          assetId: idOf(neighbour.sysname ?? ''),
          name: (neighbour.sysname ?? '').slice(0, 200),
          interface: (neighbour.ifdescr ?? '').slice(0, 80),
        }
      : null,
  };
}

/** A computer, as an asset. */
export function describeComputer(inventory: Inventory): Record<string, unknown> {
  const { hardware, bios, operatingsystem, cpus, memories, storages, networks } = inventory.content;
  const megabytes = (memories ?? []).reduce((sum, one) => sum + (one.capacity ?? 0), 0) || (hardware?.memory ?? 0);
  const real = (networks ?? []).filter((one) => one.mac && one.mac !== '00:00:00:00:00:00');
  return {
    name: hardware?.name ?? (inventory.partial ? '' : inventory.deviceid),
    serial: bios?.ssn ?? '',
    class: computerClass(hardware?.chassis_type, hardware?.vmsystem) ?? (inventory.partial ? null : 'workstation'),
    manufacturer: bios?.smanufacturer ?? '',
    model: bios?.smodel ?? '',
    partNumber: bios?.skunumber ?? '',
    firmware: bios?.bversion ?? '',
    managementIp: real.find((one) => one.ipaddress && isAddress(one.ipaddress))?.ipaddress ?? '',
    operatingSystem: operatingsystem?.full_name ?? '',
    processor: cpus?.[0]?.name ?? '',
    memoryGb: megabytes > 0 ? Math.round(megabytes / 102.4) / 10 : null,
    disks: (storages ?? [])
      .filter((one) => one.disksize)
      .map((one) => `${one.model ?? one.name ?? 'disk'} ${Math.round((one.disksize ?? 0) / 1000)} GB`)
      .join(', '),
    interfaces: byMac(real),
  };
}

/** One interface a MAC: the inventory has one entry an address. */
function byMac(networks: NonNullable<Inventory['content']['networks']>): NetworkInterface[] {
  const found = new Map<string, NetworkInterface>();
  for (const one of networks) {
    const mac = one.mac ?? '';
    const known = found.get(`${mac} ${one.description ?? ''}`);
    const ips = [one.ipaddress, one.ipaddress6].filter((ip): ip is string => ip !== undefined && isAddress(ip));
    if (known) {
      known.ips.push(...ips);
      continue;
    }
    found.set(`${mac} ${one.description ?? ''}`, {
      name: one.description ?? '',
      type: one.type ?? '',
      mac,
      ips,
      vlans: [],
      // Agents say -1 where there is no link.
      speed: one.speed !== undefined && one.speed > 0 ? one.speed * 1_000_000 : null,
      isUp: one.status === undefined ? null : one.status.toLowerCase() === 'up',
      poe: null,
      connectedTo: null,
    });
  }
  return [...found.values()];
}
