import { type Icon, IconArrowsSplit2, IconEye, IconGauge, IconTool } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import css from './step.module.css';
import { KIND_WORD } from './step-words.ts';

const ICONS: Record<RunbookStep['kind'], Icon> = {
  do: IconTool,
  check: IconEye,
  measure: IconGauge,
  choose: IconArrowsSplit2,
};

/** What one does at a step: glyph and word. */
export function KindMark({ kind }: { kind: RunbookStep['kind'] }): ReactNode {
  const Glyph = ICONS[kind];
  return (
    <span className={css.kind}>
      <Glyph size={15} stroke={1.7} aria-hidden />
      {t(KIND_WORD[kind])}
    </span>
  );
}
