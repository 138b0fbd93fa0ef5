import type { ClientSeed, SiteSeed, Style } from './content/clients.ts';
import { REGIONS, type Region, type RegionKey, regionKeys, type Town } from './content/regions.ts';
import { TRADES, type Trade, tradeKeys } from './content/trades.ts';
import { at, type Random } from './random.ts';

/** The office sits in the United Kingdom, and so do most of its clients. */
const REGION_ODDS: readonly RegionKey[] = [...regionKeys, 'uk', 'uk', 'uk', 'uk', 'us', 'us', 'de'];
const LETTERS = 'ABCDEFGHJLNPRSTUWXYZ';
/** Sites have this many assets as a rule. */
const TYPICAL_SITE = 70;

export interface Taken {
  names: Set<string>;
  codes: Set<string>;
}

/**
 * A client beyond the six that are written out: for offices of thousands of assets. `typical` is the average number
 * of assets of a client in this office; `taken` names and codes are not used again, and grow.
 */
export function inventClient(random: Random, typical: number, taken: Taken): ClientSeed {
  const regionKey = random.pick(REGION_ODDS);
  const tradeKey = random.pick(tradeKeys);
  const region: Region = REGIONS[regionKey];
  const name = inventName(random, region, TRADES[tradeKey], taken.names);
  const share = 0.35 + random.next() * random.next() * 2.6;
  const sites = Math.max(1, Math.min(14, Math.round(((typical * share) / TYPICAL_SITE) * (0.6 + random.next()))));
  const home = random.int(0, region.towns.length - 1);
  return {
    code: inventCode(name, random, taken.codes),
    name,
    region: regionKey,
    trade: tradeKey,
    domain: `${slug(name)}.example`,
    zone: at(region.towns, home).zone,
    octet: random.int(11, 230),
    contract: inventContract(random, region),
    notes: '',
    style: inventStyle(random),
    share,
    sites: Array.from({ length: sites }, (_, index) =>
      inventSite(random, region, TRADES[tradeKey], at(region.towns, home + index), index),
    ),
    contacts: [],
    tags: [tradeKey],
  };
}

/** A name nobody has yet; after many tries a number makes it one. */
function inventName(random: Random, region: Region, trade: Trade, taken: Set<string>): string {
  for (let tries = 0; ; tries++) {
    const town = random.pick(region.towns).name.replace(/,.*/, '');
    const [one, other] = [random.pick(region.last), random.pick(region.last)];
    const word = random.pick(trade.words);
    const first = random.pick([
      `${one} ${word}`,
      `${town} ${word}`,
      `${one} & ${other} ${word}`,
      `${one} ${town} ${word}`,
    ]);
    const name = `${first} ${tries > 40 ? `${tries} ` : ''}${random.pick(region.forms)}`;
    if (one === other || taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Three or four letters of the name, or letters near it. */
function inventCode(name: string, random: Random, taken: Set<string>): string {
  const letters = slug(name)
    .replace(/[^a-z]/g, '')
    .toUpperCase();
  const first = letters.slice(0, 1);
  const tries = [letters.slice(0, 3), first + letters.slice(2, 4), letters.slice(0, 4)];
  for (;;) {
    const code = tries.shift() ?? first + random.text(LETTERS, 3);
    if (code.length < 3 || taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

/** A name as part of a domain: small Latin letters and hyphens. */
export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/\b(ltd|llp|gmbh|ag|co|kg|lda|s\.a|inc|llc|pte|dac|teoranta|group)\b\.?/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function inventContract(random: Random, region: Region): ClientSeed['contract'] {
  const kind = random.pick(['managed', 'managed', 'block-hours', 'time-and-material'] as const);
  return {
    kind,
    hoursIncluded: kind === 'block-hours' ? random.pick([10, 20, 40, 60]) : null,
    rate: region.rate,
    currency: region.currency,
  };
}

const inventStyle = (random: Random): Style => ({
  switching: random.pick(['cisco', 'aruba', 'unifi', 'fortinet']),
  firewall: random.pick(['fortinet', 'fortinet', 'sophos', 'sonicwall']),
  servers: random.pick(['dell', 'hpe', 'lenovo']),
  computers: random.pick(['dell', 'hp', 'lenovo']),
  phones: random.pick(['yealink', 'poly', 'snom']),
  cameras: random.pick(['axis', 'hanwha']),
  power: random.pick(['apc', 'apc', 'eaton']),
  storage: random.pick(['synology', 'synology', 'qnap']),
  hypervisor: random.pick(['vmware', 'hyper-v', 'proxmox']),
  naming: random.pick(['dashed', 'dashed', 'compact', 'spelled']),
});

function inventSite(random: Random, region: Region, trade: Trade, town: Town, index: number): SiteSeed {
  const street = random.pick(region.streets);
  const number = random.int(1, 240);
  const spread = (): number => (random.next() - 0.5) * 0.08;
  const digits = (pattern: string): string =>
    pattern.replace(/#/g, () => String(random.int(0, 9))).replace(/@/g, () => random.text('ABDEFGHJLNPQRSTUWXYZ', 1));
  return {
    name: `${town.name.replace(/,.*/, '')} ${street}`,
    short: index === 0 ? town.short : `${town.short}${index + 1}`,
    address: region.address
      .replace('{n}', String(number))
      .replace('{street}', street)
      .replace('{town}', town.name)
      .replace('{postcode}', digits(town.postcode)),
    geo: [round(town.latitude + spread()), round(town.longitude + spread())],
    zone: town.zone,
    access: random.pick(trade.access),
    hours: region.hours,
    phone: digits(town.phone),
    rooms: trade.rooms,
    share: index === 0 ? 1.8 : 0.3 + random.next(),
  };
}

const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
