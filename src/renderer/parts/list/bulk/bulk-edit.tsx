import { Button, CloseButton, Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { readRecords } from '#renderer/data/lists.ts';
import { useActor } from '#renderer/parts/actor.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { ColumnEdit, ListDefinition } from '#renderer/parts/list/definition.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { fieldLabel } from '#renderer/parts/values.ts';
import { t } from '#renderer/words/t.ts';
import { canWriteField } from '#shared/domain/permissions.ts';
import { fieldOf, type RecordIn } from '#shared/domain/records.ts';
import css from './bulk.module.css';
import { BulkPreview } from './bulk-preview.tsx';
import { type BulkInput, BulkValue, noInput, readInput } from './bulk-value.tsx';
import { type Planned, planOf } from './plan.ts';
import { useBulkSave } from './use-bulk-save.ts';

interface Props<C extends Listed> {
  list: ListDefinition<C>;
  ids: readonly string[];
  /** The column whose field is changed; null: one is chosen here. */
  column: string | null;
  onClose: () => void;
}

/** Typing settles for this long before the preview follows. */
const SETTLE_MS = 250;

/** Gives many records one value: says first what becomes of each, and writes then. */
export function BulkEdit<C extends Listed>({ list, ids, column, onClose }: Props<C>): ReactNode {
  const actor = useActor();
  const names = useDirectory();
  const [key, setKey] = useState<string | null>(column);
  const [input, setInput] = useState<BulkInput>(noInput);
  const [settled] = useDebouncedValue(input, SETTLE_MS);
  const [done, setDone] = useState<number | null>(null);
  const save = useBulkSave(list);
  const rows = useRows(list.collection, ids);
  const columns = list.columns.filter(({ edit }) => {
    const field = edit && fieldOf(list.collection, edit.field);
    return field !== undefined && canWriteField(actor, field.writer, false);
  });
  const edit = columns.find((one) => one.key === key)?.edit;
  const label = edit ? fieldLabel(list.collection, edit.field) : '';
  const read = useMemo(() => edit && readInput(edit, settled), [edit, settled]);
  const plan = usePlan(list.collection, edit, rows, read?.ok ? read.value : null, names);
  const changing = plan?.filter((one) => one.is === 'changes') ?? [];
  const refused = plan?.filter((one) => one.is === 'refused') ?? [];
  const isBehind = settled !== input;
  const what = list.count(ids.length);

  const submit = async (): Promise<void> => {
    if (!plan) return;
    setDone(0);
    await save(label, plan, setDone);
    onClose();
  };

  return (
    <Modal
      opened
      onClose={() => done === null && onClose()}
      withCloseButton={false}
      size="min(880px, 94vw)"
      padding={0}
      centered
    >
      <div className={css.head}>
        <Modal.Title>{t('Change {what}', { what })}</Modal.Title>
        <CloseButton aria-label={t('Close')} onClick={onClose} disabled={done !== null} />
      </div>
      <div className={css.fields}>
        <Select
          label={t('Field')}
          placeholder={t('Choose a field')}
          data={columns.map((one) => ({ value: one.key, label: one.head }))}
          value={key}
          onChange={(next) => {
            setKey(next);
            setInput(noInput);
          }}
          allowDeselect={false}
          {...(column === null ? { 'data-autofocus': true } : {})}
        />
        {edit && (
          <BulkValue
            key={key}
            edit={edit}
            label={label}
            names={names}
            input={input}
            error={read && !read.ok ? read.error : null}
            onInput={setInput}
          />
        )}
      </div>
      {plan ? (
        <BulkPreview plan={plan} />
      ) : (
        <p className={css.wait} role="status">
          {rows === null
            ? t('Reading {what}…', { what })
            : read?.ok
              ? t('Asking the rules…')
              : t('Choose a field and a value. What becomes of every record is shown here before anything is written.')}
        </p>
      )}
      <div className={css.foot}>
        <span role="status">
          {done !== null
            ? t('Saving {done} of {total}', { done, total: changing.length })
            : refused.length > 0
              ? t('{count, plural, one {# is refused and stays} other {# are refused and stay}} as they are.', {
                  count: refused.length,
                })
              : ''}
        </span>
        <Button variant="subtle" onClick={onClose} disabled={done !== null}>
          {t('Leave it')}
        </Button>
        {changing.length > 0 && (
          <Button variant="filled" loading={done !== null} disabled={isBehind} onClick={() => void submit()}>
            {t('{count, plural, one {Save # change} other {Save # changes}}', { count: changing.length })}
          </Button>
        )}
      </div>
    </Modal>
  );
}

/** The records as they are when the dialog opens; null while they are read. */
function useRows<C extends Listed>(collection: C, ids: readonly string[]): RecordIn<C>[] | null {
  const [rows, setRows] = useState<RecordIn<C>[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once; what is selected does not change below a dialog.
  useEffect(() => {
    let isCurrent = true;
    void readRecords(collection, ids).then((found) => isCurrent && setRows(found));
    return () => {
      isCurrent = false;
    };
  }, []);
  return rows;
}

/** What becomes of the records; null while nobody has said what they shall get, or while the rules are asked. */
function usePlan<C extends Listed>(
  collection: C,
  edit: ColumnEdit<C> | undefined,
  rows: readonly RecordIn<C>[] | null,
  wanted: Parameters<typeof planOf>[3] | null,
  names: Parameters<typeof planOf>[4],
): Planned[] | null {
  const [plan, setPlan] = useState<Planned[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names that change meanwhile change no record.
  useEffect(() => {
    setPlan(null);
    if (!edit || !rows || wanted === null) return;
    let isCurrent = true;
    void planOf(collection, edit, rows, wanted, names, () => isCurrent).then((made) => isCurrent && setPlan(made));
    return () => {
      isCurrent = false;
    };
  }, [edit, rows, wanted]);
  return plan;
}
