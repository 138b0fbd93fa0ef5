import { type Icon, IconCpu, IconListSearch, IconTicket } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { SearchAnswer, SearchHit, TextRange } from '#renderer/data/search.ts';
import { type Action, type ActionGroup, actionKeys, actionsHere } from '#renderer/parts/actions.ts';
import { useCanAdd } from '#renderer/parts/can-add.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useRecent } from '#renderer/parts/recent.ts';
import { recordAt } from '#renderer/parts/record-address.ts';
import { isListed, LIST_OF, type Listed } from '#renderer/parts/record-link.tsx';
import type { PaletteFor } from '#renderer/state/palette.ts';
import { t } from '#renderer/words/t.ts';
import { RECORD_ICON, recordFacts } from './record-facts.ts';

/** A text and the places in it that were looked for. */
export interface MarkedText {
  text: string;
  ranges: readonly TextRange[];
}

/** One line of the palette. */
export interface PaletteRow {
  key: string;
  icon: Icon;
  code?: MarkedText;
  name: MarkedText;
  /** What it is besides, or why it was found. */
  after?: MarkedText;
  /** The field of that. */
  field?: string;
  /** "G T" */
  keys?: string;
  /** It makes a record that is not there yet. */
  isNew?: true;
  run: () => void;
}

export interface PaletteGroup {
  title: string;
  rows: PaletteRow[];
}

/** So many of each kind are shown; the list of that kind shows all. */
export const SHOWN_PER_KIND = 5;
const RECENT_SHOWN = 8;

const plain = (text: string): MarkedText => ({ text, ranges: [] });

const ofAction = (action: Action): PaletteRow => ({
  key: action.id,
  icon: action.icon ?? IconListSearch,
  name: plain(action.label),
  ...(actionKeys(action) ? { keys: actionKeys(action) } : {}),
  run: action.run,
});

/** Why it was found; within what is said of it anyway where it stands there. */
function whyOr({ why }: SearchHit, facts: string): Pick<PaletteRow, 'after' | 'field'> {
  if (!why) return { after: plain(facts) };
  const at = facts.indexOf(why.text);
  if (at < 0) return { after: why, field: why.label };
  return { after: { text: facts, ranges: why.ranges.map(([from, to]) => [from + at, to + at]) } };
}

/** Whether each typed word begins a word of the action. */
export function isCalled(action: Pick<Action, 'label' | 'words'>, typed: string): boolean {
  const said = `${action.label} ${action.words ?? ''}`.toLowerCase().split(/[\s,:]+/);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => said.some((one) => one.startsWith(word)));
}

const actionRows = (group: ActionGroup, typed: string, scope: string | undefined): PaletteGroup => ({
  title: group.title,
  rows: group.actions
    .filter((one) => one.isInPalette !== false && (scope === undefined || one.scope === scope) && isCalled(one, typed))
    .map(ofAction),
});

/** What the palette offers for what was typed: records, then what one can do; the page's own actions before both. */
export function usePaletteGroups(open: PaletteFor, typed: string, answer: SearchAnswer | null): PaletteGroup[] {
  const navigate = useNavigate();
  const names = useDirectory();
  const here = recordAt(useLocation({ select: (location) => location.pathname }))?.id;
  const recent = useRecent(RECENT_SHOWN + 1).filter((one) => one.id !== here);
  const offers = useOffers(typed.trim(), open);
  const isBlank = typed.trim() === '';
  const actions = actionsHere().map((group) => ({
    ...actionRows(group, typed, open.scope?.name),
    isPage: group.isPage,
  }));
  const some = (groups: readonly PaletteGroup[]): PaletteGroup[] => groups.filter((one) => one.rows.length > 0);
  const { scope } = open;
  if (scope) return some(actions.map((group) => ({ ...group, title: scope.title })));

  const openRecord = (collection: Listed, id: string): void =>
    void navigate({ to: LIST_OF[collection].one, params: { id } });
  const ofHit = (hit: SearchHit, collection: Listed): PaletteRow => ({
    key: hit.id,
    icon: RECORD_ICON[collection],
    ...(hit.code ? { code: { text: hit.code, ranges: hit.codeRanges } } : {}),
    name: { text: hit.name, ranges: hit.nameRanges },
    ...whyOr(hit, recordFacts(collection, hit.facts, hit.organizationId, names)),
    run: () => openRecord(collection, hit.id),
  });
  if (isBlank) {
    const opened = recent.map(
      ({ collection, id, code, name, organizationId, record }): PaletteRow => ({
        key: id,
        icon: RECORD_ICON[collection],
        ...(code ? { code: plain(code) } : {}),
        name: plain(name),
        after: plain(recordFacts(collection, record, organizationId, names)),
        run: () => openRecord(collection, id),
      }),
    );
    const pages = actions.filter((one) => one.isPage);
    const others = actions.filter((one) => !one.isPage);
    return some([...pages, { title: t('Opened lately'), rows: opened }, ...others]);
  }

  const kinds = new Map<Listed, PaletteRow[]>();
  for (const hit of answer?.hits ?? []) {
    if (!isListed(hit.collection)) continue;
    const rows = kinds.get(hit.collection) ?? [];
    if (rows.length < SHOWN_PER_KIND) kinds.set(hit.collection, [...rows, ofHit(hit, hit.collection)]);
  }
  const found = [...kinds].map(([collection, rows]): PaletteGroup => {
    const { label, to } = LIST_OF[collection];
    if ((answer?.counts[collection] ?? 0) <= rows.length) return { title: label, rows };
    const all: PaletteRow = {
      key: `all-${collection}`,
      icon: IconListSearch,
      name: plain(t('All in {list} with “{typed}”', { list: label, typed: typed.trim() })),
      run: () => void navigate({ to, search: { text: typed.trim() } }),
    };
    return { title: label, rows: [...rows, all] };
  });
  const isExact = answer?.hits[0]?.isExact === true;
  // Who types the beginning of a command means it, unless a record has just that code.
  const isCommand =
    !isExact &&
    typed.trim().length > 1 &&
    actions.some((group) =>
      group.rows.some((row) => row.name.text.toLowerCase().startsWith(typed.trim().toLowerCase())),
    );
  return some([
    ...(isCommand ? [...actions, ...found] : [...found, ...actions]),
    { title: t('Make a new one'), rows: offers },
  ]);
}

/** What becomes of words that are no record yet. */
function useOffers(typed: string, open: PaletteFor): PaletteRow[] {
  const navigate = useNavigate();
  const canAddAsset = useCanAdd('assets');
  const canAddTicket = useCanAdd('tickets');
  if (typed === '') return [];
  const isScanned = open.unknown === typed;
  const asset: PaletteRow = {
    key: 'offer-asset',
    isNew: true,
    icon: IconCpu,
    name: plain(isScanned ? t('New asset with the serial “{typed}”', { typed }) : t('New asset “{typed}”', { typed })),
    run: () => void navigate({ to: '/assets/new', search: isScanned ? { code: typed } : { name: typed } }),
  };
  const ticket: PaletteRow = {
    key: 'offer-ticket',
    isNew: true,
    icon: IconTicket,
    name: plain(t('New ticket “{typed}”', { typed })),
    run: () => void navigate({ to: '/tickets/new', search: { name: typed } }),
  };
  return [...(canAddAsset ? [asset] : []), ...(canAddTicket && !isScanned ? [ticket] : [])];
}
