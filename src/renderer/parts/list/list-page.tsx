import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { listIds } from '#renderer/data/lists.ts';
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
import { useWhere } from '#renderer/state/where.ts';
import { ListFrame } from '#renderer/ui/list-head.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import type { Column } from '#renderer/ui/table.tsx';
import { t } from '#renderer/words/t.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { CopyMenu } from './copy-menu.tsx';
import type { ListColumn, ListDefinition } from './definition.ts';
import { RowCells } from './list-cells.tsx';
import { ListFilters, withoutFilters } from './list-filters.tsx';
import { chosenFilters, type ListSearch, listQuery, readSort, rowsKey, viewOf, writeSort } from './list-search.ts';
import { ListViews } from './list-views.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { called, useCellEdit } from './use-cell-edit.ts';
import { useColumns } from './use-columns.ts';
import { useCopy } from './use-copy.ts';
import { useSavedViews } from './use-saved-views.ts';
import { useSelection } from './use-selection.ts';
import { ViewMenu } from './view-menu.tsx';

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

/**
 * The list of one kind of record: views, filters, columns, sort, rows without end, and what can be done with them. Its
 * whole state is in the address.
 */
export function ListPage<C extends Listed>({ list, search, onSearch, actions }: Props<C>): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const { personId } = useUser();
  const { unsent, status } = useLiveSync();
  const change = useCallback(
    (changes: ListSearch, replace = false) => onSearch(compact({ ...search, ...changes }) as ListSearch, replace),
    [search, onSearch],
  );
  const columns = useColumns(list, search, change);
  const { shown } = columns;
  const heads = useMemo(() => shown.map(headOf), [shown]);
  const saved = useSavedViews(list, search, columns.text, onSearch);
  const query = useMemo(() => listQuery(list, search, personId), [list, search, personId]);
  const address = rowsKey(LIST_OF[list.collection].to, search);
  const rows = useWindowed(query, useWhere.getState().places[address]?.row);
  const selection = useSelection(rows, query, address);
  const edit = useCellEdit(list.collection, shown, names);
  const copy = useCopy(list, shown, names);
  const grid = useRef<{ focus(): void }>(null);
  const mayAdd = useCanAdd(list.collection);
  const add = mayAdd ? list.add : undefined;
  // An office at its first hour: what the list is made of comes after the clients.
  const needsClient = !names.isLoading && names.organizations.length === 0 && list.collection !== 'organizations';
  const openNew = (): void => void (add && navigate({ to: add.to }));
  useShortcuts(
    {
      ...(add ? { c: openNew } : {}),
      '/': () => document.querySelector<HTMLInputElement>('search input')?.focus(),
    },
    { title: t('In this list'), rows: [...(add ? [['C', add.label] as const] : []), ['/', t('Type to narrow it')]] },
  );
  const nothing = viewOf(list, search)?.nothing ?? list.nothing;
  const isFiltered = chosenFilters(list, search).length > 0 || Boolean(search.text);
  const addButton = (variant: 'filled' | 'default'): ReactNode =>
    add && (
      <Button variant={variant} leftSection={<IconPlus size={15} />} onClick={openNew}>
        {add.label}
      </Button>
    );

  return (
    <ListFrame>
      <PageTitle title={list.title} crumbs={[{ label: list.title }]} />
      <ListViews
        list={list}
        search={search}
        saved={saved}
        onSearch={onSearch}
        actions={
          <>
            <ViewMenu saved={saved} />
            {actions}
            {addButton('filled')}
          </>
        }
      />
      <ListFilters
        list={list}
        search={search}
        saved={saved}
        onSearch={onSearch}
        onDone={() => grid.current?.focus()}
        end={
          <>
            <span>{rows.isLoading ? '' : list.count(rows.total)}</span>
            {rows.total > 0 && <CopyMenu copy={copy} count={list.count(rows.total)} ids={() => listIds(query)} />}
            <ColumnChooser list={list} columns={columns} />
          </>
        }
      />
      {rows.isLoading && rows.total === 0 ? (
        <GhostList columns={heads} />
      ) : rows.total > 0 ? (
        <RecordList
          ref={grid}
          label={list.title}
          columns={heads}
          sort={readSort(search.sort ?? list.firstSort)}
          onSort={(next) => change({ sort: writeSort(next) })}
          list={rows}
          address={address}
          nameOf={(row) => called(list.collection, row)}
          cells={(row, cursor, cellId) => (
            <RowCells
              collection={list.collection}
              columns={shown}
              row={row}
              names={names}
              isUnsent={unsent.has(row.id)}
              cursor={cursor}
              cellId={cellId}
              edit={edit}
            />
          )}
          onOpen={(row) => void navigate({ to: LIST_OF[list.collection].one, params: { id: row.id } })}
          selection={selection}
          editing={edit}
        />
      ) : isFiltered ? (
        <Empty
          action={
            <Button onClick={() => onSearch(withoutFilters(list, search), false)}>{t('Take the filters off')}</Button>
          }
        >
          {list.noMatch}
        </Empty>
      ) : needsClient && status.phase !== 'first-sync' ? (
        <NoClients collection={list.collection}>{nothing}</NoClients>
      ) : (
        <Empty action={addButton('default')}>
          {status.phase === 'first-sync' ? t('None have come yet. The first sync is bringing them.') : nothing}
        </Empty>
      )}
      {selection.count > 0 && <SelectionBar list={list} ids={selection.ids} copy={copy} onClear={selection.clear} />}
    </ListFrame>
  );
}
