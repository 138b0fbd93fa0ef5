import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import { Code } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import type { Asset } from '#shared/domain/records.ts';

const OFFERED = 8;

/** Assets of a client whose name, tag or serial holds what was typed, in this order; null for any client's. */
function useFound(organizationId: string | null, without: readonly string[], typed: string) {
  const ofClient: Filter[] = [
    ...(organizationId === null ? [] : [{ field: 'organizationId', is: 'any-of' as const, values: [organizationId] }]),
    { field: 'deleted', is: 'any-of', values: [false] },
    ...(without.length > 0 ? [{ field: 'id', is: 'none-of' as const, values: [...without] }] : []),
  ];
  const holding = (field: string): Filter[] => [...ofClient, { field, is: 'contains', values: [typed.trim()] }];
  const byName = useAll('assets', holding('name'), 'name', OFFERED);
  const byTag = useAll('assets', holding('tag'), 'tag', OFFERED);
  const bySerial = useAll('assets', holding('serial'), 'serial', OFFERED);
  // While a list is on its way its rows are those of what was typed before: only what holds this as well is offered.
  const holds = (one: Asset): boolean =>
    [one.name, one.tag, one.serial].some((text) => text.toLowerCase().includes(typed.trim().toLowerCase()));
  const all = new Map([...byName.rows, ...byTag.rows, ...bySerial.rows].filter(holds).map((one) => [one.id, one]));
  return {
    assets: [...all.values()].slice(0, OFFERED),
    hasMore: all.size > OFFERED || byName.total > OFFERED,
    isLoading: byName.isLoading || byTag.isLoading || bySerial.isLoading,
  };
}

/** Finds an asset by typing: of a client, or (null) of any. */
export function AssetPicker(props: {
  label: string;
  organizationId: string | null;
  /** Assets that are there already and not offered again. */
  without: readonly string[];
  onPick: (asset: Asset) => void;
  isDisabled?: boolean;
  hasFocus?: boolean;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useFound(props.organizationId, props.without, typed);
  const offered = found.assets.map((one) => one.id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter takes the first of what is offered now.
  useEffect(() => {
    if (typed) combobox.selectFirstOption();
  }, [offered]);
  // A scanner types and presses Enter before the list has come: then its first asset is taken when it has.
  const [isAwaited, setIsAwaited] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list of what was typed is there.
  useEffect(() => {
    if (!isAwaited || found.isLoading) return;
    setIsAwaited(false);
    if (found.assets[0]) pick(found.assets[0].id);
  }, [isAwaited, found.isLoading]);
  const pick = (id: string): void => {
    const asset = found.assets.find((one) => one.id === id);
    if (asset) props.onPick(asset);
    setTyped('');
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} position="bottom-start">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={props.label}
          placeholder={t('{label}: type a name or tag', { label: props.label })}
          value={typed}
          disabled={props.isDisabled ?? false}
          autoFocus={props.hasFocus ?? false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onClick={() => combobox.openDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !typed || found.assets.length > 0) return;
            event.preventDefault();
            setIsAwaited(found.isLoading);
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflow: 'auto' }} aria-label={props.label}>
          {found.assets.map((asset) => (
            <Combobox.Option key={asset.id} value={asset.id}>
              <span className={text.row}>
                <Code>{asset.tag}</Code>
                <span className={text.cut}>{asset.name}</span>
                <span className={`${text.push} ${text.small} ${text.muted}`}>
                  {t(ASSET_CLASSES[asset.class].label)}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {found.assets.length === 0 && !found.isLoading && (
            <Combobox.Empty>
              {props.organizationId === null ? t('No asset by that name') : t('No asset of this client by that name')}
            </Combobox.Empty>
          )}
          {found.hasMore && <Combobox.Footer>{t('There are more; type on to find them')}</Combobox.Footer>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
