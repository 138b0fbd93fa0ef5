/** The networks of a site: VLAN, third octet and size. A device's address always lies in the network of its kind. */
export const NETWORKS = {
  management: { vlan: 10, third: 0, bits: 24, label: 'management' },
  servers: { vlan: 40, third: 1, bits: 24, label: 'servers' },
  voice: { vlan: 20, third: 2, bits: 23, label: 'voice' },
  clients: { vlan: 30, third: 4, bits: 22, label: 'clients' },
  wireless: { vlan: 80, third: 8, bits: 24, label: 'wireless' },
  cameras: { vlan: 90, third: 9, bits: 24, label: 'cameras' },
} as const;
export type NetworkKind = keyof typeof NETWORKS;

/** First host numbers, so that printers, hosts and the like stand together as technicians number them. */
export const FIRST_HOST = {
  firewall: 1,
  switch: 2,
  ups: 31,
  pdu: 41,
  host: 11,
  outOfBand: 111,
  storage: 20,
  virtual: 51,
  phone: 10,
  computer: 21,
  accessPoint: 21,
  camera: 11,
} as const;

/** The address of host `number` (from 1) in a site's network; beyond 250 it goes on in the next third octet. */
export function addressOf(net: string, kind: NetworkKind, number: number): string {
  const { third } = NETWORKS[kind];
  return `${net}.${third + Math.floor((number - 1) / 250)}.${((number - 1) % 250) + 1}`;
}

export const cidrOf = (net: string, kind: NetworkKind): string =>
  `${net}.${NETWORKS[kind].third}.0/${NETWORKS[kind].bits}`;
