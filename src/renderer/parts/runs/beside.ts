import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { usePrinting } from '#renderer/parts/printing.ts';
import { compact, readText } from '#renderer/parts/search.ts';
import { isId } from '#shared/lib/ids.ts';

/** What the address of a ticket or an asset says of what is open beside it. */
export interface BesideSearch {
  /** The document that is read or run. */
  doc?: string;
  /** The run; without it the document is read. */
  run?: string;
  /** The run has the page to itself. */
  view?: 'page';
}

const readId = (value: unknown): string | undefined => {
  const text = readText(value);
  return text !== undefined && isId(text) ? text : undefined;
};

/** What an address may hold of it, whoever typed it. */
export const readBeside = (raw: Record<string, unknown>): BesideSearch =>
  compact({
    doc: readId(raw.doc),
    run: readId(raw.run),
    view: raw.view === 'page' ? ('page' as const) : undefined,
  });

/** The record whose page it is. */
export interface Place {
  collection: 'tickets' | 'assets';
  id: string;
}

/** What is open beside a record, and how that changes. All of it stands in the address: back and forward work. */
export interface Beside {
  doc: string | null;
  run: string | null;
  /** The run takes the whole page: somebody asked for it, or there is no room beside the record. */
  isPage: boolean;
  /** There is room beside the record, so that a run can go back there. */
  hasRoom: boolean;
  read: (doc: string) => void;
  /** Begins a run of the runbook. It is a run from its first stamp on. */
  start: (doc: string) => void;
  open: (doc: string, run: string) => void;
  setPage: (isPage: boolean) => void;
  close: () => void;
}

/** From this width on a panel stands beside the page: as in ui/split.module.css. */
const ROOM = '(min-width: 1181px)';

/** Whether there is room beside a record. Paper is narrow: what is printed is what was on the screen. */
function useRoom(): boolean {
  const isWide = useMediaQuery(ROOM, true, { getInitialValueInEffect: false });
  const isPrinting = usePrinting();
  const onScreen = useRef(isWide);
  if (!isPrinting) onScreen.current = isWide;
  return onScreen.current;
}

/** Opens a page with something beside it. */
export function useOpenBeside(): (place: Place, search: BesideSearch) => void {
  const navigate = useNavigate();
  return useMemo(
    () =>
      ({ collection, id }, search) =>
        void (collection === 'tickets'
          ? navigate({ to: '/tickets/$id', params: { id }, search })
          : navigate({ to: '/assets/$id', params: { id }, search })),
    [navigate],
  );
}

export function useBeside({ collection, id }: Place): Beside {
  const go = useOpenBeside();
  const hasRoom = useRoom();
  const { doc, run, view } = useSearch({ strict: false, select: readBeside });
  return useMemo(() => {
    const place = { collection, id };
    const show = (search: BesideSearch): void => go(place, search);
    return {
      doc: doc ?? null,
      run: doc === undefined ? null : (run ?? null),
      isPage: run !== undefined && (view === 'page' || !hasRoom),
      hasRoom,
      read: (document) => show({ doc: document }),
      start: (document) => show({ doc: document, run: newId() }),
      open: (document, one) => show({ doc: document, run: one }),
      setPage: (isPage) => show(compact({ doc, run, view: isPage ? ('page' as const) : undefined })),
      close: () => show({}),
    };
  }, [collection, id, doc, run, view, hasRoom, go]);
}
