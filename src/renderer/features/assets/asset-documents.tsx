import { type ReactNode, useMemo } from 'react';
import { useActor } from '#renderer/parts/actor.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import type { Beside } from '#renderer/parts/runs/beside.ts';
import type { Links } from '#renderer/parts/runs/document-reader.tsx';
import { DocumentsSection } from '#renderer/parts/runs/documents-section.tsx';
import { useMatches } from '#renderer/parts/runs/use-matches.ts';
import type { RunPlace } from '#renderer/parts/runs/use-run.ts';
import { useSave } from '#renderer/parts/save.ts';
import type { useActivities } from '#renderer/parts/timeline.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import type { DocumentMatch } from '#shared/domain/documents/match.ts';
import { canWrite } from '#shared/domain/permissions.ts';
import type { Asset, Document } from '#shared/domain/records.ts';

/** The asset as a place where runbooks are run. */
export function useAssetPlace(props: {
  asset: Asset;
  edit: RecordEdit;
  activities: ReturnType<typeof useActivities>;
  times: Times;
}): RunPlace {
  const { asset, edit, activities, times } = props;
  return useMemo(
    () => ({
      about: { collection: 'assets', id: asset.id, organizationId: asset.organizationId, code: edit.code },
      name: [asset.tag, asset.name].filter(Boolean).join(' '),
      activities: activities.rows,
      isLoading: activities.isLoading,
      times,
      locked: edit.canWrite
        ? null
        : asset.deleted
          ? t('This asset was deleted: its runs stay as they are.')
          : t('Your role reads this run and stamps nothing.'),
      // A document names the assets it is for; an asset that a runbook was run on once is not one of them.
      linkDrafts: () => [],
    }),
    [asset, edit, activities.rows, activities.isLoading, times],
  );
}

/** How documents are linked to an asset: they name it. */
export function useAssetLinks(
  asset: Asset,
  edit: RecordEdit,
): { matches: DocumentMatch[]; isLoading: boolean; links: Links } {
  const save = useSave();
  const actor = useActor();
  const assets = useMemo(() => [asset], [asset]);
  const subject = useMemo(
    () => ({
      organizationId: asset.organizationId,
      siteId: asset.place.siteId,
      title: '',
      category: '',
      documentIds: [],
    }),
    [asset],
  );
  const found = useMatches(subject, assets);
  const links = useMemo((): Links => {
    const ofDocument = ({ id, organizationId }: Document, assetIds: string[]) => ({
      collection: 'documents' as const,
      id,
      organizationId,
      values: { assetIds },
    });
    return {
      ids: found.matches
        .filter(({ document }) => document.assetIds.includes(asset.id))
        .map(({ document }) => document.id),
      canLink: edit.canWrite && canWrite(actor, 'documents', asset.organizationId),
      link: (document) =>
        save(document.title, t('Link to {code}', { code: edit.code }), [
          ofDocument(document, [...document.assetIds, asset.id]),
        ]),
      unlink: (document) =>
        save(
          document.title,
          t('Link to {code} removed,', { code: edit.code }),
          [
            ofDocument(
              document,
              document.assetIds.filter((one) => one !== asset.id),
            ),
          ],
          [ofDocument(document, document.assetIds)],
        ),
    };
  }, [found.matches, asset, edit, actor, save]);
  const matches = useMemo(
    () => found.matches.map((one) => ({ ...one, isLinked: links.ids.includes(one.document.id) })),
    [found.matches, links],
  );
  return { matches, isLoading: found.isLoading, links };
}

/** Beside an asset: the runbooks that are run on it, and the documents that fit. */
export function AssetDocuments(props: {
  matches: DocumentMatch[];
  isLoading: boolean;
  links: Links;
  place: RunPlace;
  beside: Beside;
}): ReactNode {
  return (
    <DocumentsSection
      {...props}
      isLinkUnsent={false}
      nothing={t('No document fits this asset. Those for its class, model or site appear here.')}
    />
  );
}
