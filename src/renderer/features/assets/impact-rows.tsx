import { type ReactNode, useState } from 'react';
import type { ImpactRow } from '#renderer/data/links.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { Code } from '#renderer/ui/marks.tsx';
import table from '#renderer/ui/table.module.css';
import { Cell, type Column, ReadTable, Row } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import css from './impact.module.css';
import { relationLabel } from './relation-labels.ts';

/** Rows shown before the rest is behind a button. */
const SHOWN = 8;

const COLUMNS: readonly Column[] = [
  { key: 'name', head: t('Name'), width: 'minmax(200px, 1.2fr)' },
  { key: 'class', head: t('Class'), width: '116px' },
  { key: 'criticality', head: t('Crit.'), width: '52px' },
  { key: 'path', head: t('How'), width: 'minmax(140px, 2fr)' },
];

/** Assets that trouble reaches, each with its way. `total` is how many there are, listed or not. */
export function ImpactRows(props: { label: string; rows: readonly ImpactRow[]; total: number }): ReactNode {
  const { label, rows, total } = props;
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <>
      <div className={css.table}>
        <ReadTable label={label} columns={COLUMNS} rowCount={total}>
          {shown.map((row, index) => (
            <Row key={row.id} index={index}>
              <Cell>
                <span className={table.main} title={row.name}>
                  <RecordLink collection="assets" id={row.id}>
                    {row.name}
                  </RecordLink>
                </span>
                {row.tag && <Code>{row.tag}</Code>}
              </Cell>
              <Cell isDim>
                <span>{t(ASSET_CLASSES[row.class].label)}</span>
              </Cell>
              <Cell isDim>
                <span className={row.criticality === 1 ? text.strong : undefined}>{row.criticality}</span>
              </Cell>
              <Cell>
                <Way path={row.path} />
              </Cell>
            </Row>
          ))}
        </ReadTable>
      </div>
      {rows.length > SHOWN && (
        <button type="button" className={css.more} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('Show fewer') : t('Show {count} more', { count: rows.length - SHOWN })}
        </button>
      )}
      {total > rows.length && isWhole && (
        <p className={`${text.small} ${text.muted}`}>
          {t('The first {count} of {total} are listed. A class chosen above lists all of it.', {
            count: rows.length,
            total,
          })}
        </p>
      )}
    </>
  );
}

/** The way from an asset to where the trouble starts, in words: "runs on hv01 › connects to this". */
function Way({ path }: { path: ImpactRow['path'] }): ReactNode {
  const steps = path.map((step, index) => ({
    key: step.to,
    label: relationLabel(step.type, step.isInverse).label,
    name: index === path.length - 1 ? t('this') : step.name,
  }));
  return (
    <ol className={css.way} title={steps.map(({ label, name }) => `${label} ${name}`).join(' › ')}>
      {steps.map(({ key, label, name }) => (
        <li key={key}>
          {label} <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
