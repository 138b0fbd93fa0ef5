import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { changeOwnPassword } from '#renderer/data/devices.ts';
import { NewPassword, objectionToPassword } from '#renderer/parts/new-password.tsx';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';

/** One's own password: the present one, and the one to come. `onChanged` is told after the office took it. */
export function OwnPassword({ email, onChanged }: { email: string; onChanged: () => void }): ReactNode {
  const show = useNotices((state) => state.show);
  const [isBusy, run] = useBusy();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const missing = current === '' ? t('Type the password you have now.') : null;
  const objection = objectionToPassword(next, { email, before: current });
  const change = async (): Promise<void> => {
    setIsTried(true);
    if (missing !== null || objection !== null) return;
    const failure = await changeOwnPassword(current, next);
    setProblem(failure?.message ?? null);
    if (failure) return;
    for (const clear of [setCurrent, setNext]) clear('');
    setIsTried(false);
    show({ tone: 'ok', text: t('Your password was changed. Your other devices are signed out.'), undo: null });
    onChanged();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(change);
  };
  return (
    <Section title={t('Password')}>
      <form className={css.narrow} onSubmit={submit} noValidate aria-label={t('Password')}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t('Present password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show the present password') }}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={isTried ? missing : null}
        />
        <NewPassword
          label={t('New password')}
          value={next}
          onChange={setNext}
          email={email}
          before={current}
          error={isTried ? objection : null}
        />
        {problem && (
          <p className={text.bad} role="alert">
            {problem}
          </p>
        )}
        <div className={css.foot}>
          <Button type="submit" variant="filled" disabled={isBusy}>
            {t('Change the password')}
          </Button>
          <span className={text.muted}>{t('Your other devices are signed out; what is saved there is kept.')}</span>
        </div>
      </form>
    </Section>
  );
}
