import { newId } from '#renderer/data/commands.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { type SavedView, useListChoices } from '#renderer/state/list-choices.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { t } from '#renderer/words/t.ts';
import type { ListDefinition } from './definition.ts';
import { isSameSearch, type ListSearch, readListSearch } from './list-search.ts';

export interface SavedViews {
  views: readonly SavedView[];
  /** The one the address was opened from. */
  current: SavedView | undefined;
  /** Whether what is shown differs from what was saved. */
  isChanged: boolean;
  /** What speaks against a name, in a sentence; null where it can be taken. */
  objectionTo(name: string): string | null;
  /** Keeps what is shown under a name and goes on in that view. */
  saveAs(name: string): void;
  /** Keeps what is shown in the view that it was opened from. */
  saveChange(): void;
  dropChange(): void;
  rename(name: string): void;
  /** Can be taken back for a while. */
  remove(): void;
}

const NONE: readonly SavedView[] = [];

/** What an address says, without what is undefined and without the view it was opened from. */
const contentOf = ({ saved: _saved, ...search }: ListSearch): SavedView['search'] =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as SavedView['search'];

/** The views that this person saved of a list on this laptop. `columns` are those shown, in the address's words. */
export function useSavedViews<C extends Listed>(
  list: ListDefinition<C>,
  search: ListSearch,
  columns: string,
  onSearch: (search: ListSearch, replace: boolean) => void,
): SavedViews {
  const key = list.collection;
  const views = useListChoices((state) => state.views[key] ?? NONE);
  const putView = useListChoices((state) => state.putView);
  const dropView = useListChoices((state) => state.dropView);
  const show = useNotices((state) => state.show);
  const current = views.find((one) => one.id === search.saved);
  const content = contentOf({ ...search, columns });
  return {
    views,
    current,
    isChanged: current !== undefined && !isSameSearch(readListSearch(list, current.search), content),
    objectionTo: (name) => {
      if (!name.trim()) return t('Give the view a name.');
      const isTaken = views.some((one) => one !== current && one.name.toLowerCase() === name.trim().toLowerCase());
      return isTaken ? t('There is a view of this name already.') : null;
    },
    saveAs: (name) => {
      const view = { id: newId(), name: name.trim(), search: content };
      putView(key, view);
      onSearch({ ...content, saved: view.id }, false);
    },
    saveChange: () => current && putView(key, { ...current, search: content }),
    dropChange: () => current && onSearch({ ...current.search, saved: current.id }, false),
    rename: (name) => current && putView(key, { ...current, name: name.trim() }),
    remove: () => {
      if (!current) return;
      dropView(key, current.id);
      // What was shown stays: only its name is gone.
      onSearch(contentOf(search), true);
      show({
        tone: 'ok',
        text: t('The view {name} is deleted.', { name: current.name }),
        undo: async () => {
          putView(key, current, views.indexOf(current));
          show({ tone: 'ok', text: t('The view {name} is back.', { name: current.name }), undo: null });
        },
      });
    },
  };
}
