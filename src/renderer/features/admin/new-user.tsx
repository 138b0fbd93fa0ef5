import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { createUser } from '#renderer/data/users.ts';
import { DraftNotice } from '#renderer/parts/draft-notice.tsx';
import { formKey, useFormDraft } from '#renderer/parts/form-draft.ts';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { PageHead } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';
import { type OneTime, OneTimeChoice, objectionToOneTime } from './one-time-choice.tsx';
import { OnlyAdmins } from './only-admins.tsx';
import { UserFields } from './user-fields.tsx';
import { checks, grantOf, newUserValues, type UserValues } from './user-values.ts';

/** A new user: the office makes the person and the account, and a password for the first sign-in. */
export const NewUser = (): ReactNode => (
  <OnlyAdmins>
    <Form />
  </OnlyAdmins>
);

function Form(): ReactNode {
  const navigate = useNavigate();
  const [isBusy, run] = useBusy();
  const [problem, setProblem] = useState<string | null>(null);
  const [password, setPassword] = useState<OneTime>(null);
  const [isTried, setIsTried] = useState(false);
  const form = useForm<UserValues>({ initialValues: newUserValues, validate: checks });
  // A typed password is no part of the draft: it is written nowhere.
  const draft = useFormDraft(formKey('/users/new', {}), form);
  const objection = objectionToOneTime(password, form.values.email);

  const add = async (values: UserValues): Promise<void> => {
    if (objection !== null) return;
    const { name, email, roles } = values;
    const request = { name: name.trim(), email: email.trim(), roles, organizations: grantOf(values), password };
    const made = await createUser(request);
    if (!made.ok) return setProblem(made.error.message);
    draft.clear();
    await navigate({ to: '/users/$id', params: { id: made.value.personId }, replace: true });
  };
  const submit = form.onSubmit((values) => run(() => add(values)));

  return (
    <>
      <PageTitle title={t('New user')} crumbs={[{ label: t('Users'), to: '/users' }, { label: t('New user') }]} />
      <div className={css.page}>
        <PageHead
          title={t('New user')}
          sub={<span>{t('Somebody of your office who signs in with a mail address and a password.')}</span>}
        />
        <DraftNotice draft={draft} />
        <form
          className={css.form}
          onSubmit={(event) => {
            setIsTried(true);
            submit(event);
          }}
          noValidate
          aria-label={t('New user')}
        >
          <UserFields form={form} isSelf={false} />
          <OneTimeChoice
            value={password}
            onChange={setPassword}
            email={form.values.email}
            error={isTried ? objection : null}
          />
          {problem && (
            <p className={`${css.whole} ${text.bad}`} role="alert">
              {problem}
            </p>
          )}
          <div className={css.foot}>
            <Button type="submit" variant="filled" disabled={isBusy}>
              {t('Add user')}
            </Button>
            <Button variant="subtle" onClick={() => void navigate({ to: '/users' })}>
              {t('Leave')}
            </Button>
            <span className={text.muted}>
              {t('The password is shown next. At the first sign-in Sitebook asks for a password of their own.')}
            </span>
          </div>
        </form>
      </div>
    </>
  );
}
