import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSession } from '#renderer/data/session.ts';
import { forgetOneTime, type User } from '#renderer/data/users.ts';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';

/** A one-time password to pass on, with everything that its user needs for the first sign-in. Shown once. */
export function OneTimeBox({ user, password }: { user: User; password: string }): ReactNode {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const address = useSession((state) => (state.is === 'open' ? state.officeUrl : ''));
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} className={css.oneTime} aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{t('Pass this on to {name}', { name: user.name })}</h2>
      <dl>
        <dt>{t('Address')}</dt>
        <dd>
          {address} <CopyButton text={address} what={t('the address')} />
        </dd>
        <dt>{t('Mail address')}</dt>
        <dd>{user.email}</dd>
        <dt>{t('One-time password')}</dt>
        <dd>
          <span className={css.secret}>{password}</span> <CopyButton text={password} what={t('the password')} />
        </dd>
      </dl>
      <p className={text.second}>
        {t(
          'It is shown only now and kept nowhere in clear. It is good for one sign-in, at which Sitebook asks for a password of their own.',
        )}
      </p>
      <div>
        <Button onClick={forgetOneTime}>{t('I have passed it on')}</Button>
      </div>
    </section>
  );
}
