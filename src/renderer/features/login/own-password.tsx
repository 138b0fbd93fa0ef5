import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { signIn } from '#renderer/data/entry.ts';
import { NewPassword, objectionToPassword } from '#renderer/parts/new-password.tsx';
import { t } from '#renderer/words/t.ts';
import { Door, Problem } from './door.tsx';
import css from './login.module.css';

/** After a sign-in with a one-time password: one of the user's own, before anything opens. */
export function OwnPassword(props: { email: string; oneTime: string; onBack: () => void }): ReactNode {
  const { email, oneTime } = props;
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const objection = objectionToPassword(password, { email, before: oneTime });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    if (objection !== null) return;
    setIsBusy(true);
    setProblem((await signIn(email, oneTime, password))?.message ?? null);
    setIsBusy(false);
  };
  return (
    <Door
      title={t('Choose your own password')}
      lead={t('The one you signed in with works once. Nobody but you knows the new one.')}
    >
      <form className={css.inputs} onSubmit={(event) => void submit(event)} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NewPassword
          label={t('New password')}
          value={password}
          onChange={setPassword}
          email={email}
          before={oneTime}
          error={isTried ? objection : null}
          isFirst
        />
        {problem && <Problem>{problem}</Problem>}
        <Button
          type="submit"
          variant="filled"
          className={css.submit ?? ''}
          loading={isBusy}
          rightSection={<IconArrowRight size={16} />}
        >
          {t('Set the password and sign in')}
        </Button>
        <Button variant="subtle" onClick={props.onBack}>
          {t('Back to the sign-in')}
        </Button>
      </form>
    </Door>
  );
}
