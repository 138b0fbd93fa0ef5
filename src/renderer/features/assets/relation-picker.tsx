import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { RELATION_LABELS, type RelationLabel } from './relation-labels.ts';

/** Labels that hold what was typed; those that begin with it first. */
function matching(typed: string): RelationLabel[] {
  const wanted = typed.trim().toLowerCase();
  const found = RELATION_LABELS.filter(({ label }) => label.toLowerCase().includes(wanted));
  const begins = (one: RelationLabel): boolean => one.label.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
}

/**
 * How two assets are linked, chosen by typing what it is called from this side: all types from both ends. Beside each
 * stands what it is called from the other one. Enter takes the first that is offered.
 */
export function RelationPicker(props: {
  chosen: RelationLabel | undefined;
  onPick: (value: string) => void;
  hasFocus: boolean;
}): ReactNode {
  const { chosen, onPick } = props;
  /** Null while nobody types: the field shows what was chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const offered = matching(typed ?? '');
  const first = offered[0]?.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter takes the first of what is offered now.
  useEffect(() => {
    if (typed) combobox.selectFirstOption();
  }, [first, combobox.dropdownOpened]);
  const pick = (value: string): void => {
    onPick(value);
    setTyped(null);
    combobox.closeDropdown();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The list may not be drawn yet when Enter comes.
    const hasOption = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || !typed || hasOption || first === undefined) return;
    event.preventDefault();
    pick(first);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={t('How it is linked')}
          placeholder={t('runs on, used by, contains …')}
          value={typed ?? chosen?.label ?? ''}
          autoComplete="off"
          autoFocus={props.hasFocus}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setTyped(null);
            combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflow: 'auto' }} aria-label={t('How it is linked')}>
          {offered.map((one) => (
            <Combobox.Option key={one.value} value={one.value} active={one === chosen} aria-label={one.label}>
              <span className={text.row}>
                <span className={text.cut}>{one.label}</span>
                <span className={`${text.push} ${text.small} ${text.muted}`}>{one.other}</span>
              </span>
            </Combobox.Option>
          ))}
          {offered.length === 0 && <Combobox.Empty>{t('No relationship is called that')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
