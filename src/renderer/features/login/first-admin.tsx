import { Anchor, Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { createFirstAdmin } from '#renderer/data/entry.ts';
import type { SessionState } from '#renderer/data/session.ts';
import { NewPassword, objectionToPassword } from '#renderer/parts/new-password.tsx';
import { Rich } from '#renderer/words/rich.tsx';
import { t } from '#renderer/words/t.ts';
import { isMail } from '#shared/domain/people/rules.ts';
import { Door, Problem } from './door.tsx';
import css from './login.module.css';

type Office = Extract<SessionState, { is: 'needs-sign-in' }>['office'];

/** Makes the first administrator of a new office, from the address that the office server printed. */
export function FirstAdmin({ office }: { office: Office }): ReactNode {
  const token = location.hash.slice(1);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useForm({
    initialValues: { officeName: '', name: '', email: '', password: '' },
    validate: {
      officeName: (text) => (text.trim() ? null : t('Say what your office is called.')),
      name: (text) => (text.trim() ? null : t('Say your name.')),
      email: (text) => (isMail(text.trim()) ? null : t('This is no mail address.')),
      password: (text, { email }) => objectionToPassword(text, { email, before: null }),
    },
  });
  const submit = form.onSubmit(async (values) => {
    setIsBusy(true);
    setError(await createFirstAdmin({ token, ...values, email: values.email.trim() }));
    setIsBusy(false);
  });
  if (!token) {
    return (
      <Door title={t('This address is not complete')}>
        <p>{t('Copy the whole one-time address that the office server printed, with everything behind the #.')}</p>
      </Door>
    );
  }
  if (office && !office.needsFirstAdmin) {
    return (
      <Door title={t('This office has its administrator')} lead={office.name}>
        <p>
          <Rich
            text="The one-time address was used already. <a>Sign in</a> instead."
            parts={{ a: <Anchor href="/" /> }}
          />
        </p>
      </Door>
    );
  }
  return (
    <Door title={t('Set up your office')} lead={t('You become its first administrator. This address works once.')}>
      <form className={css.inputs} onSubmit={submit} noValidate>
        <TextInput label={t('Office name')} autoFocus {...form.getInputProps('officeName')} />
        <TextInput label={t('Your name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('Mail address')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <NewPassword
          label={t('Password')}
          value={form.values.password}
          onChange={(password) => form.setFieldValue('password', password)}
          email={form.values.email}
          before={null}
          error={typeof form.errors.password === 'string' ? form.errors.password : null}
        />
        {error && <Problem>{error}</Problem>}
        <Button type="submit" variant="filled" className={css.submit ?? ''} loading={isBusy}>
          {t('Set up and sign in')}
        </Button>
      </form>
    </Door>
  );
}
