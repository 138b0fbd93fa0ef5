import { Fragment, type ReactNode } from 'react';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { RowMarks } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import type { Place } from '#shared/domain/assets/fields.ts';
import { ASSET_LIFECYCLE, type AssetLife } from '#shared/domain/assets/lifecycle.ts';
import type { Asset } from '#shared/domain/records.ts';
import { inRackOrder } from '#shared/domain/sites/rooms.ts';
import css from './site.module.css';

/** "U38", "U23 to 24"; empty where nobody said. */
function unitText({ unit, height, face }: Place): string {
  if (unit === null) return '';
  const units =
    height !== null && height > 1 ? t('U{from} to {to}', { from: unit, to: unit + height - 1 }) : `U${unit}`;
  return face === 'rear' ? t('{units} rear', { units }) : units;
}

/** Lives that one should know of before reaching for the thing. */
const ODD: Partial<Record<AssetLife, string | undefined>> = {
  planned: text.muted,
  'in-maintenance': text.warn,
  missing: text.bad,
  retired: text.muted,
  disposed: text.muted,
};

/** What stands in a room: rack by rack from the top down, as one looks at it, then the rest. */
export function Standing({ assets, unsent }: { assets: readonly Asset[]; unsent: ReadonlyMap<string, unknown> }) {
  const racks = new Map<string, Asset[]>();
  for (const asset of inRackOrder(assets)) {
    const { rack } = asset.place;
    racks.set(rack, [...(racks.get(rack) ?? []), asset]);
  }
  return [...racks].map(([rack, inIt]) => (
    <Fragment key={rack}>
      {(rack || racks.size > 1) && <h3 className={css.rack}>{rack ? t('Rack {rack}', { rack }) : t('In no rack')}</h3>}
      <ul className={css.units}>
        {inIt.map((asset) => (
          <Line key={asset.id} asset={asset} isUnsent={unsent.has(asset.id)} />
        ))}
      </ul>
    </Fragment>
  ));
}

function Line({ asset, isUnsent }: { asset: Asset; isUnsent: boolean }): ReactNode {
  const odd = ODD[asset.lifecycle];
  const made = [asset.manufacturer, asset.model].filter(Boolean).join(' ');
  return (
    <li>
      <span className={css.unit}>{unitText(asset.place)}</span>
      <span className={css.name}>
        <RecordLink collection="assets" id={asset.id} className={text.medium}>
          {asset.name}
        </RecordLink>
        <RowMarks isUnsent={isUnsent} conflicts={Object.keys(asset.conflicts).length} />
      </span>
      <span className={css.kind}>{made || t(ASSET_CLASSES[asset.class].label)}</span>
      <span className={odd ? `${odd} ${text.medium}` : text.mono}>
        {odd ? t(ASSET_LIFECYCLE[asset.lifecycle].label) : asset.managementIp}
      </span>
    </li>
  );
}
