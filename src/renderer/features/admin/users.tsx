import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { compact } from '#renderer/parts/search.ts';
import { useShortcuts } from '#renderer/parts/shortcuts.ts';
import { FilterChip } from '#renderer/ui/filter.tsx';
import { FilterBar, FindField, Views } from '#renderer/ui/list-head.tsx';
import { Empty, Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ROLE_LABEL, ROLES } from '#shared/domain/permissions.ts';
import { KeptFromOffice, NothingFromOffice } from './not-reached.tsx';
import { OnlyAdmins } from './only-admins.tsx';
import { useOfficeUsers } from './use-office-users.ts';
import { UserRows } from './user-rows.tsx';
import { type UserSearch, usersLike } from './user-search.ts';

interface Props {
  search: UserSearch;
  /** Puts a new search into the address; `replace` while somebody types. */
  onSearch: (search: UserSearch, replace: boolean) => void;
}

/** Everybody who may sign in. Kept at the office only: offline what was loaded stays readable. */
export const Users = (props: Props): ReactNode => (
  <OnlyAdmins>
    <List {...props} />
  </OnlyAdmins>
);

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: t(ROLE_LABEL[role]) }));

function List({ search, onSearch }: Props): ReactNode {
  const navigate = useNavigate();
  const { users, at, failure, retry } = useOfficeUsers();
  const openNew = (): void => void navigate({ to: '/users/new' });
  useShortcuts(
    { c: openNew, '/': () => document.querySelector<HTMLInputElement>('search input')?.focus() },
    {
      title: t('In this list'),
      rows: [
        ['C', t('New user')],
        ['/', t('Type to narrow it')],
      ],
    },
  );
  const onText = useCallback(
    (typed: string) => onSearch(compact({ ...search, text: typed || undefined }), true),
    [search, onSearch],
  );
  const shown = users && usersLike(users, search);
  return (
    <>
      <PageTitle title={t('Users')} crumbs={[{ label: t('Users') }]} />
      <Views
        title={t('Users')}
        actions={
          <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={openNew}>
            {t('New user')}
          </Button>
        }
      />
      {failure && users && at && <KeptFromOffice failure={failure} at={at} onRetry={retry} />}
      {shown ? (
        <>
          <FilterBar end={t('{count, plural, one {# user} other {# users}}', { count: shown.length })}>
            <FindField label={t('Filter users')} value={search.text ?? ''} onChange={onText} />
            <FilterChip
              name={t('Role')}
              options={ROLE_OPTIONS}
              chosen={search.roles ?? []}
              onChange={(roles) => onSearch(compact({ ...search, roles: roles.length > 0 ? roles : undefined }), false)}
            />
          </FilterBar>
          {shown.length > 0 ? (
            <UserRows users={shown} search={search} onSearch={onSearch} />
          ) : (
            <Empty action={<Button onClick={() => onSearch({}, false)}>{t('Take the filters off')}</Button>}>
              {t('No user is like that.')}
            </Empty>
          )}
          {users.length === 1 && <FirstSteps />}
        </>
      ) : failure ? (
        <NothingFromOffice failure={failure} onRetry={retry} />
      ) : (
        <Ghosts />
      )}
    </>
  );
}

/** An office that has its first administrator only: what comes next. */
function FirstSteps(): ReactNode {
  const { organizations } = useDirectory();
  return (
    <Empty
      hint={
        organizations.length === 0 && (
          <span data-text>
            {t('The office has no clients yet, and technicians work for clients:')}{' '}
            <Link to="/clients/new">{t('add a client first')}</Link>
          </span>
        )
      }
    >
      <span className={text.second}>
        {t('You are the only one so far. Add your technicians, and say which clients each of them works for.')}
      </span>
    </Empty>
  );
}
