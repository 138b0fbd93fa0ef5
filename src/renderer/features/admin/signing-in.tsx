import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { changeUser, resetPassword, type User } from '#renderer/data/users.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';
import { AskPanel } from './ask-panel.tsx';
import { type OneTime, OneTimeChoice, objectionToOneTime } from './one-time-choice.tsx';

/** Whether and how a user signs in: a one-time password, disabling, enabling. */
export function SigningIn({ user, isSelf }: { user: User; isSelf: boolean }): ReactNode {
  const [asks, setAsks] = useState<'password' | 'disable' | null>(null);
  const close = (): void => setAsks(null);
  if (isSelf) {
    return (
      <Section title={t('Signing in')}>
        <p className={text.second} data-text>
          {t('This is you.')} <Link to="/account">{t('Change your password under your own account')}</Link>.{' '}
          {t('Nobody disables themselves.')}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t('Signing in')}>
      <p className={text.second}>{stateOf(user)}</p>
      <div className={css.actions}>
        <Button aria-expanded={asks === 'password'} onClick={() => setAsks('password')}>
          {t('Set a one-time password…')}
        </Button>
        {user.disabledAt === null ? (
          <Button data-tone="bad" aria-expanded={asks === 'disable'} onClick={() => setAsks('disable')}>
            {t('Disable…')}
          </Button>
        ) : (
          <EnableButton user={user} />
        )}
      </div>
      {asks === 'password' && <PasswordPanel key="password" user={user} onClose={close} />}
      {asks === 'disable' && <DisablePanel key="disable" user={user} onClose={close} />}
    </Section>
  );
}

function stateOf({ name, disabledAt, mustChangePassword, lastContact }: User): string {
  if (disabledAt !== null) {
    return t('{name} is disabled since {time}: no sign-in, and no new work.', {
      name,
      time: timesIn(null).moment(disabledAt),
    });
  }
  if (mustChangePassword) return t('{name} has a one-time password that was not used yet.', { name });
  return lastContact === null
    ? t('{name} has not signed in yet.', { name })
    : t('{name} signs in with a password that only {name} knows.', { name });
}

function PasswordPanel({ user, onClose }: { user: User; onClose: () => void }): ReactNode {
  const [password, setPassword] = useState<OneTime>(null);
  const [isTried, setIsTried] = useState(false);
  const objection = objectionToOneTime(password, user.email);
  const set = async (): Promise<string | null> => {
    setIsTried(true);
    // The field says it.
    if (objection !== null) return '';
    return (await resetPassword(user, password))?.message ?? null;
  };
  return (
    <AskPanel
      title={t('One-time password for {name}', { name: user.name })}
      verb={t('Set the password')}
      onDo={set}
      onClose={onClose}
    >
      <p>
        {t(
          '{name} is signed out on every device at once, and the old password ends. What was saved there and is not at the office yet is kept and goes after the next sign-in.',
          { name: user.name },
        )}
      </p>
      <OneTimeChoice value={password} onChange={setPassword} email={user.email} error={isTried ? objection : null} />
    </AskPanel>
  );
}

function DisablePanel({ user, onClose }: { user: User; onClose: () => void }): ReactNode {
  const show = useNotices((state) => state.show);
  const { name, personId } = user;
  const disable = async (): Promise<string | null> => {
    const failure = await changeUser(personId, { isDisabled: true });
    if (failure) return failure.message;
    show({ tone: 'ok', text: t('{name}: disabled at the office', { name }), undo: null });
    return null;
  };
  return (
    <AskPanel
      title={t('Disable {name}', { name })}
      verb={t('Disable {name}', { name })}
      isGrave
      onDo={disable}
      onClose={onClose}
    >
      <p>
        {t(
          '{name} is signed out on every device at once, cannot sign in, and gets no new work. Records keep the name. What {name} saved on a laptop and had not sent stays on that laptop, and goes when you enable {name} again.',
          { name },
        )}
      </p>
    </AskPanel>
  );
}

function EnableButton({ user }: { user: User }): ReactNode {
  const show = useNotices((state) => state.show);
  const { name, personId } = user;
  const enable = async (): Promise<void> => {
    const failure = await changeUser(personId, { isDisabled: false });
    const words = failure ? failure.message : t('enabled at the office');
    show({ tone: failure ? 'bad' : 'ok', text: `${name}: ${words}`, undo: null });
  };
  return <Button onClick={() => void enable()}>{t('Enable')}</Button>;
}
