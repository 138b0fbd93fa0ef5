import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { AssetPicker } from '#renderer/parts/asset-picker.tsx';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { useSave } from '#renderer/parts/save.ts';
import type { Option } from '#renderer/ui/choice-field.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, assetClasses } from '#shared/domain/assets/classes.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './document.module.css';

const CLASSES = assetClasses.map((value) => ({ value, label: t(ASSET_CLASSES[value].label) }));

type LinkField = 'assetClasses' | 'siteIds' | 'assetIds';

/** What a document is for: classes of assets, sites, single assets. It is offered beside tickets about them. */
export function Fits({ document, edit }: { document: Document; edit: RecordEdit }): ReactNode {
  const names = useDirectory();
  const save = useSave();
  const [error, setError] = useState<string | null>(null);
  const assets = useAll('assets', [{ field: 'id', is: 'any-of', values: document.assetIds }]);
  const { assetClasses: classes, siteIds, assetIds, organizationId } = document;

  const set = async (field: LinkField, value: string[], what: string, undo?: string[]): Promise<void> =>
    setError(
      await save(document.title, what, [edit.draft({ [field]: value })], undo && [edit.draft({ [field]: undo })]),
    );
  const add = (field: LinkField, id: string, label: string): void =>
    void set(field, [...document[field], id], t('For {label}', { label }));
  const remover = (field: LinkField, id: string, label: string): (() => void) | undefined =>
    edit.canWrite
      ? () =>
          void set(
            field,
            document[field].filter((one) => one !== id),
            t('Not for {label},', { label }),
            [...document[field]],
          )
      : undefined;

  const sites = names.sites.filter(
    (one) => (organizationId === null || one.organizationId === organizationId) && !siteIds.includes(one.id),
  );
  const count = classes.length + siteIds.length + assetIds.length;
  const isUnsent = (['assetClasses', 'siteIds', 'assetIds'] as const).some((field) => edit.unsent.has(field));
  return (
    <Section title={t('Fits')} count={count} actions={isUnsent ? <SavedHere /> : null}>
      {count === 0 && (
        <p className={`${text.small} ${text.muted}`}>
          {t('Nobody has said what it is for. It is found by its words only.')}
        </p>
      )}
      <ul className={css.links}>
        {classes.map((one) => {
          const label = t(ASSET_CLASSES[one].label);
          return (
            <Linked key={one} label={label} onRemove={remover('assetClasses', one, label)}>
              {t('every {thing}', { thing: label.toLowerCase() })}
            </Linked>
          );
        })}
        {siteIds.map((id) => (
          <Linked key={id} label={names.site(id)} onRemove={remover('siteIds', id, names.site(id))}>
            <RecordLink collection="sites" id={id}>
              {names.site(id)}
            </RecordLink>
          </Linked>
        ))}
        {assets.rows.map((asset) => (
          <Linked key={asset.id} label={asset.name} onRemove={remover('assetIds', asset.id, asset.name)}>
            <RecordLink collection="assets" id={asset.id}>
              {asset.name}
            </RecordLink>
          </Linked>
        ))}
      </ul>
      {edit.canWrite && (
        <div className={css.adders}>
          <Adder
            label={t('Add a class')}
            options={CLASSES.filter(({ value }) => !classes.includes(value))}
            onAdd={(one) => add('assetClasses', one.value, one.label)}
          />
          <Adder
            label={t('Add a site')}
            options={sites.map((one) => ({ value: one.id, label: one.name }))}
            onAdd={(one) => add('siteIds', one.value, one.label)}
          />
          <AssetPicker
            label={t('Add an asset')}
            organizationId={organizationId}
            without={assetIds}
            onPick={(asset) => add('assetIds', asset.id, asset.name)}
          />
        </div>
      )}
      {error && (
        <p className={`${text.small} ${text.bad}`} role="alert">
          {error}
        </p>
      )}
    </Section>
  );
}

function Linked(props: { label: string; onRemove: (() => void) | undefined; children: ReactNode }): ReactNode {
  return (
    <li className={css.linked}>
      <span className={text.cut}>{props.children}</span>
      {props.onRemove && (
        <ActionIcon
          size="var(--sb-target-s)"
          aria-label={t('Remove {tag}', { tag: props.label })}
          onClick={props.onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

/** Chooses one more of a set; nothing stays chosen in it. */
function Adder(props: { label: string; options: readonly Option[]; onAdd: (one: Option) => void }): ReactNode {
  return (
    <Select
      aria-label={props.label}
      placeholder={props.label}
      data={[...props.options]}
      value={null}
      onChange={(value) => {
        const chosen = props.options.find((one) => one.value === value);
        if (chosen) props.onAdd(chosen);
      }}
      searchable
      openOnFocus={false}
      nothingFoundMessage={t('Nothing by that name')}
    />
  );
}
