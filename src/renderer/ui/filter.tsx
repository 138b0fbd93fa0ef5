import { Checkbox, Menu, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronDown, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Option } from './choice-field.tsx';
import css from './table.module.css';

/** From this many options on one can type to find. */
const SEARCH_FROM = 10;

/** "Client any of", "Lifecycle is not": how the ticked values are meant. */
function verb(count: number, isNot: boolean): string {
  if (count === 1) return isNot ? t('is not') : t('is');
  return isNot ? t('none of') : t('any of');
}

/** A filter by one property: any of the values ticked, or none of them. */
export function FilterChip(props: {
  name: string;
  options: readonly Option[];
  chosen: readonly string[];
  /** Whether it keeps what is not ticked; absent where one cannot ask for that. */
  isNot?: boolean;
  onChange: (chosen: string[], isNot: boolean) => void;
  /** It was just asked for: its values are open at once. */
  isOpened?: boolean;
  /** Its values were closed. */
  onClose?: () => void;
}): ReactNode {
  const { chosen, isNot = false } = props;
  const [find, setFind] = useState('');
  const isOn = chosen.length > 0;
  const labels = props.options.filter((one) => chosen.includes(one.value)).map((one) => one.label);
  const shown = props.options.filter((one) => one.label.toLowerCase().includes(find.trim().toLowerCase()));
  const name = props.name.toLowerCase();
  const said = isOn ? `: ${verb(chosen.length, isNot)} ${labels.join(', ')}` : '';
  const toggle = (value: string): void =>
    props.onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value], isNot);
  const close = (): void => {
    setFind('');
    props.onClose?.();
  };
  return (
    <span className={css.chip} data-on={isOn || undefined}>
      <Popover
        position="bottom-start"
        offset={6}
        trapFocus
        returnFocus
        onClose={close}
        defaultOpened={props.isOpened ?? false}
      >
        <Popover.Target>
          <button type="button" aria-label={t('Filter by {name}', { name }) + said} title={labels.join(', ')}>
            {props.name}
            {isOn ? (
              <>
                <em>{verb(chosen.length, isNot)}</em>
                <b>{labels.join(', ') || chosen.length}</b>
              </>
            ) : (
              <IconChevronDown size={13} aria-hidden />
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          {isOn && props.isNot !== undefined && (
            <div className={css.pickHow}>
              <SegmentedControl
                fullWidth
                aria-label={t('How {name} is filtered', { name })}
                data={[
                  { value: 'is', label: verb(chosen.length, false) },
                  { value: 'not', label: verb(chosen.length, true) },
                ]}
                value={isNot ? 'not' : 'is'}
                onChange={(how) => props.onChange([...chosen], how === 'not')}
              />
            </div>
          )}
          {props.options.length >= SEARCH_FROM && (
            <div className={css.pickFind}>
              <TextInput
                aria-label={t('Find a value of {name}', { name })}
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
                checked={chosen.includes(one.value)}
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
          aria-label={t('Remove filter {name}', { name })}
          onClick={() => props.onChange([], false)}
        >
          <IconX size={13} />
        </button>
      )}
    </span>
  );
}

/** The filters there is no room for: choosing one shows its chip. */
export function MoreFilters(props: { filters: readonly Option[]; onChoose: (filter: string) => void }): ReactNode {
  return (
    <span className={css.chip}>
      <Menu position="bottom-start" offset={6}>
        <Menu.Target>
          <button type="button">
            <IconPlus size={13} aria-hidden />
            {t('Filter')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {props.filters.map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => props.onChoose(value)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
