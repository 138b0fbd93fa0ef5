import type { ReactNode } from 'react';
import type { SessionState } from '#renderer/data/session.ts';
import { Badge } from '#renderer/ui/marks.tsx';
import { ROLE_LABEL, ROLES, type Role } from '#shared/domain/permissions.ts';
import css from './login.module.css';

type Office = NonNullable<Extract<SessionState, { is: 'needs-sign-in' }>['office']>;
type Account = Office['demoAccounts'][number];

/** What somebody of a role does, in a line. */
const DOES: Record<Role, string> = {
  technician: 'Works tickets and documents assets',
  dispatcher: 'Assigns tickets and sees every queue',
  approver: 'Votes on changes',
  admin: 'People, rules and all clients',
  viewer: 'Reads, changes nothing',
};

const isRole = (word: string): word is Role => (ROLES as readonly string[]).includes(word);

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
    <section className={css.demo} aria-label="Demo accounts">
      <div className={css.demoIn}>
        <h2>Or look around the demo office</h2>
        <p>Invented clients with assets and tickets. Change what you like: it concerns nobody.</p>
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
                  <small>{isRole(account.role) ? DOES[account.role] : account.email}</small>
                </span>
                <Badge>{isRole(account.role) ? ROLE_LABEL[account.role] : account.role}</Badge>
              </button>
            </li>
          ))}
        </ul>
        <p className={css.small}>A click signs in, no password. Demo accounts work only on the office's own machine.</p>
      </div>
    </section>
  );
}
