import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '#renderer/data/session.ts';
import type { User } from '#renderer/data/users.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { readSort, writeSort } from '#renderer/parts/list/list-search.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { Badge } from '#renderer/ui/marks.tsx';
import table from '#renderer/ui/table.module.css';
import { Cell, type Column, columnStyle, HeadRow, Row, Rows } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { FIRST_SORT, type UserSearch } from './user-search.ts';
import { clientsShort, rolesText, seesNothing } from './words.ts';

const COLUMNS: readonly Column[] = [
  { key: 'name', head: t('Name'), width: 'minmax(170px, 1.5fr)', canSort: true },
  { key: 'email', head: t('Mail address'), width: 'minmax(150px, 1.5fr)', canSort: true },
  { key: 'roles', head: t('Roles'), width: 'minmax(110px, 1fr)' },
  { key: 'clients', head: t('Clients'), width: 'minmax(110px, 1fr)' },
  { key: 'devices', head: t('Devices'), width: '72px', isEnd: true },
  { key: 'contact', head: t('Last contact'), width: '116px', isEnd: true, canSort: true },
];

/** The rows of the list: few enough that all of them exist. */
export function UserRows(props: {
  users: readonly User[];
  search: UserSearch;
  onSearch: (search: UserSearch, replace: boolean) => void;
}): ReactNode {
  const { users, search, onSearch } = props;
  const navigate = useNavigate();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows are a grid of the same look as the lists of records.
    <div
      className={table.table}
      role="table"
      aria-label={t('Users')}
      aria-rowcount={users.length + 1}
      style={columnStyle(COLUMNS)}
    >
      <HeadRow
        columns={COLUMNS}
        sort={readSort(search.sort ?? FIRST_SORT)}
        onSort={(sort) => onSearch({ ...search, sort: writeSort(sort) }, false)}
      />
      <Rows>
        {users.map((user, index) => (
          <Row
            key={user.personId}
            index={index}
            onClick={(event) => {
              // The row's link opens by itself, also in a new window.
              if ((event.target as Element).closest('a')) return;
              void navigate({ to: '/users/$id', params: { id: user.personId } });
            }}
          >
            <UserCells user={user} />
          </Row>
        ))}
      </Rows>
    </div>
  );
}

function UserCells({ user }: { user: User }): ReactNode {
  const names = useDirectory();
  const me = useUser();
  return (
    <>
      <Cell>
        <Link to="/users/$id" params={{ id: user.personId }} className={table.main}>
          {user.name}
        </Link>
        {user.personId === me.personId && <span className={text.muted}>{t('you')}</span>}
        <StateBadge user={user} />
      </Cell>
      <Cell isDim>
        <span title={user.email}>{user.email}</span>
      </Cell>
      <Cell isDim>
        <span title={rolesText(user.roles)}>{rolesText(user.roles)}</span>
      </Cell>
      <Cell isDim>
        {seesNothing(user.roles, user.organizations) ? (
          <Badge tone="warn">{t('No client')}</Badge>
        ) : (
          <span>{clientsShort(user.organizations, names)}</span>
        )}
      </Cell>
      <Cell isDim isEnd>
        {user.devices}
      </Cell>
      <Cell isDim isEnd>
        {user.lastContact ? timesIn(null).short(user.lastContact) : t('never')}
      </Cell>
    </>
  );
}

/** What keeps a user from working as the others do. */
export function StateBadge({ user }: { user: User }): ReactNode {
  if (user.disabledAt !== null) return <Badge>{t('Disabled')}</Badge>;
  return user.mustChangePassword ? <Badge tone="accent">{t('One-time password')}</Badge> : null;
}
