import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { changeUser, type User } from '#renderer/data/users.ts';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { PageHead, Section } from '#renderer/ui/section.tsx';
import { Empty, Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { isEqual } from '#shared/lib/json.ts';
import css from './admin.module.css';
import { Devices } from './devices.tsx';
import { KeptFromOffice, NothingFromOffice } from './not-reached.tsx';
import { OneTimeBox } from './one-time-box.tsx';
import { OnlyAdmins } from './only-admins.tsx';
import { SigningIn } from './signing-in.tsx';
import { useOfficeUsers } from './use-office-users.ts';
import { UserFields } from './user-fields.tsx';
import { StateBadge } from './user-rows.tsx';
import { changesOf, checks, type UserValues, valuesOf } from './user-values.ts';

/** One user: who it is, what they may do, how they sign in, and on what. */
export const UserPage = ({ id }: { id: string }): ReactNode => (
  <OnlyAdmins>
    <Page id={id} />
  </OnlyAdmins>
);

function Page({ id }: { id: string }): ReactNode {
  const { users, at, failure, oneTime, retry } = useOfficeUsers();
  const me = useUser();
  const user = users?.find((one) => one.personId === id);
  const title = user?.name ?? t('User');
  return (
    <>
      <PageTitle title={title} crumbs={[{ label: t('Users'), to: '/users' }, { label: title }]} />
      {failure && users && at && <KeptFromOffice failure={failure} at={at} onRetry={retry} />}
      {user ? (
        <div className={css.page}>
          <PageHead title={user.name} after={<StateBadge user={user} />} sub={<About user={user} />} />
          {oneTime?.personId === id && <OneTimeBox key={oneTime.password} user={user} password={oneTime.password} />}
          <Rights user={user} isSelf={id === me.personId} />
          <SigningIn user={user} isSelf={id === me.personId} />
          <Devices person={id} reload={`${at} ${user.disabledAt} ${oneTime?.password}`} />
        </div>
      ) : users ? (
        <Empty isPage action={<Link to="/users">{t('All users')}</Link>}>
          {t('The office has no such user.')}
        </Empty>
      ) : failure ? (
        <NothingFromOffice failure={failure} onRetry={retry} />
      ) : (
        <Ghosts />
      )}
    </>
  );
}

const About = ({ user }: { user: User }): ReactNode => (
  <>
    <span>{user.email}</span>
    <span>
      {user.lastContact
        ? t('last contact {time}', { time: timesIn(null).moment(user.lastContact) })
        : t('never signed in')}
    </span>
    <span>
      <Link to="/people/$id" params={{ id: user.personId }}>
        {t('As a person of the office')}
      </Link>
    </span>
  </>
);

function Rights({ user, isSelf }: { user: User; isSelf: boolean }): ReactNode {
  const show = useNotices((state) => state.show);
  const [isBusy, run] = useBusy();
  const [problem, setProblem] = useState<string | null>(null);
  /** What the office had when the form was filled: what changed is told against it. */
  const [base, setBase] = useState(() => valuesOf(user));
  const form = useForm<UserValues>({ initialValues: base, validate: checks });
  const changes = changesOf(base, form.values);
  const isClean = Object.keys(changes).length === 0;
  const now = valuesOf(user);
  const fill = (values: UserValues): void => {
    setBase(values);
    form.setValues(values);
    form.clearErrors();
  };
  // What another administrator changed shows at once, but never takes away what is being typed.
  useEffect(() => {
    if (isClean && !isEqual(now, base)) fill(now);
  });

  const save = async (): Promise<void> => {
    const failure = await changeUser(user.personId, changes);
    setProblem(failure?.message ?? null);
    if (failure) return;
    setBase(form.values);
    show({ tone: 'ok', text: t('{name}: saved at the office', { name: form.values.name.trim() }), undo: null });
  };
  const submit = form.onSubmit(() => run(save));

  return (
    <Section title={t('Person and rights')}>
      <form className={css.form} data-inside onSubmit={submit} noValidate aria-label={t('Person and rights')}>
        <UserFields form={form} isSelf={isSelf} />
        {problem && (
          <p className={`${css.whole} ${text.bad}`} role="alert">
            {problem}
          </p>
        )}
        <div className={css.foot}>
          <Button type="submit" variant="filled" disabled={isBusy || isClean}>
            {t('Save changes')}
          </Button>
          {isClean ? (
            <span className={text.muted}>{t('Nothing is changed.')}</span>
          ) : (
            <>
              <Button variant="subtle" onClick={() => fill(now)}>
                {t('Leave as it was')}
              </Button>
              <span className={text.muted}>
                {t('Open laptops follow at once, others at their next contact with the office.')}
              </span>
            </>
          )}
        </div>
      </form>
    </Section>
  );
}
