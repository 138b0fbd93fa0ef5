import { MAC_PREFIX, type MacKind, SERIALS } from '#server/demo/content/makers.ts';
import type { Model } from '#server/demo/content/model.ts';
import { DAY_MS } from '#server/demo/office.ts';
import { at } from '#server/demo/random.ts';
import type { NetworkInterface } from '#shared/domain/assets/fields.ts';
import type { AssetValues, SiteBuild } from './build.ts';

/** Classes that the office has under support contracts. */
const SUPPORTED = new Set(['firewall', 'switch', 'hypervisor', 'server', 'storage', 'ups']);

/**
 * What follows from a model and a count: serial in the maker's form, interfaces with addresses in the maker's
 * range, dates that fit when it was sold, firmware, supplier, price. Name, place and network are the caller's.
 */
export function deviceValues(build: SiteBuild, model: Model): Omit<AssetValues, 'name' | 'criticality'> {
  const { random, office } = build;
  const mac = model.mac ? macOf(model.mac, build.nextTag()) : '';
  const bought = purchaseDay(build, model);
  const week = 1 + Math.floor((bought - Date.UTC(new Date(bought).getUTCFullYear(), 0, 1)) / (7 * DAY_MS));
  const made = { year: new Date(bought).getUTCFullYear(), week: Math.min(week, 52), mac };
  const installed = Math.min(bought + random.int(4, 60) * DAY_MS, office.now - DAY_MS);
  return {
    class: model.class,
    manufacturer: model.manufacturer,
    model: model.model,
    partNumber: model.partNumber,
    serial: SERIALS[model.serial](random, made),
    firmware: at(model.firmware, random.int(0, 5)),
    interfaces: interfacesOf(model, mac),
    purchasedOn: dayOf(bought),
    installedOn: dayOf(installed),
    warrantyEndsOn: dayOf(addYears(bought, model.warrantyYears)),
    endOfLifeOn: endOfLife(model),
    supplier: random.pick(build.region.suppliers),
    supportContract:
      SUPPORTED.has(model.class) && random.chance(0.7) ? `TW-${build.client.code}-${random.int(2100, 2999)}` : '',
    operatingSystem: model.operatingSystem ? random.pick(model.operatingSystem) : '',
    processor: model.processor ?? '',
    memoryGb: model.memoryGb ? random.pick(model.memoryGb) : null,
    disks: model.disks ? random.pick(model.disks) : '',
    custom: model.price > 0 ? { Price: `${model.price.toFixed(2)} ${build.region.currency}` } : {},
  };
}

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const addYears = (ms: number, years: number): number => {
  const day = new Date(ms);
  return Date.UTC(day.getUTCFullYear() + years, day.getUTCMonth(), day.getUTCDate());
};

/** Microsoft ended support of Windows 10 on this day. */
const WINDOWS_10_ENDS = '2025-10-14';

const endOfLife = (model: Model): string | null =>
  model.endOfLife ?? (model.operatingSystem?.some((name) => name.startsWith('Windows 10')) ? WINDOWS_10_ENDS : null);

/** A day within the years the model was sold, and at least a month ago. */
function purchaseDay(build: SiteBuild, model: Model): number {
  const last = Math.min(Date.UTC(model.sold[1], 11, 15), build.office.now - 30 * DAY_MS);
  const first = Math.min(Date.UTC(model.sold[0], 1, 1), last - 300 * DAY_MS);
  return first + build.random.int(0, Math.floor((last - first) / DAY_MS)) * DAY_MS;
}

/**
 * A MAC address out of the maker's range. The count decides it, multiplied by an odd number so that neighbours
 * differ: no two devices of an office share one, with 64 addresses kept for the ports of each.
 */
export function macOf(kind: MacKind, tag: number): string {
  const prefix = at(MAC_PREFIX[kind], tag);
  const lower = ((Math.imul(tag, 40_503) & 0x3ffff) << 6) >>> 0;
  return prefix + macTail(lower);
}

const macTail = (lower: number): string =>
  [lower >>> 16, lower >>> 8, lower].map((part) => `:${(part & 0xff).toString(16).padStart(2, '0')}`).join('');

/** The MAC address `step` above another, within its last three bytes. */
export function macAfter(mac: string, step: number): string {
  if (!mac) return '';
  const lower = Number.parseInt(mac.slice(9).replaceAll(':', ''), 16) + step;
  return mac.slice(0, 8) + macTail(lower);
}

function interfacesOf(model: Model, mac: string): NetworkInterface[] {
  const list: NetworkInterface[] = [];
  for (const group of model.ports) {
    for (let index = 0; index < group.count; index++) {
      const isOnly = group.count === 1 && /^[A-Z]/.test(group.name);
      list.push({
        name: isOnly ? group.name : `${group.name}${group.from + index}`,
        type: group.type,
        mac: macAfter(mac, list.length + (model.class === 'switch' ? 1 : 0)),
        ips: [],
        vlans: [],
        speed: group.speed,
        isUp: false,
        poe: group.poe ?? null,
        connectedTo: null,
      });
    }
  }
  return list;
}
