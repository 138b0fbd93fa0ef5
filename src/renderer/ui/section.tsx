import type { ReactNode } from 'react';
import type { Tone } from './marks.tsx';
import css from './section.module.css';

/** Top of a record page: what it is, a line about it, and what one can do. */
export function PageHead(props: {
  before?: ReactNode;
  title: string;
  after?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <div className={css.head}>
      <div className={css.headRow}>
        {props.before}
        <h1 title={props.title}>{props.title}</h1>
        {props.after}
        {props.actions && <span className={css.actions}>{props.actions}</span>}
      </div>
      {props.sub && (
        <div className={css.sub} data-text>
          {props.sub}
        </div>
      )}
    </div>
  );
}

/** A heading, what belongs to it, a hairline above. */
export function Section(props: {
  /** Where something else on the page leads to. */
  id?: string;
  title: string;
  count?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <section id={props.id} className={css.section} aria-label={props.title}>
      <div className={css.sectionHead}>
        <h2>{props.title}</h2>
        {props.count !== undefined && <span className={css.count}>{props.count}</span>}
        {props.actions && <span className={css.sectionActions}>{props.actions}</span>}
      </div>
      {props.children}
    </section>
  );
}

/** A band across the page: something about the whole of it that the reader should know. */
export function Notice(props: { tone?: Tone | undefined; icon: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className={css.notice} data-tone={props.tone}>
      {props.icon}
      {props.children}
    </div>
  );
}
