import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './states.module.css';

/** The thing that is missing, as an outline: three slots of a rack, the middle one free. */
function Slots(): ReactNode {
  return (
    <svg className={css.slots} viewBox="0 0 168 76" fill="none" stroke="var(--sb-line-2)" strokeWidth="1.5" aria-hidden>
      {[0, 1, 2].map((n) => (
        <rect
          key={n}
          x="1"
          y={1 + n * 26}
          width="166"
          height="20"
          rx="3"
          {...(n === 1 ? { strokeDasharray: '5 4', stroke: 'var(--sb-accent)' } : {})}
        />
      ))}
      {[0, 2].map((n) => (
        <path key={n} stroke="var(--sb-line-2)" strokeWidth="6" strokeDasharray="5 2.4" d={`M70 ${11 + n * 26}h89`} />
      ))}
    </svg>
  );
}

/** An empty page: one sentence, one thing to do. */
export function Empty(props: {
  children: ReactNode;
  action?: ReactNode;
  hint?: ReactNode;
  /** Nothing else stands on the page: the sentence is its heading. */
  isPage?: boolean;
}): ReactNode {
  const Sentence = props.isPage ? 'h1' : 'p';
  return (
    <div className={css.empty}>
      <div className={css.emptyIn}>
        <Slots />
        <Sentence>{props.children}</Sentence>
        {props.action}
        {props.hint && <small>{props.hint}</small>}
      </div>
    </div>
  );
}

/** A page whose record is still on its way. */
export function Ghosts({ lines = 8 }: { lines?: number }): ReactNode {
  return (
    <div className={css.ghosts} role="status" aria-label={t('Loading')}>
      {Array.from({ length: lines }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity.
        <div key={n} className={css.ghost} style={{ width: `${35 + ((n * 37) % 55)}%` }} />
      ))}
    </div>
  );
}
