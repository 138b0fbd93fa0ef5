import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Filter, useCounts } from '#renderer/data/lists.ts';
import { Notice } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RecordEdit } from './record-edit.ts';
import css from './rows.module.css';
import { useSave } from './save.ts';
import { useBusy } from './use-busy.ts';

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Records that hang on the one in question: how many, and in words. */
export interface Hanging {
  total: number;
  words: string;
  isLoading: boolean;
}

/** Counts what hangs on a record; `words` says how many there are: "3 tickets". */
export function useHanging(collection: Collection, where: Filter, words: (count: number) => string): Hanging {
  const { total, isLoading } = useCounts(collection, [where]);
  return { total, words: words(total), isLoading };
}

/**
 * Deleting a record, to be taken back from the status line. Where something hangs on it, it says what: `blocked` is
 * the reason why nothing is offered then, `told` what becomes of it when the record goes.
 */
export function DeleteRecord(props: {
  edit: RecordEdit;
  verb: string;
  /** The sentence that says why not, for "4 tickets and 9 assets". */
  blocked?: (list: string) => string;
  /** The sentence that says what becomes of them, for the same. */
  told?: (list: string) => string;
  hanging: readonly Hanging[];
}): ReactNode {
  const { edit, verb, blocked, told } = props;
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  if (!edit.canWrite || props.hanging.some((one) => one.isLoading)) return null;
  const hanging = props.hanging.filter((one) => one.total > 0).map((one) => one.words);
  const list = and.format(hanging);
  const remove = (): Promise<void> =>
    run(async () => setError(await save(edit.code, t('Deleted,'), [edit.draft({ deleted: true })], {})));
  return (
    <div className={css.danger} data-no-print>
      {hanging.length > 0 && blocked ? (
        <p>{blocked(list)}</p>
      ) : (
        <>
          <Button data-tone="bad" leftSection={<IconTrash size={15} />} disabled={isBusy} onClick={() => void remove()}>
            {verb}
          </Button>
          {hanging.length > 0 && told && <p>{told(list)}</p>}
        </>
      )}
      {error && (
        <p className={text.bad} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** Says that a record was deleted, and brings it back. */
export function DeletedNotice(props: { edit: RecordEdit; mayRestore: boolean; children: ReactNode }): ReactNode {
  const { edit } = props;
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const restore = (): Promise<void> =>
    run(async () => setError(await save(edit.code, t('Brought back,'), [edit.draft({ deleted: false })], {})));
  return (
    <Notice tone="bad" icon={<IconTrash size={15} aria-hidden />}>
      <span>{props.children}</span>
      {props.mayRestore && (
        <Button data-size="xs" disabled={isBusy} onClick={() => void restore()}>
          {t('Bring it back')}
        </Button>
      )}
      {error && (
        <span className={text.bad} role="alert">
          {error}
        </span>
      )}
    </Notice>
  );
}
