import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Directory } from '#renderer/parts/directory.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { placeText } from '#renderer/parts/values.ts';
import { Code, RowMarks } from '#renderer/ui/marks.tsx';
import css from '#renderer/ui/table.module.css';
import { Cell, type Column } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE, type AssetLife } from '#shared/domain/assets/lifecycle.ts';
import type { Asset } from '#shared/domain/records.ts';

export const ASSET_COLUMNS: readonly Column[] = [
  { key: 'tag', head: 'Tag', width: '102px', canSort: true },
  { key: 'name', head: 'Name', width: 'minmax(150px, 1.2fr)', canSort: true },
  { key: 'class', head: 'Class', width: '112px', canSort: true },
  { key: 'model', head: 'Model', width: 'minmax(96px, 1fr)', canSort: true },
  { key: 'serial', head: 'Serial', width: '136px', canSort: true },
  { key: 'address', head: 'Address', width: '116px', canSort: true },
  { key: 'place', head: 'Place', width: 'minmax(120px, 1.3fr)', canSort: true },
  { key: 'lifecycle', head: 'Lifecycle', width: '122px', canSort: true },
  { key: 'criticality', head: 'Crit.', width: '52px', canSort: true },
  { key: 'verified', head: 'Verified', width: '108px', isEnd: true, canSort: true },
];

/** Columns for a window in which all would be cut: what identifies, where it is, how it is. */
export const NARROW_COLUMNS = ASSET_COLUMNS.filter(({ key }) => !['serial', 'criticality', 'verified'].includes(key));

const LIFE_TONE: Partial<Record<AssetLife, string | undefined>> = {
  'in-maintenance': text.warn,
  missing: text.bad,
  retired: text.muted,
  disposed: text.muted,
};

/** The cells of one asset, in the order of the columns. */
export function AssetCells(props: { asset: Asset; names: Directory; isUnsent: boolean; isNarrow: boolean }): ReactNode {
  const { asset, names } = props;
  const tone = LIFE_TONE[asset.lifecycle];
  return (
    <>
      <Cell role="gridcell">
        <Code>{asset.tag || '–'}</Code>
      </Cell>
      <Cell role="gridcell">
        <Link to="/assets/$id" params={{ id: asset.id }} className={css.main ?? ''} tabIndex={-1}>
          {asset.name}
        </Link>
        <RowMarks isUnsent={props.isUnsent} conflicts={Object.keys(asset.conflicts).length} />
      </Cell>
      <Cell role="gridcell" isDim>
        <span>{ASSET_CLASSES[asset.class].label}</span>
      </Cell>
      <Cell role="gridcell" isDim>
        <span>{asset.model || '–'}</span>
      </Cell>
      {!props.isNarrow && (
        <Cell role="gridcell">
          <span className={css.mono}>{asset.serial || '–'}</span>
        </Cell>
      )}
      <Cell role="gridcell">
        <span className={css.mono}>{asset.managementIp || '–'}</span>
      </Cell>
      <Cell role="gridcell" isDim>
        <span>{placeText(asset.place, names) || '–'}</span>
      </Cell>
      <Cell role="gridcell" isDim={tone === undefined}>
        <span className={tone && `${tone} ${text.medium}`}>{ASSET_LIFECYCLE[asset.lifecycle].label}</span>
      </Cell>
      {!props.isNarrow && (
        <>
          <Cell role="gridcell" isDim>
            <span className={asset.criticality === 1 ? text.strong : undefined}>{asset.criticality}</span>
          </Cell>
          <Cell role="gridcell" isDim isEnd>
            <span className={text.nums}>{asset.verified ? timesIn(null).short(asset.verified.at) : 'never'}</span>
          </Cell>
        </>
      )}
    </>
  );
}
