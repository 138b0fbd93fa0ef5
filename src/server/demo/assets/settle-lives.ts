import { DAY_MS, HOUR_MS, MINUTE_MS } from '#server/demo/office.ts';
import { at } from '#server/demo/random.ts';
import type { AssetDraft, SiteBuild } from './build.ts';

/** Classes that nobody can walk up to. */
const INTANGIBLE = new Set([
  'virtual-machine',
  'application',
  'database',
  'business-service',
  'cloud-subscription',
  'circuit',
  'ip-network',
  'domain',
  'certificate',
  'licence',
]);
const LOSABLE = new Set(['laptop', 'mobile', 'camera', 'other', 'phone']);

/** Gives each asset its state of life, and when somebody last stood before it: most of them lately, some long ago. */
export function settleLives(build: SiteBuild): void {
  const { office, random, technicians } = build;
  for (const asset of build.assets) {
    if (INTANGIBLE.has(asset.values.class)) continue;
    if (asset.values.lifecycle === undefined) chooseLife(build, asset);
    const { lifecycle } = asset.values;
    if (technicians.length === 0 || lifecycle === 'planned' || random.chance(0.08)) continue;
    const days =
      lifecycle === 'missing' || random.chance(0.2) ? random.int(200, 540) : 1 + Math.floor(random.next() ** 2 * 150);
    const installed = Date.parse(asset.values.installedOn ?? '') || 0;
    const at_ = Math.max(
      office.now - days * DAY_MS + random.int(8, 16) * HOUR_MS + random.int(0, 59) * MINUTE_MS,
      installed + 9 * HOUR_MS,
    );
    if (at_ >= office.now) continue;
    asset.values.verified = { at: new Date(at_).toISOString(), by: at(technicians, random.int(0, 9)).id };
  }
}

function chooseLife({ random, counts }: SiteBuild, asset: AssetDraft): void {
  const { values } = asset;
  const isPlugged = values.interfaces?.some((one) => one.connectedTo !== null) === true;
  const inRack = (values.place?.unit ?? null) !== null;
  if (inRack || values.class === 'rack' || values.class === 'pdu' || values.class === 'modem') {
    values.lifecycle = values.class !== 'rack' && random.chance(0.04) ? 'in-maintenance' : 'installed';
    return;
  }
  const draw = random.next();
  if (draw < 0.015) values.lifecycle = 'in-maintenance';
  else if (draw < 0.04 && LOSABLE.has(values.class)) values.lifecycle = 'missing';
  else if (draw < 0.22 && !isPlugged && counts.desk > 2 && values.class !== 'access-point') {
    values.lifecycle = random.pick([
      'in-stock',
      'in-stock',
      'in-stock',
      'planned',
      'retired',
      'retired',
      'disposed',
    ] as const);
    values.ownerId = null;
    if (values.lifecycle === 'planned' || values.lifecycle === 'in-stock') values.installedOn = null;
  } else values.lifecycle = 'installed';
}
