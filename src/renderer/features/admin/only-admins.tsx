import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import { rolesText } from './words.ts';

/** Pages of administrators; everybody else reads why there is nothing to see. */
export function OnlyAdmins({ children }: { children: ReactNode }): ReactNode {
  const { roles } = useUser();
  if (roles.includes('admin')) return children;
  return (
    <>
      <PageTitle title={t('Users')} crumbs={[{ label: t('Users') }]} />
      <Empty
        isPage
        action={<Link to="/account">{t('Your own account')}</Link>}
        hint={t(
          'They add people and say what everybody may do. You work here as: {roles}. Your password and your devices are under your own account.',
          { roles: rolesText(roles) },
        )}
      >
        {t('Users are for the administrators of your office.')}
      </Empty>
    </>
  );
}
