import { Checkbox, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Option } from './choice-field.tsx';
import css from './table.module.css';

/** From this many options on one can type to find. */
const SEARCH_FROM = 10;

/** A filter by one property: any of the values ticked. */
export function FilterChip(props: {
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): ReactNode {
  const [find, setFind] = useState('');
  const isOn = props.chosen.length > 0;
  const labels = props.options.filter((one) => props.chosen.includes(one.value)).map((one) => one.label);
  const shown = props.options.filter((one) => one.label.toLowerCase().includes(find.trim().toLowerCase()));
  const toggle = (value: string): void =>
    props.onChange(
      props.chosen.includes(value) ? props.chosen.filter((one) => one !== value) : [...props.chosen, value],
    );
  return (
    <span className={css.chip} data-on={isOn || undefined}>
      <Popover position="bottom-start" offset={6} trapFocus returnFocus onClose={() => setFind('')}>
        <Popover.Target>
          <button type="button" aria-label={t('Filter by {name}', { name: props.name.toLowerCase() })}>
            {props.name}
            {isOn ? <b>{labels.join(', ') || props.chosen.length}</b> : <IconChevronDown size={13} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          {props.options.length >= SEARCH_FROM && (
            <div className={css.pickFind}>
              <TextInput
                aria-label={t('Find a value of {name}', { name: props.name.toLowerCase() })}
                placeholder={t('Find')}
                value={find}
                onChange={(event) => setFind(event.currentTarget.value)}
                data-autofocus
              />
            </div>
          )}
          <div className={css.picks}>
            {shown.map((one) => (
              <Checkbox
                key={one.value}
                className={css.pick ?? ''}
                label={one.label}
                checked={props.chosen.includes(one.value)}
                onChange={() => toggle(one.value)}
              />
            ))}
            {shown.length === 0 && <p className={css.pick}>{t('Nothing to choose from.')}</p>}
          </div>
        </Popover.Dropdown>
      </Popover>
      {isOn && (
        <button
          type="button"
          className={css.off}
          aria-label={t('Remove filter {name}', { name: props.name.toLowerCase() })}
          onClick={() => props.onChange([])}
        >
          <IconX size={13} />
        </button>
      )}
    </span>
  );
}
