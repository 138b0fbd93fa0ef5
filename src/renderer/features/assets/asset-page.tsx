import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBolt, IconLock, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useCanWrite } from '#renderer/parts/actor.ts';
import { Composer } from '#renderer/parts/composer.tsx';
import { DeletedNotice } from '#renderer/parts/delete-record.tsx';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { MissingRecord } from '#renderer/parts/missing-record.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PrintButton } from '#renderer/parts/print-button.tsx';
import { useRecordEdit } from '#renderer/parts/record-edit.ts';
import { ClientLink, PlaceWords } from '#renderer/parts/record-names.tsx';
import { useBeside } from '#renderer/parts/runs/beside.ts';
import { BesidePanel } from '#renderer/parts/runs/beside-panel.tsx';
import { RunPage } from '#renderer/parts/runs/run-page.tsx';
import { Timeline, useActivities } from '#renderer/parts/timeline.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { placeText } from '#renderer/parts/values.ts';
import { Badge, Plate, SavedHere, type Tone } from '#renderer/ui/marks.tsx';
import { Notice, PageHead, Section } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE, type AssetLife } from '#shared/domain/assets/lifecycle.ts';
import type { Asset } from '#shared/domain/records.ts';
import type { ImpactDirection } from '#shared/domain/relationships/impact.ts';
import { useAssetLinks, useAssetPlace } from './asset-documents.tsx';
import { AssetSections } from './asset-sections.tsx';
import { AssetSide } from './asset-side.tsx';
import { Impact } from './impact.tsx';
import { Interfaces } from './interfaces.tsx';
import { useAssetActions } from './use-asset-actions.ts';
import { VerifyButton } from './verify-button.tsx';

const LIFE_TONE: Partial<Record<AssetLife, Tone>> = { installed: 'ok', 'in-maintenance': 'warn', missing: 'bad' };

/** One asset: what it is, where it is, what belongs to it, what happened to it. */
export function AssetPage({ id }: { id: string }): ReactNode {
  const asset = useRecord('assets', id);
  if (asset === undefined) {
    return (
      <>
        <PageTitle title={t('Asset')} crumbs={[{ label: t('Assets'), to: '/assets' }]} />
        <Ghosts lines={12} />
      </>
    );
  }
  if (asset === null) return <MissingRecord collection="assets" />;
  return <Loaded asset={asset} />;
}

function Loaded({ asset }: { asset: Asset }): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const { unsent } = useLiveSync();
  const edit = useRecordEdit('assets', asset, asset.deleted);
  const mayWrite = useCanWrite('assets', asset.organizationId);
  const times = timesIn(names.zone(asset.place.siteId, asset.organizationId));
  const activities = useActivities(asset.id);
  const beside = useBeside({ collection: 'assets', id: asset.id });
  const runPlace = useAssetPlace({ asset, edit, activities, times });
  const documents = useAssetLinks(asset, edit);
  const [direction, setDirection] = useState<ImpactDirection>('stops');
  const conflicts = Object.keys(asset.conflicts).length;
  const made = [asset.manufacturer, asset.model].filter(Boolean).join(' ');
  const newTicket = (): void => void navigate({ to: '/tickets/new', search: { asset: asset.id } });
  useAssetActions(edit, newTicket);
  if (beside.isPage && beside.doc !== null && beside.run !== null) {
    return <RunPage beside={beside} place={runPlace} documentId={beside.doc} runId={beside.run} />;
  }
  return (
    <>
      <PageTitle
        title={[asset.tag, asset.name].filter(Boolean).join(' ')}
        crumbs={[{ label: t('Assets'), to: '/assets' }, { label: asset.name }]}
      />
      <Split
        sideLabel={t('Relations and history')}
        onClose={beside.doc === null ? null : beside.close}
        side={
          beside.doc === null ? (
            <AssetSide
              asset={asset}
              edit={edit}
              times={times}
              documents={documents}
              place={runPlace}
              beside={beside}
              onShowImpact={() => setDirection('stops')}
            />
          ) : (
            <BesidePanel beside={beside} place={runPlace} links={documents.links} />
          )
        }
      >
        <PageHead
          before={asset.tag && <Plate isBig>{asset.tag}</Plate>}
          title={asset.name}
          after={
            <>
              <Badge tone={LIFE_TONE[asset.lifecycle]}>{t(ASSET_LIFECYCLE[asset.lifecycle].label)}</Badge>
              <Badge icon={<IconBolt size={13} aria-hidden />}>
                {t('Criticality {criticality}', { criticality: asset.criticality })}
              </Badge>
              {unsent.has(asset.id) && <SavedHere />}
            </>
          }
          sub={
            <>
              <span>
                {made ? `${t(ASSET_CLASSES[asset.class].label)}, ${made}` : t(ASSET_CLASSES[asset.class].label)}
              </span>
              <span>
                <ClientLink id={asset.organizationId} />
              </span>
              {placeText(asset.place, names) && (
                <span>
                  <PlaceWords place={asset.place} />
                </span>
              )}
              <span>
                {asset.verified
                  ? t('verified on site {moment} by {whoever}', {
                      moment: times.moment(asset.verified.at),
                      whoever: names.whoever(asset.verified.by),
                    })
                  : t('not verified on site yet')}
              </span>
            </>
          }
          actions={
            <>
              <PrintButton />
              {edit.canWrite && <VerifyButton asset={asset} />}
              <Button leftSection={<IconPlus size={15} />} onClick={newTicket}>
                {t('New ticket')}
              </Button>
            </>
          }
        />
        {conflicts > 0 && (
          <Notice tone="bad" icon={<IconAlertTriangle size={16} aria-hidden />}>
            <b>
              {t('{conflicts, plural, one {One field was} other {# fields were}} written by two people.', {
                conflicts,
              })}
            </b>
            <span>{t('Both values are kept, at the field below. Choose one.')}</span>
          </Notice>
        )}
        {asset.deleted && (
          <DeletedNotice edit={edit} mayRestore={mayWrite}>
            {t('This asset was deleted. Lists and forms show it no more.')}
          </DeletedNotice>
        )}
        {!mayWrite && (
          <Notice icon={<IconLock size={15} aria-hidden />}>
            <span className={text.second}>{t('Your role reads this asset and changes nothing.')}</span>
          </Notice>
        )}
        <AssetSections asset={asset} edit={edit} />
        {asset.interfaces.length > 0 && <Interfaces interfaces={asset.interfaces} />}
        <Impact key={asset.id} asset={asset} direction={direction} onDirection={setDirection} />
        <Section title={t('Timeline')} count={activities.total}>
          {activities.total === 0 && !activities.isLoading && (
            <p className={text.muted}>{t('Nothing was written about this asset yet.')}</p>
          )}
          <Timeline
            activities={activities.rows}
            isLoading={activities.isLoading}
            total={activities.total}
            times={times}
          />
        </Section>
        {edit.canWrite && (
          <Composer
            about={{ collection: 'assets', id: asset.id, organizationId: asset.organizationId, code: edit.code }}
            kinds={['internal']}
            clientName=""
          />
        )}
      </Split>
    </>
  );
}
