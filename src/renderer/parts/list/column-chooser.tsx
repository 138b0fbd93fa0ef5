import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { t } from '#renderer/words/t.ts';
import css from './column-chooser.module.css';
import type { ListDefinition } from './definition.ts';
import type { ChosenColumns } from './use-columns.ts';

interface Props<C extends Listed> {
  list: ListDefinition<C>;
  columns: ChosenColumns<C>;
}

/** Which columns a list shows, and in which order: ticked, and moved by dragging, by arrows, by Alt and the arrow keys. */
export function ColumnChooser<C extends Listed>(props: Props<C>): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover position="bottom-end" offset={6} trapFocus returnFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon aria-label={t('Columns')} title={t('Columns')} onClick={() => setOpen(!isOpen)}>
          <IconColumns3 size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('Columns')}>
        <Chooser {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The columns keep their places while they are ticked: those that were shown first, the others below. */
function Chooser<C extends Listed>({ list, columns }: Props<C>): ReactNode {
  const shown = new Set(columns.shown.map((one) => one.key));
  const [order, setOrder] = useState(() => [
    ...shown,
    ...list.columns.map((one) => one.key).filter((key) => !shown.has(key)),
  ]);
  const [said, setSaid] = useState('');
  const dragged = useRef<string | null>(null);
  const items = useRef<HTMLUListElement>(null);
  const headOf = (key: string): string => list.columns.find((one) => one.key === key)?.head ?? key;

  const tick = (key: string): void => columns.choose(order.filter((one) => shown.has(one) !== (one === key)));
  const moveTo = (key: string, to: number): void => {
    const from = order.indexOf(key);
    if (from < 0 || to < 0 || to >= order.length || from === to) return;
    const next = order.toSpliced(from, 1).toSpliced(to, 0, key);
    setOrder(next);
    setSaid(t('{column} is number {place} now.', { column: headOf(key), place: to + 1 }));
    if (shown.has(key)) columns.choose(next.filter((one) => shown.has(one)));
  };
  const onKeyDown = (event: KeyboardEvent, key: string): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    moveTo(key, order.indexOf(key) + step);
    // A row that moved in the page loses the focus it had.
    const kept = (event.target as Element).getAttribute('data-part');
    requestAnimationFrame(() => {
      items.current?.querySelector<HTMLElement>(`[data-key="${key}"] [data-part="${kept}"]`)?.focus();
    });
  };
  const reset = (): void => {
    columns.choose(null);
    const own = list.columns.filter((one) => !one.isExtra).map((one) => one.key);
    setOrder([...own, ...list.columns.map((one) => one.key).filter((key) => !own.includes(key))]);
  };

  return (
    <>
      <ul ref={items} className={css.list}>
        {order.map((key, place) => {
          const isMain = list.columns.find((one) => one.key === key)?.look === 'main';
          const head = headOf(key);
          return (
            <li
              key={key}
              data-key={key}
              className={css.item}
              draggable
              onDragStart={() => {
                dragged.current = key;
              }}
              onDragOver={(event) => {
                event.preventDefault();
                if (dragged.current !== null && dragged.current !== key) moveTo(dragged.current, place);
              }}
              onDragEnd={() => {
                dragged.current = null;
              }}
              onKeyDown={(event) => onKeyDown(event, key)}
            >
              <Checkbox
                className={css.tick ?? ''}
                data-part="tick"
                label={head}
                checked={shown.has(key)}
                disabled={isMain}
                onChange={() => tick(key)}
              />
              {isMain && <span className={css.always}>{t('always shown')}</span>}
              <span className={css.arrows}>
                <ActionIcon
                  data-part="up"
                  aria-label={t('Move {column} up', { column: head })}
                  onClick={() => moveTo(key, place - 1)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  data-part="down"
                  aria-label={t('Move {column} down', { column: head })}
                  onClick={() => moveTo(key, place + 1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
              </span>
              <IconGripVertical className={css.grip} size={15} aria-hidden />
            </li>
          );
        })}
      </ul>
      <div className={css.foot}>
        <Button size="xs" variant="subtle" onClick={reset}>
          {t('Standard columns')}
        </Button>
        <span>{t('Alt and arrows move')}</span>
      </div>
      <p role="status" className={css.said}>
        {said}
      </p>
    </>
  );
}
