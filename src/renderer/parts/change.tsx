import { Fragment, type ReactNode, useState } from 'react';
import { LineDiff } from '#renderer/ui/line-diff.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './change.module.css';
import type { ChangeView } from './change-view.ts';

/** Items of a list that are written out; the rest is counted. */
const SHOWN = 6;

/** What became of a field: small changes at a glance, texts behind a click. `label` names the field. */
export function Change({ view, label }: { view: ChangeView; label: string }): ReactNode {
  switch (view.is) {
    case 'line':
      return (
        <span className={css.line}>
          <s>{view.before}</s> {view.after}
        </span>
      );
    case 'text':
      return <TextChange lines={view.lines} label={label} />;
    case 'parts':
      return (
        <dl className={css.parts}>
          {view.parts.map((part) => (
            <Fragment key={part.label}>
              <dt>{part.label}</dt>
              <dd>
                {part.before && <s>{part.before}</s>} {part.after || t('empty')}
              </dd>
            </Fragment>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ul className={css.list}>
          <Items sign="+" words={t('added')} items={view.added} />
          <Items sign="−" words={t('removed')} items={view.removed} />
          {view.changed.slice(0, SHOWN).map(({ before, after }) => (
            <li key={before + after}>
              <s>{before}</s> {after}
            </li>
          ))}
          {view.changed.length > SHOWN && <li>{more(view.changed.length - SHOWN)}</li>}
          {view.isReordered && <li>{t('the order')}</li>}
        </ul>
      );
  }
}

const more = (count: number): string => t('and {count} more', { count });

function Items({ sign, words, items }: { sign: string; words: string; items: readonly string[] }): ReactNode {
  if (items.length === 0) return null;
  return (
    <>
      {items.slice(0, SHOWN).map((item, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold the same words twice.
        <li key={n}>
          <b role="img" aria-label={words}>
            {sign}
          </b>{' '}
          {item}
        </li>
      ))}
      {items.length > SHOWN && <li>{more(items.length - SHOWN)}</li>}
    </>
  );
}

function TextChange({
  lines,
  label,
}: {
  lines: Extract<ChangeView, { is: 'text' }>['lines'];
  label: string;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const count = (kind: 'added' | 'removed'): number => lines.filter((one) => one.kind === kind).length;
  const [added, removed] = [count('added'), count('removed')];
  const summary = [
    added > 0 ? t('{added, plural, one {# line} other {# lines}} added', { added }) : '',
    removed > 0 ? t('{removed, plural, one {# line} other {# lines}} removed', { removed }) : '',
  ].filter(Boolean);
  return (
    <div className={css.text}>
      <span className={text.muted}>{summary.join(', ')}</span>
      <button
        type="button"
        className={css.toggle}
        aria-expanded={isOpen}
        aria-label={isOpen ? t('Hide the lines of {label}', { label }) : t('Show the lines of {label}', { label })}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? t('Hide') : t('Show')}
      </button>
      {isOpen && <LineDiff lines={lines} label={t('{label}, what changed', { label })} />}
    </div>
  );
}
