import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { GhostList, RecordList } from '#renderer/parts/record-list.tsx';
import { compact, readSort, sortBy, writeSort } from '#renderer/parts/search.ts';
import { useShortcuts } from '#renderer/parts/shortcuts.ts';
import { useWindowed } from '#renderer/parts/use-windowed.ts';
import { FilterBar, FindField, Views } from '#renderer/ui/list-head.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import { AssetFilters } from './asset-filters.tsx';
import { ASSET_COLUMNS, AssetCells, NARROW_COLUMNS } from './asset-row.tsx';
import { ASSET_SORTS, type AssetSearch, assetFilters } from './asset-search.ts';

const count = new Intl.NumberFormat('en-GB');

interface Props {
  search: AssetSearch;
  /** Puts a new search into the address; `replace` while somebody types. */
  onSearch: (search: AssetSearch, replace: boolean) => void;
}

/** All assets on this laptop, as a list that filters, sorts and scrolls without waiting. */
export function AssetList({ search, onSearch }: Props): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const { unsent, status } = useLiveSync();
  const isNarrow = useMediaQuery('(max-width: 1240px)', window.innerWidth <= 1240, { getInitialValueInEffect: false });
  const columns = isNarrow ? NARROW_COLUMNS : ASSET_COLUMNS;
  const sort = readSort(search.sort ?? 'tag');
  const query = useMemo(
    () => ({
      collection: 'assets' as const,
      where: assetFilters(search),
      ...(search.text ? { text: search.text } : {}),
      sort: sortBy(readSort(search.sort ?? 'tag'), ASSET_SORTS, 'tag'),
    }),
    [search],
  );
  const list = useWindowed(query);
  const change = (changes: Partial<AssetSearch>, replace = false): void =>
    onSearch(compact({ ...search, ...changes }) as AssetSearch, replace);
  const onText = useCallback(
    (typed: string) => onSearch(compact({ ...search, text: typed || undefined }) as AssetSearch, true),
    [search, onSearch],
  );
  const openNew = (): void => void navigate({ to: '/assets/new' });
  useShortcuts({
    c: openNew,
    '/': () => document.querySelector<HTMLInputElement>('search input')?.focus(),
  });
  const isFiltered = query.where.length > 0 || Boolean(search.text);

  return (
    <>
      <PageTitle title="Assets" crumbs={[{ label: 'Assets' }]} />
      <Views
        title="Assets"
        actions={
          <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={openNew}>
            New asset
          </Button>
        }
      />
      <FilterBar end={list.isLoading ? '' : `${count.format(list.total)} ${list.total === 1 ? 'asset' : 'assets'}`}>
        <FindField label="Filter assets" value={search.text ?? ''} onChange={onText} />
        <AssetFilters search={search} onChange={change} />
      </FilterBar>
      {list.isLoading && list.total === 0 ? (
        <GhostList columns={columns} />
      ) : list.total > 0 ? (
        <RecordList
          label="Assets"
          columns={columns}
          sort={sort}
          onSort={(next) => change({ sort: writeSort(next) as NonNullable<AssetSearch['sort']> })}
          list={list}
          address={`/assets ${JSON.stringify(search)}`}
          cells={(asset) => (
            <AssetCells asset={asset} names={names} isUnsent={unsent.has(asset.id)} isNarrow={isNarrow} />
          )}
          onOpen={(asset) => void navigate({ to: '/assets/$id', params: { id: asset.id } })}
        />
      ) : isFiltered ? (
        <Empty action={<Button onClick={() => onSearch({}, false)}>Take the filters off</Button>}>
          No asset is like that.
        </Empty>
      ) : (
        <Empty action={<Button onClick={openNew}>Add the first asset</Button>}>
          {status.phase === 'first-sync'
            ? 'None have come yet. The first sync is bringing them.'
            : 'There are no assets on this laptop yet.'}
        </Empty>
      )}
    </>
  );
}
