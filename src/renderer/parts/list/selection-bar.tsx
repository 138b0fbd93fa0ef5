import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { usePageActions } from '#renderer/parts/actions.ts';
import { useActor } from '#renderer/parts/actor.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { t } from '#renderer/words/t.ts';
import { canWrite } from '#shared/domain/permissions.ts';
import { BulkEdit } from './bulk/bulk-edit.tsx';
import { CopyMenu } from './copy-menu.tsx';
import type { ColumnEdit, ListDefinition } from './definition.ts';
import css from './selection-bar.module.css';
import type { Copy } from './use-copy.ts';

interface Props<C extends Listed> {
  list: ListDefinition<C>;
  ids: ReadonlySet<string>;
  copy: Copy;
  onClear: () => void;
}

/** The button that a field has of its own; empty where it is one of all. */
const ownButton = <C extends Listed>(edit: ColumnEdit<C> | undefined): string =>
  edit?.bulk ?? (edit?.kind === 'tags' ? t('Labels…') : '');

/** Which dialog is open: a column's key, '' for any column, or an action's key behind this. */
const ACTION = 'action:';

/** What can be done with the rows that are selected. It stands below the list, so that no row moves. */
export function SelectionBar<C extends Listed>({ list, ids, copy, onClear }: Props<C>): ReactNode {
  const [open, setOpen] = useState<string | null>(null);
  const actor = useActor();
  const names = useDirectory();
  const clients = [null, ...names.organizations.map((one) => one.id)];
  const mayWrite = clients.some((one) => canWrite(actor, list.collection, one));
  const editable = mayWrite ? list.columns.filter((one) => one.edit) : [];
  const actions = (list.actions ?? []).filter((one) => one.isFor?.(actor) ?? true);
  const chosen = async (): Promise<readonly string[]> => [...ids];
  const close = (): void => setOpen(null);
  usePageActions(t('With the rows selected'), [
    editable.length > 0 && { id: 'bulk', label: t('Change a field…'), keys: 'E', run: () => setOpen('') },
    ...editable.flatMap(({ key, edit }) =>
      ownButton(edit) ? [{ id: `bulk-${key}`, label: ownButton(edit), run: () => setOpen(key) }] : [],
    ),
    ...actions.map(({ key, label }) => ({ id: `bulk-${key}`, label, run: () => setOpen(ACTION + key) })),
    { id: 'copy-rows', label: t('Copy as CSV'), run: () => void copy.copy(chosen) },
    { id: 'save-rows', label: t('Save as CSV file'), run: () => void copy.save(chosen) },
    { id: 'clear-rows', label: t('Select nothing'), run: onClear },
  ]);
  const action = actions.find((one) => ACTION + one.key === open);
  return (
    <section className={css.bar} aria-label={t('Selected rows')}>
      <span role="status" className={css.count}>
        {t('{count, plural, one {# selected} other {# selected}}', { count: ids.size })}
      </span>
      {editable.length > 0 && <Button onClick={() => setOpen('')}>{t('Change a field…')}</Button>}
      {editable.map(({ key, edit }) => {
        const own = ownButton(edit);
        return (
          own && (
            <Button key={key} onClick={() => setOpen(key)}>
              {own}
            </Button>
          )
        );
      })}
      {actions.map(({ key, label }) => (
        <Button key={key} onClick={() => setOpen(ACTION + key)}>
          {label}
        </Button>
      ))}
      <CopyMenu copy={copy} count={list.count(ids.size)} ids={chosen}>
        <Button loading={copy.isBusy} rightSection={<IconChevronDown size={14} />}>
          {t('Copy')}
        </Button>
      </CopyMenu>
      <Button className={css.clear ?? ''} variant="subtle" onClick={onClear}>
        {t('Select nothing')}
      </Button>
      {open !== null && !open.startsWith(ACTION) && (
        <BulkEdit list={list} ids={[...ids]} column={open || null} onClose={close} />
      )}
      {action?.open({ list, ids: [...ids], onClose: close })}
    </section>
  );
}
