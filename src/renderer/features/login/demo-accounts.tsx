import type { ReactNode } from 'react';
import type { SessionState } from '#renderer/data/session.ts';
import { t } from '#renderer/words/t.ts';
import css from './login.module.css';

type Office = NonNullable<Extract<SessionState, { is: 'needs-sign-in' }>['office']>;
type Account = Office['demoAccounts'][number];

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');

/** The demo office's people: a click signs in as one of them. */
export function DemoAccounts(props: {
  accounts: readonly Account[];
  isBusy: boolean;
  onEnter: (account: Account) => void;
}): ReactNode {
  return (
    <section className={css.demo} aria-label={t('Demo accounts')}>
      <div className={css.demoIn}>
        <h2>{t('Or look around the demo office')}</h2>
        <p>{t('Invented clients with assets and tickets. Change what you like: it concerns nobody.')}</p>
        <ul className={css.accounts}>
          {props.accounts.map((account) => (
            <li key={account.email}>
              <button
                type="button"
                className={css.account}
                disabled={props.isBusy}
                onClick={() => props.onEnter(account)}
              >
                <i aria-hidden>{initials(account.name)}</i>
                <span>
                  <b>{account.name}</b>
                  <small>{account.role}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <p className={css.small}>
          {t("A click signs in, no password. Demo accounts work only on the office's own machine.")}
        </p>
      </div>
    </section>
  );
}
