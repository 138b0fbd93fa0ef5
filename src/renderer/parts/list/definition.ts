import type { ReactNode } from 'react';
import type { Filter } from '#renderer/data/lists.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import type { Option } from '#renderer/ui/choice-field.tsx';
import type { Actor } from '#shared/domain/permissions.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import type { ListSearch } from './list-search.ts';

/** How a column's field is edited in its cell, and of many rows at once. */
export interface ColumnEdit<C extends Listed> {
  /** The record's field. */
  field: string;
  kind: 'text' | 'choice' | 'day' | 'number' | 'tags';
  /** What can be chosen; of one row, or (null) of several at once. */
  options?: (row: RecordIn<C> | null, names: Directory) => readonly Option[];
  /** Turns the option back into the field's value where that is no text. */
  read?: (value: string) => unknown;
  canBeEmpty?: boolean;
  /** Written with the field: an entry in the timeline. */
  also?: (row: RecordIn<C>, value: unknown, names: Directory) => EditDraft[];
  /** Written when it is taken back; `row` is as it was before, `value` what it was given. */
  alsoBack?: (row: RecordIn<C>, value: unknown, names: Directory) => EditDraft[];
  /** A button of its own where rows are selected: "Assign…". Labels have one in any case. */
  bulk?: string;
}

/** Something else that can be done with selected rows. */
export interface ListAction<C extends Listed> {
  key: string;
  /** The button: "Add to a visit…". */
  label: string;
  /** Whether this person is offered it at all. */
  isFor?: (actor: Actor) => boolean;
  /** What opens: a dialog that ends with `onClose`. `ids` are in the order in which they were selected. */
  open: (props: { list: ListDefinition<C>; ids: readonly string[]; onClose: () => void }) => ReactNode;
}

export interface ListColumn<C extends Listed> {
  /** Names the column in addresses, saved views and files. */
  key: string;
  head: string;
  /** A track of a CSS grid. */
  width: string;
  /** The field that a click on the head sorts by; a path such as `state.is`. */
  sortBy?: string;
  isEnd?: boolean;
  /** Only shown where somebody chose it. */
  isExtra?: boolean;
  /** Left out where the window is narrow, unless somebody chose it. */
  isWide?: boolean;
  /** What stands in it, as text: in the cell unless `cell` draws it, and in a copy as CSV. */
  text: (row: RecordIn<C>, names: Directory) => string;
  /** What stands in a copy where that is to be exacter than what is shown: a whole date instead of "Mon". */
  copy?: (row: RecordIn<C>, names: Directory) => string;
  cell?: (row: RecordIn<C>, names: Directory) => ReactNode;
  /** The look of the cell's text where nothing draws it. */
  look?: 'main' | 'code' | 'mono' | 'dim';
  edit?: ColumnEdit<C>;
}

/** A filter chip: any of the values ticked. */
export interface ListFilter {
  /** Names the filter in addresses and saved views. Not `view`, `text`, `sort`, `columns`, `not` or `saved`. */
  key: string;
  name: string;
  field: string;
  options: (names: Directory, search: ListSearch) => readonly Option[];
  /** Turns an option into the field's value where that is no text. */
  read?: (value: string) => string | number | boolean | null;
  /** `includes` where the field is a list. */
  is?: 'any-of' | 'includes';
}

/** A view that everybody has: a name for conditions. */
export interface ListView {
  key: string;
  label: string;
  where: (personId: string) => Filter[];
  /** What its page says when nobody filtered it and it is empty. */
  nothing: string;
}

/** All that makes the list of one kind of record: what the page, the copy, the bulk edit and the address read. */
export interface ListDefinition<C extends Listed> {
  collection: C;
  title: string;
  /** "3 assets". */
  count: (total: number) => string;
  /** What holds for every view, such as `kind` contact. */
  where?: Filter[];
  columns: readonly ListColumn<C>[];
  filters: readonly ListFilter[];
  /** The first is what is shown where the address names none. Without views there is one, of everything. */
  views?: readonly ListView[];
  /** Column key, with a minus before it where it descends. */
  firstSort: string;
  /** What tells rows apart that sort alike. */
  thenBy: string;
  /** The find field's label. */
  find: string;
  /** What makes a new one: a button and the key C. Absent where nobody can, from here. */
  add?: {
    label: string;
    to: '/tickets/new' | '/assets/new' | '/clients/new' | '/sites/new' | '/people/new' | '/documents/new';
  };
  /** Further things to do with selected rows, beside editing, labelling and copying them. */
  actions?: readonly ListAction<C>[];
  /** "No asset is like that." */
  noMatch: string;
  /** Nothing at all: one sentence. */
  nothing: string;
}
