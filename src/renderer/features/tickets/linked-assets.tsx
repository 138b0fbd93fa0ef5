import { ActionIcon } from '@mantine/core';
import { IconLink, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { usePageActions } from '#renderer/parts/actions.ts';
import { AssetPicker } from '#renderer/parts/asset-picker.tsx';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { PlaceWords } from '#renderer/parts/record-names.tsx';
import { useSave } from '#renderer/parts/save.ts';
import { placeText } from '#renderer/parts/values.ts';
import { Plate, SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { openSide } from '#renderer/ui/split.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE } from '#shared/domain/assets/lifecycle.ts';
import type { Asset, Ticket } from '#shared/domain/records.ts';
import { AssetImpact } from './asset-impact.tsx';
import css from './ticket.module.css';

/** The assets a ticket is about. Adds and removes of two people are merged. */
export function LinkedAssets({ ticket, edit }: { ticket: Ticket; edit: RecordEdit }): ReactNode {
  const save = useSave();
  const [error, setError] = useState<string | null>(null);
  const assets = useAll('assets', [{ field: 'id', is: 'any-of', values: ticket.assetIds }]);
  const picker = useRef<HTMLDivElement>(null);
  const startLinking = (): void => {
    openSide();
    picker.current?.querySelector('input')?.focus();
  };
  usePageActions(t('On this page'), [
    edit.canWrite && { id: 'link-asset', label: t('Link an asset…'), keys: 'l', icon: IconLink, run: startLinking },
  ]);
  const add = (asset: Asset): void =>
    void save(
      ticket.number,
      t('Link to {tag}', { tag: asset.tag || asset.name }),
      [edit.draft({ assetIds: [...ticket.assetIds, asset.id] })],
      {},
    ).then(setError);
  const remove = (asset: Asset): void =>
    void save(
      ticket.number,
      t('Link to {tag} removed,', { tag: asset.tag || asset.name }),
      [edit.draft({ assetIds: ticket.assetIds.filter((id) => id !== asset.id) })],
      {},
    ).then(setError);
  return (
    <Section
      title={t('Assets')}
      count={ticket.assetIds.length}
      actions={edit.unsent.has('assetIds') ? <SavedHere /> : null}
    >
      {assets.rows.length > 0 && (
        <ul className={css.assets}>
          {assets.rows.map((asset) => (
            <li key={asset.id} className={css.asset}>
              <AssetCard asset={asset} {...(edit.canWrite ? { onRemove: () => remove(asset) } : {})} />
            </li>
          ))}
        </ul>
      )}
      {edit.canWrite ? (
        <div ref={picker}>
          <AssetPicker
            label={t('Add an asset')}
            organizationId={ticket.organizationId}
            without={ticket.assetIds}
            onPick={add}
          />
        </div>
      ) : (
        ticket.assetIds.length === 0 && <p className={`${text.small} ${text.muted}`}>{t('No asset is linked.')}</p>
      )}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </Section>
  );
}

/** What a technician wants to know of an asset without leaving the ticket. */
export function AssetCard({ asset, onRemove }: { asset: Asset; onRemove?: () => void }): ReactNode {
  const names = useDirectory();
  const place = placeText(asset.place, names);
  const facts = [t(ASSET_CLASSES[asset.class].label), [asset.manufacturer, asset.model].filter(Boolean).join(' ')];
  return (
    <>
      <div className={text.row} data-tight>
        <span className={`${text.cut} ${text.strong}`}>
          <RecordLink collection="assets" id={asset.id}>
            {asset.name}
          </RecordLink>
        </span>
        <span className={text.push}>
          <Plate>{asset.tag || t('no tag')}</Plate>
        </span>
        {onRemove && (
          <ActionIcon size={20} aria-label={t('Remove {tag}', { tag: asset.tag || asset.name })} onClick={onRemove}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      <p>{facts.filter(Boolean).join(', ')}</p>
      <p>
        {[
          t(ASSET_LIFECYCLE[asset.lifecycle].label),
          t('criticality {criticality}', { criticality: asset.criticality }),
        ].join(', ')}
        {place && (
          <>
            , <PlaceWords place={asset.place} />
          </>
        )}
      </p>
      {(asset.managementIp || asset.serial) && (
        <p className={text.mono}>{[asset.managementIp, asset.serial].filter(Boolean).join('  ')}</p>
      )}
      <AssetImpact assetId={asset.id} />
    </>
  );
}
