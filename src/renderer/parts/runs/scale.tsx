import type { ReactNode } from 'react';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import css from './measure.module.css';
import { valueWords } from './step-words.ts';

/** What the scale shows, from left to right: the range with room on both sides, and the value wherever it lies. */
function ends({ min, max }: Pick<RunbookStep, 'min' | 'max'>, value: number | null): [from: number, to: number] {
  const known = [min, max].filter((one) => one !== null);
  const width = min !== null && max !== null && max > min ? max - min : Math.max(1, Math.abs(known[0] ?? 1) / 2);
  const low = Math.min(...known, value ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...known, value ?? Number.NEGATIVE_INFINITY);
  return [low - width * 0.35, high + width * 0.35];
}

/** The range in which a value should lie, and where it lies. What it shows is said in words beside it. */
export function Scale({ step, value }: { step: RunbookStep; value: number | null }): ReactNode {
  const { min, max, unit } = step;
  if (min === null && max === null) return null;
  const [from, to] = ends(step, value);
  const at = (point: number): string => `${((point - from) / (to - from)) * 100}%`;
  const left = min ?? from;
  const isOut = value !== null && ((min !== null && value < min) || (max !== null && value > max));
  return (
    <div className={css.scale} aria-hidden>
      <div className={css.range} style={{ left: at(left), width: `${(((max ?? to) - left) / (to - from)) * 100}%` }} />
      {value !== null && <div className={css.mark} data-out={isOut || undefined} style={{ left: at(value) }} />}
      {min !== null && <small style={{ left: at(min) }}>{max === null ? valueWords(min, unit) : min}</small>}
      {max !== null && <small style={{ left: at(max) }}>{valueWords(max, unit)}</small>}
    </div>
  );
}
