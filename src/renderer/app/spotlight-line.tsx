import type { ReactNode } from 'react';
import { Keys } from '#renderer/ui/marks.tsx';
import css from './spotlight.module.css';
import type { MarkedText, PaletteRow } from './spotlight-rows.ts';

/** A text with what was looked for underlined. */
function Marked({ of: { text, ranges } }: { of: MarkedText }): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(end, from), <mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  return [...parts, text.slice(end)];
}

/** One line of the palette: what it is, and what else is worth knowing. The keyboard stays in the field above. */
export function PaletteLine(props: {
  id: string;
  row: PaletteRow;
  isSelected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}): ReactNode {
  const { row } = props;
  const { icon: Glyph } = row;
  const hasAfter = row.after !== undefined && row.after.text !== '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses the selected line.
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the line by aria-activedescendant.
    <div
      id={props.id}
      role="option"
      aria-selected={props.isSelected}
      className={css.row}
      onPointerMove={props.onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      <Glyph size={17} stroke={1.6} aria-hidden />
      {row.code && (
        <span className={css.code}>
          <Marked of={row.code} />
        </span>
      )}
      <span className={css.name} data-alone={!hasAfter || undefined} dir="auto">
        <Marked of={row.name} />
      </span>
      {row.after && hasAfter && (
        <span className={css.after} data-why={row.field !== undefined || undefined}>
          {row.field && <b>{row.field}: </b>}
          <Marked of={row.after} />
        </span>
      )}
      {row.keys && (
        <span className={css.keys}>
          <Keys list={[[row.keys, '']]} />
        </span>
      )}
    </div>
  );
}
