import { at } from '#server/demo/random.ts';
import type { NetworkInterface } from '#shared/domain/assets/fields.ts';
import { NETWORKS, type NetworkKind } from './addresses.ts';
import type { AssetDraft, SiteBuild } from './build.ts';

/** The switches of a site, and the ports of them that nothing is plugged into yet. */
export interface Patching {
  /** Plugs an interface of a device into the next free copper port, and says so on both and as a relationship. */
  plug(
    device: AssetDraft,
    interfaceName: string,
    network: NetworkKind,
    options?: { needsPoe?: boolean; isQuiet?: boolean },
  ): void;
}

/** Networks that cables between network devices carry. */
export const TRUNK: readonly number[] = [10, 20, 30, 40, 80, 90];

/** `switches` in the order in which they are filled. */
export function createPatching(build: SiteBuild, switches: readonly AssetDraft[]): Patching {
  const free = switches.flatMap((device) =>
    (device.values.interfaces ?? []).filter((port) => port.type === '1000base-t').map((port) => ({ device, port })),
  );
  return {
    plug(device, interfaceName, network, { isQuiet = false } = {}) {
      const mine = device.values.interfaces?.find((one) => one.name === interfaceName);
      const next = mine && free.findIndex(({ port }) => port.connectedTo === null);
      if (!mine || next === undefined || next < 0) return;
      const [{ device: over, port }] = free.splice(next, 1) as [(typeof free)[number]];
      connect(device, mine, over, port);
      port.vlans =
        network === 'wireless' ? TRUNK.filter((vlan) => vlan !== NETWORKS.cameras.vlan) : [NETWORKS[network].vlan];
      mine.vlans = [NETWORKS[network].vlan];
      if (!isQuiet) build.link('connects-to', device, over, port.name);
    },
  };
}

/** Says on two interfaces that they are one cable, and that the link is up. */
export function connect(
  one: AssetDraft,
  oneEnd: NetworkInterface,
  other: AssetDraft,
  otherEnd: NetworkInterface,
): void {
  oneEnd.connectedTo = { assetId: other.id, name: other.values.name, interface: otherEnd.name };
  otherEnd.connectedTo = { assetId: one.id, name: one.values.name, interface: oneEnd.name };
  oneEnd.isUp = true;
  otherEnd.isUp = true;
  const speed = Math.min(oneEnd.speed ?? Infinity, otherEnd.speed ?? Infinity);
  oneEnd.speed = speed;
  otherEnd.speed = speed;
}

/** Joins two switches, fibre where both have a free port of it, and carries all networks. */
export function uplink(build: SiteBuild, lower: AssetDraft, upper: AssetDraft): void {
  const lowerEnd = uplinkPort(lower);
  const upperEnd = uplinkPort(upper);
  connect(lower, lowerEnd, upper, upperEnd);
  lowerEnd.vlans = [...TRUNK];
  upperEnd.vlans = [...TRUNK];
  build.link('connects-to', lower, upper, `${lowerEnd.name} to ${upperEnd.name}`);
}

function uplinkPort(device: AssetDraft): NetworkInterface {
  const ports = (device.values.interfaces ?? []).filter((port) => port.connectedTo === null);
  const fibre = ports.filter((port) => port.type.endsWith('sfpp') || port.type.endsWith('sfp'));
  return fibre[0] ?? at(ports, ports.length - 1);
}
