import type { ReactNode } from 'react';
import { STEP_KIND_LOOKS } from '#renderer/parts/document-marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import css from './step.module.css';

/** What one does at a step: glyph and word. */
export function KindMark({ kind }: { kind: RunbookStep['kind'] }): ReactNode {
  const { icon: Glyph, label } = STEP_KIND_LOOKS[kind];
  return (
    <span className={css.kind}>
      <Glyph size={15} stroke={1.7} aria-hidden />
      {t(label)}
    </span>
  );
}
