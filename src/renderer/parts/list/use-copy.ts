import { useState } from 'react';
import { readRecords } from '#renderer/data/lists.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { useNotices } from '#renderer/state/notices.ts';
import { saveAsFile } from '#renderer/ui/save-as-file.ts';
import { t } from '#renderer/words/t.ts';
import { BYTE_ORDER_MARK, writeCsv } from '#shared/lib/csv.ts';
import type { ListColumn, ListDefinition } from './definition.ts';

export interface Copy {
  isBusy: boolean;
  /** Puts rows on the clipboard, in the columns shown. */
  copy(ids: () => Promise<readonly string[]>): Promise<void>;
  /** Hands them over as a file. */
  save(ids: () => Promise<readonly string[]>): Promise<void>;
}

/** Rows of a list as CSV that no spreadsheet runs, as they are on this laptop now. */
export function useCopy<C extends Listed>(
  list: ListDefinition<C>,
  columns: readonly ListColumn<C>[],
  names: Directory,
): Copy {
  const [isBusy, setBusy] = useState(false);
  const show = useNotices((state) => state.show);

  const csvOf = async (ids: readonly string[]): Promise<{ csv: string; count: string }> => {
    const rows = await readRecords(list.collection, ids);
    const cells = rows.map((row) => columns.map((column) => (column.copy ?? column.text)(row, names)));
    return { csv: writeCsv([columns.map((one) => one.head), ...cells]), count: list.count(rows.length) };
  };
  const run = async (work: () => Promise<string>, failed: string): Promise<void> => {
    setBusy(true);
    try {
      show({ tone: 'ok', text: await work(), undo: null });
    } catch {
      show({ tone: 'bad', text: failed, undo: null });
    }
    setBusy(false);
  };
  return {
    isBusy,
    copy: (ids) =>
      run(async () => {
        const { csv, count } = await csvOf(await ids());
        await navigator.clipboard.writeText(csv);
        return t('{count} copied as CSV, in the columns shown.', { count });
      }, t('The clipboard could not be reached; nothing was copied. Save a file instead.')),
    save: (ids) =>
      run(async () => {
        const { csv, count } = await csvOf(await ids());
        const name = `${list.title} ${new Date().toISOString().slice(0, 10)}.csv`;
        saveAsFile(name, BYTE_ORDER_MARK + csv, 'text/csv;charset=utf-8');
        return t('{count} written to a CSV file, in the columns shown.', { count });
      }, t('The file could not be written. Nothing is lost; try again.')),
  };
}
