import { CLIENTS, type ClientSeed, type SiteSeed } from './content/clients.ts';
import { inventClient } from './invent-client.ts';
import type { Office } from './office.ts';
import { shareOut } from './share-out.ts';

export interface SitePlan {
  id: string;
  /** Unique key, base of the keys of all that stands here. */
  key: string;
  index: number;
  seed: SiteSeed;
  /** How many assets stand here. */
  assets: number;
  /** The count of the office's asset tags before this site's first. */
  tagsBefore: number;
  /** First two octets of its networks. */
  net: string;
}

export interface ClientPlan {
  id: string;
  index: number;
  code: string;
  isBase: boolean;
  seed: ClientSeed;
  assets: number;
  sites: readonly SitePlan[];
}

/** A site that is smaller than this is not worth a network of its own. */
const SMALLEST_SITE = 6;
const FIRST_TAG = 100;

/**
 * Who the clients are, which sites they have, and how many of the office's assets stand where. Clients grow
 * slower than assets, as with real offices: a larger office has more clients and larger ones.
 */
export function planClients(office: Office, assets: number): ClientPlan[] {
  const count =
    assets < 180
      ? Math.max(1, Math.min(6, Math.ceil(assets / 30)))
      : Math.max(6, Math.round(6 * (assets / 600) ** 0.8));
  const seeds = [...CLIENTS.slice(0, count)];
  const taken = {
    names: new Set(CLIENTS.map((one) => one.name)),
    codes: new Set(['IMP', ...CLIENTS.map((one) => one.code)]),
  };
  for (let index = seeds.length; index < count; index++)
    seeds.push(inventClient(office.random(`client/${index}`), assets / count, taken));
  const budgets = shareOut(
    assets,
    seeds.map((one) => one.share),
  );
  let tagsBefore = FIRST_TAG;
  return seeds.map((seed, index) => {
    const budget = budgets[index] ?? 0;
    const sites = planSites(office, seed, budget, tagsBefore);
    tagsBefore += budget;
    return {
      id: office.id(`client/${seed.code}`),
      index,
      code: seed.code,
      isBase: index < CLIENTS.length,
      seed,
      assets: budget,
      sites,
    };
  });
}

function planSites(office: Office, seed: ClientSeed, budget: number, firstTag: number): SitePlan[] {
  const seeds = seed.sites.slice(0, Math.max(1, Math.floor(budget / SMALLEST_SITE)));
  const shares = shareOut(
    budget,
    seeds.map((one) => one.share),
  );
  let tagsBefore = firstTag;
  return seeds.map((site, index) => {
    const assets = shares[index] ?? 0;
    const key = `${seed.code}/${site.short}`;
    const plan = {
      id: office.id(`site/${key}`),
      key,
      index,
      seed: site,
      assets,
      tagsBefore,
      net: `10.${seed.octet + index}`,
    };
    tagsBefore += assets;
    return plan;
  });
}
