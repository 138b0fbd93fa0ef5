import type { ReactNode } from 'react';
import { Mark } from '#renderer/ui/mark.tsx';
import { t } from '#renderer/words/t.ts';
import css from './login.module.css';

/** A page before the app: one thing to do, and perhaps something beside it. */
export function Door(props: { title: string; lead?: ReactNode; beside?: ReactNode; children?: ReactNode }): ReactNode {
  return (
    <div className={css.door} data-single={!props.beside || undefined}>
      <title>{t('{title}, Sitebook', { title: props.title })}</title>
      <header className={css.brand}>
        <Mark size={28} />
        {t('Sitebook')}
      </header>
      <main className={css.form}>
        <div className={css.formIn}>
          <h1>{props.title}</h1>
          {props.lead && <p className={css.lead}>{props.lead}</p>}
          {props.children}
        </div>
      </main>
      {props.beside}
    </div>
  );
}

/** What speaks against what was typed. */
export const Problem = ({ children }: { children: ReactNode }): ReactNode => (
  <p className={css.error} role="alert">
    {children}
  </p>
);
