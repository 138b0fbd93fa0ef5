import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import css from './today.module.css';

/** One thing that waits: what, why, and the way to it. */
export function Need(props: {
  icon: Icon;
  tone?: Tone;
  what: ReactNode;
  why: ReactNode;
  action: ReactNode;
}): ReactNode {
  const { icon: Glyph, tone } = props;
  return (
    <li>
      <Glyph size={16} stroke={1.7} className={tone ? text[tone] : text.muted} aria-hidden />
      <div>
        <b className={text.medium}>{props.what}</b>
        <p className={`${text.small} ${text.second}`}>{props.why}</p>
      </div>
      <span>{props.action}</span>
    </li>
  );
}

/** Things that wait, below each other. */
export const Needs = ({ label, children }: { label: string; children: ReactNode }): ReactNode => (
  <ul className={css.needs} aria-label={label}>
    {children}
  </ul>
);
