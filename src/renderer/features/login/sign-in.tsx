import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconCircleCheckFilled } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { retryOffice, signIn, startSession } from '#renderer/data/entry.ts';
import type { SessionState } from '#renderer/data/session.ts';
import { t } from '#renderer/words/t.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { Door, Problem } from './door.tsx';
import css from './login.module.css';
import { OwnPassword } from './own-password.tsx';

type NeedsSignIn = Extract<SessionState, { is: 'needs-sign-in' }>;

/** Signs in at the office; it has to be reached once, and never again to open the records. */
export function SignIn({ session }: { session: NeedsSignIn }): ReactNode {
  const { office, officeUrl, lastEmail, canGoOn, message } = session;
  const [email, setEmail] = useState(lastEmail);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  /** The password was right and good for one sign-in: one of the user's own is asked for. */
  const [isOneTime, setIsOneTime] = useState(false);

  const enter = async (mail: string, secret: string): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const problem = await signIn(mail, secret);
    setIsOneTime(problem?.code === 'new-password-needed');
    setError(problem?.message ?? null);
    setIsBusy(false);
  };
  const back = (): void => {
    setIsOneTime(false);
    setError(null);
    setPassword('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!email.trim() || !password) setError(t('Type your mail address and your password.'));
    else void enter(email, password);
  };
  if (isOneTime) return <OwnPassword email={email} oneTime={password} onBack={back} />;
  if (!office) return <NoOffice officeUrl={officeUrl} message={message} canGoOn={canGoOn} />;
  if (office.needsFirstAdmin) {
    return (
      <Door title={t('This office is new')} lead={<Answers name={office.name} />}>
        <p>
          {t(
            'It has no accounts yet. The office server printed a one-time address when it started; open it to make the first administrator.',
          )}
        </p>
      </Door>
    );
  }
  const demo = office.demoAccounts;
  return (
    <Door
      title={t('Sign in')}
      lead={<Answers name={office.name} />}
      beside={
        demo.length > 0 && (
          <DemoAccounts accounts={demo} isBusy={isBusy} onEnter={(one) => void enter(one.email, one.password)} />
        )
      }
    >
      <form className={css.inputs} onSubmit={submit} noValidate>
        {message && (
          <p className={css.says} role="status">
            {message}
          </p>
        )}
        <TextInput
          label={t('Mail address')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoFocus={!email}
          spellCheck={false}
        />
        <PasswordInput
          label={t('Password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
          autoFocus={email !== ''}
        />
        {error && <Problem>{error}</Problem>}
        <Button
          type="submit"
          variant="filled"
          className={css.submit ?? ''}
          loading={isBusy}
          rightSection={<IconArrowRight size={16} />}
        >
          {t('Sign in')}
        </Button>
      </form>
      {canGoOn && <GoOn />}
      <p className={css.small}>{t('After the first sign-in this laptop works without the office.')}</p>
    </Door>
  );
}

const Answers = ({ name }: { name: string }): ReactNode => (
  <>
    <IconCircleCheckFilled size={15} color="var(--sb-ok)" aria-hidden />
    {t('{name}, the office answers', { name })}
  </>
);

/** The way back to the records for somebody who was asked to sign in again and cannot, or not now. */
const GoOn = (): ReactNode => (
  <Button variant="subtle" onClick={() => void startSession()}>
    {t('Go on without the office')}
  </Button>
);

/** The office cannot be reached; the first sign-in needs it. */
function NoOffice(props: { officeUrl: string; message: string | null; canGoOn: boolean }): ReactNode {
  const { officeUrl, message, canGoOn } = props;
  const [isBusy, setIsBusy] = useState(false);
  const retry = async (): Promise<void> => {
    setIsBusy(true);
    await retryOffice();
    setIsBusy(false);
  };
  return (
    <Door
      title={t('The office cannot be reached')}
      lead={
        <>
          <IconAlertTriangle size={15} color="var(--sb-warn)" aria-hidden />
          {t('No answer from {address}.', { address: officeUrl.replace(/^https?:\/\//, '') })}
        </>
      }
    >
      <div className={css.inputs}>
        {message && <p>{message}</p>}
        <p>{t('Signing in needs the office once. Check the network and, if you have one, the VPN.')}</p>
        <Button variant="filled" className={css.submit ?? ''} loading={isBusy} onClick={() => void retry()}>
          {t('Try again')}
        </Button>
        {canGoOn && <GoOn />}
      </div>
    </Door>
  );
}
