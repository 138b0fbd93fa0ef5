import { Button } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './line-diff.module.css';

/** One line of what became of a text: see shared/lib/line-diff.ts, which makes them. */
export interface ShownLine {
  kind: 'same' | 'removed' | 'added';
  line: string;
  parts?: readonly { text: string; isChanged: boolean }[];
}

/** Lines that stayed are shown this far around a change. */
const AROUND = 3;

/** A stretch of lines, and whether it is folded away: far from any change. */
interface Stretch {
  from: number;
  lines: ShownLine[];
  isFar: boolean;
}

function stretches(lines: readonly ShownLine[]): Stretch[] {
  const near = new Set<number>();
  for (const [n, { kind }] of lines.entries()) {
    if (kind !== 'same') for (let at = n - AROUND; at <= n + AROUND; at++) near.add(at);
  }
  const found: Stretch[] = [];
  for (const [n, line] of lines.entries()) {
    const last = found.at(-1);
    const isFar = !near.has(n);
    if (last?.isFar === isFar) last.lines.push(line);
    else found.push({ from: n, lines: [line], isFar });
  }
  return found;
}

/**
 * What became of a text, line by line: what went is struck and marked with a minus, what came with a plus. Long
 * stretches without a change are folded. `label` names it for screen readers.
 */
export function LineDiff({ lines, label }: { lines: readonly ShownLine[]; label: string }): ReactNode {
  const [opened, setOpened] = useState<readonly number[]>([]);
  if (lines.every(({ kind }) => kind === 'same')) {
    return <p className={css.nothing}>{t('Both are the same, line by line.')}</p>;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls.
    <div className={css.diff} role="group" aria-label={label}>
      {stretches(lines).map(({ from, lines: some, isFar }) =>
        isFar && some.length > 1 && !opened.includes(from) ? (
          <Button
            key={from}
            className={css.fold ?? ''}
            variant="subtle"
            data-size="xs"
            onClick={() => setOpened([...opened, from])}
          >
            {t('{count} lines as before', { count: some.length })}
          </Button>
        ) : (
          <Fragment key={from}>
            {some.map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text.
              <Line key={n} line={line} />
            ))}
          </Fragment>
        ),
      )}
    </div>
  );
}

const SIGN = { same: '', removed: '−', added: '+' } as const;

function Line({ line: { kind, line, parts } }: { line: ShownLine }): ReactNode {
  const text = parts
    ? parts.map((part, n) =>
        part.isChanged ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line.
          <mark key={n}>{part.text}</mark>
        ) : (
          part.text
        ),
      )
    : line || ' ';
  return (
    <div className={css.line} data-kind={kind}>
      <span className={css.sign} aria-hidden>
        {SIGN[kind]}
      </span>
      {kind === 'removed' ? (
        <del>{text}</del>
      ) : kind === 'added' ? (
        <ins>{text}</ins>
      ) : (
        <span className={css.same}>{text}</span>
      )}
    </div>
  );
}
