import { type ReactNode, useMemo } from 'react';
import { useList } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { Views } from '#renderer/ui/list-head.tsx';
import { t } from '#renderer/words/t.ts';
import type { ListDefinition } from './definition.ts';
import { type ListSearch, listQuery, readListSearch, viewOf } from './list-search.ts';
import type { SavedViews } from './use-saved-views.ts';

/** The one view of a list that has no others. */
const ALL = 'all';
/** Saved views stand among the others under their id behind this. */
const SAVED = 'saved:';

const figures = new Intl.NumberFormat('en-GB');

/** How many rows a view has, live. */
function ViewCount<C extends Listed>({ list, search }: { list: ListDefinition<C>; search: ListSearch }): ReactNode {
  const { personId } = useUser();
  const query = useMemo(() => ({ ...listQuery(list, search, personId), sort: [] }), [list, search, personId]);
  const { total, isLoading } = useList({ ...query, offset: 0, limit: 0 });
  return isLoading ? '' : figures.format(total);
}

interface Props<C extends Listed> {
  list: ListDefinition<C>;
  search: ListSearch;
  saved: SavedViews;
  onSearch: (search: ListSearch, replace: boolean) => void;
  actions: ReactNode;
}

/** The title of a list, the views that everybody has and this person's own, with how many rows each has. */
export function ListViews<C extends Listed>({ list, search, saved, onSearch, actions }: Props<C>): ReactNode {
  const fixed = useMemo(
    () =>
      (list.views ?? [{ key: ALL, label: t('All') }]).map(({ key, label }) => ({
        value: key,
        label,
        count: <ViewCount list={list} search={list.views ? { view: key } : {}} />,
      })),
    [list],
  );
  const own = useMemo(
    () =>
      saved.views.map((view) => ({
        value: SAVED + view.id,
        label: view.name,
        isOwn: true,
        isChanged: view === saved.current && saved.isChanged,
        count: <ViewCount list={list} search={readListSearch(list, view.search)} />,
      })),
    [list, saved.views, saved.current, saved.isChanged],
  );
  const open = (value: string): void => {
    const view = saved.views.find((one) => SAVED + one.id === value);
    const base: ListSearch = list.views ? { view: value } : {};
    // What was narrowed by hand goes along from one view to the next; what a saved view narrowed was the view's.
    const fixedView = saved.current ? base : { ...search, ...base };
    onSearch(view ? { ...view.search, saved: view.id } : fixedView, false);
  };
  return (
    <Views
      title={list.title}
      label={t('Views')}
      views={[...fixed, ...own]}
      view={saved.current ? SAVED + saved.current.id : (viewOf(list, search)?.key ?? ALL)}
      onView={open}
      actions={actions}
    />
  );
}
