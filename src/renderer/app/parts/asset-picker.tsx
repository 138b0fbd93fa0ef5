import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useList } from '#renderer/data/lists.ts';
import { Code } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import type { Asset } from '#shared/domain/records.ts';

const OFFERED = 8;

/** Finds an asset of a client by typing: its name, tag, serial, anything it says of itself. */
export function AssetPicker(props: {
  label: string;
  organizationId: string | null;
  /** Assets that are there already and not offered again. */
  without: readonly string[];
  onPick: (asset: Asset) => void;
  isDisabled?: boolean;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const query = useMemo(
    () => ({
      collection: 'assets' as const,
      where: [
        { field: 'organizationId', is: 'any-of' as const, values: [props.organizationId] },
        ...(props.without.length > 0 ? [{ field: 'id', is: 'none-of' as const, values: [...props.without] }] : []),
        { field: 'deleted', is: 'any-of' as const, values: [false] },
      ],
      text: typed,
      sort: [{ field: 'name', descending: false }],
      offset: 0,
      limit: OFFERED,
    }),
    [props.organizationId, props.without, typed],
  );
  const found = useList(query);
  const pick = (id: string): void => {
    const asset = found.rows.find((one) => one.id === id);
    if (asset) props.onPick(asset);
    setTyped('');
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={props.label}
          placeholder={`${props.label}: type a name or tag`}
          value={typed}
          disabled={props.isDisabled ?? false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflow: 'auto' }} aria-label={props.label}>
          {found.rows.map((asset) => (
            <Combobox.Option key={asset.id} value={asset.id}>
              <span className={text.row}>
                <Code>{asset.tag}</Code>
                <span className={text.cut}>{asset.name}</span>
                <span className={`${text.push} ${text.small} ${text.muted}`}>{ASSET_CLASSES[asset.class].label}</span>
              </span>
            </Combobox.Option>
          ))}
          {found.rows.length === 0 && !found.isLoading && (
            <Combobox.Empty>No asset of this client by that name</Combobox.Empty>
          )}
          {found.total > found.rows.length && (
            <Combobox.Footer>{found.total - found.rows.length} more; type on to find them</Combobox.Footer>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
