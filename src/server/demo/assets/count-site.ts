import { TRADES, type Trade } from '#server/demo/content/trades.ts';
import type { ClientPlan, SitePlan } from '#server/demo/plan.ts';
import { shareOut } from '#server/demo/share-out.ts';

/** How many of what stand at a site; together the site's number of assets. */
export interface SiteCounts {
  rack: number;
  firewall: number;
  core: number;
  access: number;
  accessPoint: number;
  ups: number;
  pdu: number;
  hypervisor: number;
  server: number;
  storage: number;
  virtual: number;
  circuit: number;
  modem: number;
  cellular: number;
  network: number;
  domain: number;
  certificate: number;
  licence: number;
  cloud: number;
  service: number;
  application: number;
  database: number;
  spare: number;
  desk: number;
  laptop: number;
  phone: number;
  camera: number;
  printer: number;
  label: number;
  mobile: number;
  dock: number;
}

/** From this size on the first site of a client has a server room of its own. */
export const SERVER_ROOM_FROM = 48;
/** Devices that one access switch of 48 ports serves, with a few ports left. */
const DEVICES_A_SWITCH = 42;

/** Whether the client runs servers and services of its own; they stand at its first site. */
export const hasServerRoom = (client: ClientPlan): boolean => (client.sites[0]?.assets ?? 0) >= SERVER_ROOM_FROM;

/** The network and the servers follow from the size of the site; people's devices are the rest, by trade. */
export function countSite(client: ClientPlan, site: SitePlan): SiteCounts {
  const n = site.assets;
  const trade: Trade = TRADES[client.seed.trade];
  const fixed = { ...branch(n), ...(site.index === 0 && hasServerRoom(client) ? serverRoom(n) : {}) };
  const kinds = Object.keys(trade.share) as (keyof Trade['share'])[];
  const weights = kinds.map((kind) => trade.share[kind]);
  const wiredShare =
    (trade.share.desk + trade.share.phone + trade.share.camera + trade.share.printer + trade.share.label) /
    weights.reduce((a, b) => a + b, 0);
  const sum = Object.values(fixed).reduce((a, b) => a + b, 0);
  // A server room does not hang on a single switch.
  let switches = n >= 60 ? 2 : n >= 6 ? 1 : 0;
  const wired = (): number => (n - sum - switches) * wiredShare + fixed.accessPoint + 2 * fixed.hypervisor + fixed.ups;
  while (wired() > DEVICES_A_SWITCH * (switches >= 3 ? switches - 1 : switches)) switches++;
  const core = switches >= 3 ? 1 : 0;
  const rest = shareOut(Math.max(0, n - sum - switches), weights);
  const devices = Object.fromEntries(kinds.map((kind, index) => [kind, rest[index] ?? 0])) as Trade['share'];
  return { ...fixed, core, access: switches - core, ...devices };
}

type Fixed = Omit<SiteCounts, 'core' | 'access' | keyof Trade['share']>;

const branch = (n: number): Fixed => ({
  rack: n >= 12 ? Math.max(1, Math.ceil(n / 260)) : 0,
  firewall: n >= 6 ? 1 : 0,
  accessPoint: n >= 8 ? Math.max(1, Math.round(n / 16)) : 0,
  ups: n >= 15 ? 1 : 0,
  pdu: 0,
  hypervisor: 0,
  server: n >= 24 ? 1 : 0,
  storage: 0,
  virtual: 0,
  circuit: n >= 6 ? 1 : 0,
  modem: n >= 10 ? 1 : 0,
  cellular: 0,
  network: n >= 25 ? 3 : n >= 12 ? 2 : 0,
  domain: 0,
  certificate: 0,
  licence: 0,
  cloud: 0,
  service: 0,
  application: 0,
  database: 0,
  spare: 0,
});

function serverRoom(n: number): Partial<Fixed> {
  const size = n / 80;
  const services = Math.min(5, Math.max(2, Math.round(3.2 * size)));
  const racks = Math.max(1, Math.ceil(n / 180));
  return {
    rack: racks,
    firewall: n >= 140 ? 2 : 1,
    ups: racks,
    pdu: n >= 70 ? 2 * racks : 1,
    hypervisor: n >= 70 ? Math.min(8, 2 + Math.floor(n / 150)) : 1,
    server: 0,
    storage: n >= 200 ? 2 : 1,
    virtual: Math.max(3, Math.round(6 * size)),
    circuit: 2,
    cellular: n >= 70 ? 1 : 0,
    network: n >= 70 ? 5 : 3,
    domain: 1,
    certificate: Math.max(1, Math.min(6, Math.round(2 * size))),
    licence: Math.max(1, Math.min(8, Math.round(2 * size))),
    cloud: n >= 120 ? 3 : 2,
    service: services,
    application: services,
    database: n >= 70 ? 2 : 1,
    spare: n >= 70 ? 1 : 0,
  };
}
