import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FilterChip } from '#renderer/ui/filter.tsx';
import { ASSET_CLASSES, assetClasses } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE, assetLives } from '#shared/domain/assets/lifecycle.ts';
import type { AssetSearch } from './asset-search.ts';

const CLASSES = assetClasses.map((value) => ({ value, label: ASSET_CLASSES[value].label }));
const LIVES = assetLives.map((value) => ({ value, label: ASSET_LIFECYCLE[value].label }));

type Changes = { [K in keyof AssetSearch]?: AssetSearch[K] | undefined };
const chosen = (values: string[]): string[] | undefined => (values.length > 0 ? values : undefined);

/** The filters of the list. Sites are offered of the clients that are chosen. */
export function AssetFilters(props: {
  search: AssetSearch;
  onChange: (changes: Partial<AssetSearch>) => void;
}): ReactNode {
  const { search } = props;
  const names = useDirectory();
  const change = (changes: Changes): void => props.onChange(changes as Partial<AssetSearch>);
  const sites = names.sites.filter((site) => !search.client || search.client.includes(site.organizationId ?? ''));
  return (
    <>
      <FilterChip
        name="Client"
        options={names.organizations.map((one) => ({ value: one.id, label: one.name }))}
        chosen={search.client ?? []}
        onChange={(client) => change({ client: chosen(client), site: undefined })}
      />
      <FilterChip
        name="Site"
        options={sites.map((one) => ({ value: one.id, label: one.name }))}
        chosen={search.site ?? []}
        onChange={(site) => change({ site: chosen(site) })}
      />
      <FilterChip
        name="Class"
        options={CLASSES}
        chosen={search.class ?? []}
        onChange={(values) => change({ class: chosen(values) })}
      />
      <FilterChip
        name="Lifecycle"
        options={LIVES}
        chosen={search.lifecycle ?? []}
        onChange={(values) => change({ lifecycle: chosen(values) })}
      />
    </>
  );
}
