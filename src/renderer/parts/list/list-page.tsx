import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useCanAdd } from '#renderer/parts/can-add.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { NoClients } from '#renderer/parts/missing-record.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { LIST_OF, type Listed } from '#renderer/parts/record-link.tsx';
import { GhostList, RecordList } from '#renderer/parts/record-list.tsx';
import { compact } from '#renderer/parts/search.ts';
import { useShortcuts } from '#renderer/parts/shortcuts.ts';
import { useWindowed } from '#renderer/parts/use-windowed.ts';
import { FilterChip } from '#renderer/ui/filter.tsx';
import { FilterBar, FindField, Views } from '#renderer/ui/list-head.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import type { Column } from '#renderer/ui/table.tsx';
import { t } from '#renderer/words/t.ts';
import type { ListColumn, ListDefinition } from './definition.ts';
import { RowCells } from './list-cells.tsx';
import { chosenFilters, type ListSearch, listQuery, readSort, tickedOf, writeSort } from './list-search.ts';

interface Props<C extends Listed> {
  list: ListDefinition<C>;
  search: ListSearch;
  /** Puts a new search into the address; `replace` while somebody types. */
  onSearch: (search: ListSearch, replace: boolean) => void;
  /** Further buttons beside "New ...". */
  actions?: ReactNode;
}

const headOf = <C extends Listed>(column: ListColumn<C>): Column => ({
  key: column.key,
  head: column.head,
  width: column.width,
  canSort: column.sortBy !== undefined,
  ...(column.isEnd ? { isEnd: true } : {}),
});

/** The list of one kind of record: views, filters, sort, rows without end. Its whole state is in the address. */
export function ListPage<C extends Listed>({ list, search, onSearch, actions }: Props<C>): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const user = useUser();
  const { unsent, status } = useLiveSync();
  const isNarrow = useMediaQuery('(max-width: 1240px)', window.innerWidth <= 1240, { getInitialValueInEffect: false });
  const shown = useMemo(
    () => list.columns.filter((one) => !one.isExtra && !(one.isWide && isNarrow)),
    [list, isNarrow],
  );
  const heads = useMemo(() => shown.map(headOf), [shown]);
  const query = useMemo(() => listQuery(list, search, user.personId), [list, search, user.personId]);
  const rows = useWindowed(query);
  const change = (changes: ListSearch, replace = false): void =>
    onSearch(compact({ ...search, ...changes }) as ListSearch, replace);
  const onText = useCallback(
    (typed: string) => onSearch(compact({ ...search, text: typed || undefined }) as ListSearch, true),
    [search, onSearch],
  );
  const mayAdd = useCanAdd(list.collection);
  const add = mayAdd ? list.add : undefined;
  // An office at its first hour: what the list is made of comes after the clients.
  const needsClient = !names.isLoading && names.organizations.length === 0 && list.collection !== 'organizations';
  const openNew = (): void => void (add && navigate({ to: add.to }));
  useShortcuts({
    ...(add ? { c: openNew } : {}),
    '/': () => document.querySelector<HTMLInputElement>('search input')?.focus(),
  });
  const view = list.views?.find((one) => one.key === search.view) ?? list.views?.[0];
  const isFiltered = chosenFilters(list, search).length > 0 || Boolean(search.text);
  const addButton = (variant: 'filled' | 'default'): ReactNode =>
    add && (
      <Button variant={variant} leftSection={<IconPlus size={15} />} onClick={openNew}>
        {add.label}
      </Button>
    );

  return (
    <>
      <PageTitle title={list.title} crumbs={[{ label: list.title }]} />
      <Views
        title={list.title}
        views={(list.views ?? []).map(({ key, label }) => ({ value: key, label }))}
        view={view?.key ?? ''}
        onView={(next) => change({ view: next })}
        actions={
          <>
            {actions}
            {addButton('filled')}
          </>
        }
      />
      <FilterBar end={rows.isLoading ? '' : list.count(rows.total)}>
        <FindField label={list.find} value={search.text ?? ''} onChange={onText} />
        {list.filters.map((filter) => (
          <FilterChip
            key={filter.key}
            name={filter.name}
            options={filter.options(names, search)}
            chosen={tickedOf(search, filter.key)}
            onChange={(ticked) => change({ [filter.key]: ticked.length > 0 ? ticked : undefined })}
          />
        ))}
      </FilterBar>
      {rows.isLoading && rows.total === 0 ? (
        <GhostList columns={heads} />
      ) : rows.total > 0 ? (
        <RecordList
          label={list.title}
          columns={heads}
          sort={readSort(search.sort ?? list.firstSort)}
          onSort={(next) => change({ sort: writeSort(next) })}
          list={rows}
          address={`${LIST_OF[list.collection].to} ${JSON.stringify(search)}`}
          cells={(row) => (
            <RowCells
              collection={list.collection}
              columns={shown}
              row={row}
              names={names}
              isUnsent={unsent.has(row.id)}
            />
          )}
          onOpen={(row) => void navigate({ to: LIST_OF[list.collection].one, params: { id: row.id } })}
        />
      ) : isFiltered ? (
        <Empty
          action={
            <Button onClick={() => onSearch(search.view ? { view: search.view } : {}, false)}>
              {t('Take the filters off')}
            </Button>
          }
        >
          {list.noMatch}
        </Empty>
      ) : needsClient && status.phase !== 'first-sync' ? (
        <NoClients collection={list.collection}>{view?.nothing ?? list.nothing}</NoClients>
      ) : (
        <Empty action={addButton('default')}>
          {status.phase === 'first-sync'
            ? t('None have come yet. The first sync is bringing them.')
            : (view?.nothing ?? list.nothing)}
        </Empty>
      )}
    </>
  );
}
