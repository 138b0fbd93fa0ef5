import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useLinks } from '#renderer/data/links.ts';
import { useAll } from '#renderer/data/lists.ts';
import { usePageActions } from '#renderer/parts/actions.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { useSave } from '#renderer/parts/save.ts';
import { Code, RowMarks, SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { openSide } from '#renderer/ui/split.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import type { Asset, Relationship } from '#shared/domain/records.ts';
import css from './asset.module.css';
import { RELATION_LABELS, type RelationLabel } from './relation-labels.ts';
import { RelationshipForm, useRelationDraft } from './relationship-form.tsx';

/** Links shown of one kind before the rest is behind a button. */
const SHOWN = 6;

const NONE: readonly Relationship[] = [];
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

interface Shown {
  link: Relationship;
  otherId: string;
  /** Undefined where this laptop does not have it, or has not looked yet. */
  other: Asset | undefined;
}

/** The links of an asset by what they are called from its side, the ends by name. */
function byLabel(assetId: string, links: readonly Relationship[], assets: ReadonlyMap<string, Asset>) {
  return RELATION_LABELS.map((label) => ({
    label,
    shown: links
      .filter((one) => one.type === label.type && (label.isInverse ? one.toId : one.fromId) === assetId)
      .map((link): Shown => {
        const otherId = label.isInverse ? link.fromId : link.toId;
        return { link, otherId, other: assets.get(otherId) };
      })
      .sort((a, b) => collator.compare(a.other?.name ?? '', b.other?.name ?? '')),
  })).filter((group) => group.shown.length > 0);
}

/** What an asset hangs together with, read from its side: a link to it carries the other label. */
export function Relationships({ asset, edit }: { asset: Asset; edit: RecordEdit }): ReactNode {
  const found = useLinks(asset.id);
  const links = found ?? NONE;
  const draft = useRelationDraft(asset);
  const [isAdding, setIsAdding] = useState(draft.value !== null);
  const ids = useMemo(
    () => [...new Set(links.flatMap((one) => [one.fromId, one.toId]))].filter((id) => id !== asset.id).sort(),
    [links, asset.id],
  );
  const others = useAll('assets', [{ field: 'id', is: 'any-of', values: ids }], 'name', ids.length);
  const groups = useMemo(
    () => byLabel(asset.id, links, new Map(others.rows.map((one) => [one.id, one]))),
    [asset.id, links, others.rows],
  );
  const isLoading = found === undefined || others.isLoading;
  usePageActions(t('On this page'), [
    edit.canWrite &&
      !isAdding && {
        id: 'relationship',
        label: t('Add a relationship…'),
        words: t('link connect depends runs contains'),
        keys: 'r',
        icon: IconPlus,
        run: () => {
          openSide();
          setIsAdding(true);
        },
      },
  ]);
  return (
    <Section
      title={t('Relationships')}
      count={found?.length}
      actions={
        edit.canWrite && !isAdding ? (
          <Button
            data-size="xs"
            leftSection={<IconPlus size={14} />}
            aria-label={t('Add a relationship')}
            onClick={() => setIsAdding(true)}
          >
            {t('Add')}
          </Button>
        ) : null
      }
    >
      {isAdding && <RelationshipForm asset={asset} code={edit.code} links={links} onClose={() => setIsAdding(false)} />}
      {links.length === 0 && !isLoading && !isAdding && (
        <p className={`${text.small} ${text.muted}`}>{t('Nothing is linked to this asset.')}</p>
      )}
      <dl className={css.rel}>
        {groups.map(({ label, shown }) => (
          <Group key={label.value} label={label} shown={shown} edit={edit} isLoading={isLoading} />
        ))}
      </dl>
    </Section>
  );
}

/** All links of one kind. */
function Group(props: { label: RelationLabel; shown: Shown[]; edit: RecordEdit; isLoading: boolean }): ReactNode {
  const { label, shown } = props;
  const [isWhole, setIsWhole] = useState(false);
  const rest = shown.length - SHOWN;
  return (
    <div>
      <dt>{sentence(label.label)}</dt>
      {(isWhole ? shown : shown.slice(0, SHOWN)).map((one) => (
        <Fragment key={one.link.id}>
          <LinkRow {...one} label={label} edit={props.edit} isLoading={props.isLoading} />
        </Fragment>
      ))}
      {rest > 0 && (
        <dd>
          <button
            type="button"
            className={css.more}
            aria-expanded={isWhole}
            aria-label={
              isWhole
                ? t('Show fewer: {label}', { label: label.label })
                : t('Show {count} more: {label}', { count: rest, label: label.label })
            }
            onClick={() => setIsWhole(!isWhole)}
          >
            {isWhole ? t('Show fewer') : t('Show {count} more', { count: rest })}
          </button>
        </dd>
      )}
    </div>
  );
}

function LinkRow(props: Shown & { label: RelationLabel; edit: RecordEdit; isLoading: boolean }): ReactNode {
  const { link, other, otherId, edit, label } = props;
  const save = useSave();
  const { unsent } = useLiveSync();
  const [error, setError] = useState<string | null>(null);
  const name = other?.name ?? (props.isLoading ? '…' : t('an asset that is not here'));
  const what = [other && t(ASSET_CLASSES[other.class].label), other?.deleted && t('deleted')]
    .filter(Boolean)
    .join(', ');
  const remove = (): void =>
    void save(
      edit.code,
      t('Link “{label} {name}” removed,', { label: label.label, name }),
      [
        {
          collection: 'relationships',
          id: link.id,
          organizationId: link.organizationId,
          values: { deleted: true },
        },
      ],
      {},
    ).then(setError);
  return (
    <dd>
      <div className={css.relName}>
        <span className={text.cut} title={name}>
          <RecordLink collection="assets" id={otherId}>
            {name}
          </RecordLink>
        </span>
        {unsent.has(link.id) && <SavedHere />}
        <RowMarks isUnsent={false} conflicts={Object.keys(link.conflicts).length} />
        {edit.canWrite && (
          <ActionIcon
            className={css.relRemove ?? ''}
            size="var(--sb-target-s)"
            aria-label={t('Remove link: {label} {name}', { label: label.label, name })}
            title={t('Remove this link')}
            onClick={remove}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      <div
        className={`${css.relFacts} ${text.small} ${text.muted}`}
        title={[link.note, other?.tag, what].filter(Boolean).join(', ')}
      >
        {link.note && <span className={text.second}>{link.note} </span>}
        {other?.tag && <Code>{other.tag}</Code>} {what}
      </div>
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </dd>
  );
}
