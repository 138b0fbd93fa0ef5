import { type ReactNode, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { PageHead, Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';
import { Devices } from './devices.tsx';
import { OwnPassword } from './own-password.tsx';
import { clientsText, rolesText } from './words.ts';

/** Who I am at this office, my password, my devices. */
export function Account(): ReactNode {
  const user = useUser();
  const names = useDirectory();
  const { phase } = useLiveSync().status;
  const [changes, setChanges] = useState(0);
  return (
    <>
      <PageTitle title={t('Account')} crumbs={[{ label: t('Account') }]} />
      <div className={css.page}>
        <PageHead title={t('Your account')} sub={<span>{user.email}</span>} />
        <Section title={t('You')}>
          <StaticField label={t('Name')}>{user.name}</StaticField>
          <StaticField label={t('Roles')}>{rolesText(user.roles)}</StaticField>
          <StaticField label={t('Clients')}>
            <span className={css.wrap}>{clientsText(user.organizations, names)}</span>
          </StaticField>
          <p className={`${text.small} ${text.muted}`}>
            {user.roles.includes('admin')
              ? t('You are an administrator: name, mail address and roles are changed under Users.')
              : t('An administrator of your office changes these.')}
          </p>
        </Section>
        <OwnPassword email={user.email} onChanged={() => setChanges((count) => count + 1)} />
        <Devices person={null} reload={`${changes} ${phase === 'offline'}`} />
      </div>
    </>
  );
}
