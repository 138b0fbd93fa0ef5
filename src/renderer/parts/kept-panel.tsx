import { type ReactNode, useState } from 'react';
import type { DraftAbout } from '#renderer/state/drafts.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { DraftOf } from './draft-of.tsx';
import { useKept } from './kept.ts';
import { recordPath } from './record-link.tsx';

/** The key of what is typed into a panel on a record's page. */
export const panelKey = (collection: Collection, id: string, panel: string): string =>
  `panel ${collection}/${id} ${panel}`;

/** What somebody types into a panel on a record's page, kept on this laptop until it is saved or dropped. */
export interface KeptPanel<T> {
  value: T;
  set: (changes: Partial<T>) => void;
  /** Saved, or left on purpose. */
  drop: () => void;
  /** Says that the panel shows what was typed at an earlier look; null where it does not. */
  notice: ReactNode;
}

/**
 * Like a state of the panel, but it outlives the page. `first` is what the panel shows before anybody types. `label`
 * is what it is called where drafts are listed.
 */
export function useKeptPanel<T extends object>(
  record: { collection: Collection; id: string },
  panel: string,
  label: string,
  first: T,
): KeptPanel<T> {
  const { collection, id } = record;
  const about: DraftAbout = { label, record: { collection, id }, href: recordPath(collection, id) };
  const kept = useKept<Partial<T>>(panelKey(collection, id, panel), about);
  const [isTakenUp] = useState(kept.value !== null);
  const value = { ...first, ...kept.value };
  return {
    value,
    set: (changes) => kept.keep({ ...value, ...changes }),
    drop: kept.drop,
    notice: isTakenUp && kept.value !== null ? <DraftOf kept={kept} /> : null,
  };
}
