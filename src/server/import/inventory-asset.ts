import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { NetworkInterface } from '#shared/domain/assets/fields.ts';
import type { Inventory, InventoryPort } from './inventory-file.ts';

type Neighbour = NonNullable<InventoryPort['connections']>[number];

export const isComputer = ({ content }: Inventory): boolean => content.network_device === undefined;

/** RFC 1213 and IANA ifType numbers that technicians meet; others are shown as a number. */
const PORT_TYPES: Record<number, string> = {
  6: 'ethernet',
  24: 'loopback',
  53: 'virtual',
  56: 'fibre channel',
  161: 'link aggregate',
};

const isAddress = (ip: string): boolean => ip !== '' && !ip.startsWith('127.') && ip !== '::1';

/** A network device or a printer, as an asset. */
export function describeDevice(inventory: Inventory, idOf: (neighbour: Neighbour) => string): Record<string, unknown> {
  const { network_device: device = {}, network_ports: ports = [], network_components: parts = [] } = inventory.content;
  const facts = [
    device.location && `Location as the device says it: ${device.location}`,
    device.contact && `Contact as the device says it: ${device.contact}`,
    parts.length > 0 && `Components: ${countByModel(parts.map((one) => one.model ?? one.name ?? 'unnamed'))}`,
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

function classOf({ itemtype, content }: Inventory): AssetClass {
  if (itemtype === 'Printer') return 'printer';
  const words = `${content.network_device?.model ?? ''} ${content.network_device?.name ?? ''}`.toLowerCase();
  if (/firewall|fortigate|palo|asa ?5/.test(words)) return 'firewall';
  if (/router|isr|asr/.test(words)) return 'router';
  if (/access point|air-|aironet|unifi ap/.test(words)) return 'access-point';
  return 'switch';
}

function countByModel(models: string[]): string {
  const counts = new Map<string, number>();
  for (const model of models) counts.set(model, (counts.get(model) ?? 0) + 1);
  return [...counts].map(([model, count]) => (count > 1 ? `${count} x ${model}` : model)).join(', ');
}

function toInterface(port: InventoryPort, idOf: (neighbour: Neighbour) => string): NetworkInterface {
  const neighbour = port.connections?.find((one) => one.sysname);
  return {
    name: (port.ifname ?? port.ifdescr ?? '').slice(0, 80),
    type: port.iftype === undefined ? '' : (PORT_TYPES[port.iftype] ?? String(port.iftype)),
    mac: port.mac ?? '',
    ips: (port.ips ?? []).filter(isAddress),
    vlans: (port.vlans ?? []).flatMap(({ number }) => (number && number <= 4094 ? [number] : [])),
    speed: port.ifspeed !== undefined && port.ifspeed >= 0 ? port.ifspeed : null,
    isUp: port.ifstatus === undefined ? null : port.ifstatus === 1,
    poe: null,
    connectedTo: neighbour
      ? { assetId: idOf(neighbour), name: neighbour.sysname ?? '', interface: (neighbour.ifdescr ?? '').slice(0, 80) }
      : null,
  };
}

/** A computer, as an asset. */
export function describeComputer(inventory: Inventory): Record<string, unknown> {
  const { hardware, bios, operatingsystem, cpus, memories, storages, networks } = inventory.content;
  const megabytes = (memories ?? []).reduce((sum, one) => sum + (one.capacity ?? 0), 0) || (hardware?.memory ?? 0);
  const real = (networks ?? []).filter((one) => one.mac && one.mac !== '00:00:00:00:00:00');
  return {
    name: hardware?.name ?? inventory.deviceid,
    serial: bios?.ssn ?? '',
    class: /laptop|notebook|portable/i.test(hardware?.chassis_type ?? '') ? 'laptop' : 'workstation',
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
