import type { Icon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { type KeyMap, useShortcuts } from './shortcuts.ts';

/** Something a person can do from here: by its button, by its keys, or by its name in the palette. */
export interface Action {
  /** Names it, among all actions that can stand at the same time. */
  id: string;
  /** A verb, with "…" when a question follows. */
  label: string;
  icon?: Icon;
  /** As in `useShortcuts`: "n", "g t". */
  keys?: string;
  /** Shown as its keys where something else listens to them. */
  shownKeys?: string;
  /** Other words people look for it by. */
  words?: string;
  /** Names a few actions that can be asked for alone, such as the moves of a ticket. */
  scope?: string;
  /** False for what only keys and menus do: the palette does not open itself. */
  isInPalette?: boolean;
  run: () => void;
}

/** Actions that stand together, under the words that say where: "On this ticket". */
export interface ActionGroup {
  title: string;
  /** Of the page that is open, not of the app. */
  isPage: boolean;
  actions: readonly Action[];
}

// words: data, the name of a key
const SHIFT = 'Shift';

const groups: { current: ActionGroup }[] = [];

const shown = ({ keys = '' }: Action): string =>
  keys
    .split(' ')
    .map((key) => (key.length === 1 && key !== key.toLowerCase() ? `${SHIFT} ${key}` : key.toUpperCase()))
    .join(' ');

function useActions(title: string, offered: readonly (Action | false | null | undefined)[], isPage: boolean): void {
  const actions = offered.filter((one): one is Action => Boolean(one));
  const latest = useRef<ActionGroup>({ title, isPage, actions });
  latest.current = { title, isPage, actions };
  useEffect(() => {
    const group = latest;
    groups.push(group);
    return () => void groups.splice(groups.indexOf(group), 1);
  }, []);
  const keyed = actions.filter((one) => one.keys);
  const keys: KeyMap = Object.fromEntries(keyed.map((one) => [one.keys, one.run]));
  useShortcuts(keys, {
    title,
    rows: actions.flatMap((one) => (one.keys || one.shownKeys ? [[one.shownKeys ?? shown(one), one.label]] : [])) as [
      string,
      string,
    ][],
  });
}

/**
 * What can be done on the page while it stands: offered in the palette, listed with its keys, run by them. What is not
 * possible just now is left out (`false`). `title`: "On this ticket".
 */
export const usePageActions = (title: string, offered: readonly (Action | false | null | undefined)[]): void =>
  useActions(title, offered, true);

/** The same for what can be done anywhere. */
export const useAppActions = (title: string, offered: readonly (Action | false | null | undefined)[]): void =>
  useActions(title, offered, false);

/** What can be done here and now, the page's own first. */
export function actionsHere(): ActionGroup[] {
  const found = groups.map(({ current }) => current).filter((group) => group.actions.length > 0);
  const merged = new Map<string, ActionGroup>();
  for (const group of [...found.filter((one) => one.isPage).reverse(), ...found.filter((one) => !one.isPage)]) {
    const known = merged.get(group.title);
    merged.set(group.title, known ? { ...known, actions: [...known.actions, ...group.actions] } : group);
  }
  return [...merged.values()];
}

/** Does what an action does, where it is offered. */
export function runAction(id: string): void {
  actionsHere()
    .flatMap((group) => group.actions)
    .find((one) => one.id === id)
    ?.run();
}

/** The keys of an action as people read them: "G T". */
export const actionKeys = (action: Action): string => action.shownKeys ?? shown(action);
