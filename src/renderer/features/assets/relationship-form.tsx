import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { checkLink, type NewLink } from '#renderer/data/links.ts';
import { useRecord } from '#renderer/data/lists.ts';
import { AssetPicker } from '#renderer/parts/asset-picker.tsx';
import { DraftOf } from '#renderer/parts/draft-of.tsx';
import { type Kept, useKept } from '#renderer/parts/kept.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { Code } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Asset, Relationship } from '#shared/domain/records.ts';
import css from './asset.module.css';
import { RELATION_LABELS } from './relation-labels.ts';
import { RelationPicker } from './relation-picker.tsx';

/** What is typed into the form. */
interface NewRelation {
  label: string | null;
  otherId: string | null;
  note: string;
}

/** What somebody has begun to link to this asset: it stands until it is saved or dropped, through a crash as well. */
export const useRelationDraft = (asset: Asset): Kept<NewRelation> =>
  useKept<NewRelation>(`relationship assets/${asset.id}`, {
    label: t('Relationship'),
    record: { collection: 'assets', id: asset.id },
    href: `/assets/${asset.id}`,
  });

/** The link that the form amounts to; null while something is missing. A label of the other side turns it round. */
function linkIn({ label, otherId }: NewRelation, assetId: string): NewLink | null {
  const chosen = RELATION_LABELS.find((one) => one.value === label);
  if (!chosen || otherId === null) return null;
  const [fromId, toId] = chosen.isInverse ? [otherId, assetId] : [assetId, otherId];
  return { type: chosen.type, fromId, toId };
}

/** What the rules say of the link, asked as soon as there is one and again when the asset's links change. */
function useObjection(link: NewLink | null, links: readonly Relationship[]): string | null {
  const key = JSON.stringify(link);
  const [found, setFound] = useState<{ key: string; message: string | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the links of the asset change.
  useEffect(() => {
    const asked = JSON.parse(key) as NewLink | null;
    let isCurrent = true;
    if (asked) {
      void checkLink(asked).then((refusal) => isCurrent && setFound({ key, message: refusal?.message ?? null }));
    }
    return () => {
      isCurrent = false;
    };
  }, [key, links]);
  return link && found?.key === key ? found.message : null;
}

/**
 * Links another asset to this one: how, which, and a note. Made by typing: Enter takes what is offered and goes on to
 * the next field, Enter in the note saves; the form stays for the next link of the same kind. Esc closes it.
 */
export function RelationshipForm(props: {
  asset: Asset;
  code: string;
  links: readonly Relationship[];
  onClose: () => void;
}): ReactNode {
  const { asset, links } = props;
  const save = useSave();
  const kept = useRelationDraft(asset);
  const [wasKept] = useState(kept.value !== null);
  const [lastLabel, setLastLabel] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const typed: NewRelation = kept.value ?? { label: lastLabel, otherId: null, note: '' };
  const set = (changes: Partial<NewRelation>): void => {
    setError(null);
    kept.keep({ ...typed, ...changes });
  };
  const other = useRecord('assets', typed.otherId);
  const chosen = RELATION_LABELS.find((one) => one.value === typed.label);
  const link = linkIn(typed, asset.id);
  const objection = useObjection(link, links);

  const add = async (): Promise<void> => {
    if (!chosen) return setError(t('Choose how they are linked.'));
    if (!link || !other) return setError(t('Choose the other asset.'));
    const against = await save(
      props.code,
      t('Link “{label} {name}”', { label: chosen.label, name: other.name }),
      [
        {
          collection: 'relationships',
          id: newId(),
          organizationId: asset.organizationId,
          create: true,
          values: { ...link, note: typed.note.trim() },
        },
      ],
      {},
    );
    setError(against);
    if (against !== null) return;
    setLastLabel(typed.label);
    kept.drop();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (objection === null) void run(add);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Of an open list Esc closes the list alone; else the form, and not the panel it stands in.
    const isListOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (!isListOpen) close();
  };
  const close = (): void => {
    kept.drop();
    props.onClose();
  };
  return (
    <form className={css.relForm} noValidate aria-label={t('New relationship')} onSubmit={submit} onKeyDown={onKeyDown}>
      <RelationPicker chosen={chosen} onPick={(label) => set({ label })} hasFocus={typed.label === null} />
      {typed.otherId === null ? (
        <AssetPicker
          // Drawn anew when the kind of link is chosen: then the typing goes on here.
          key={typed.label}
          label={t('The other asset')}
          organizationId={asset.organizationId}
          without={[asset.id]}
          onPick={(picked) => set({ otherId: picked.id })}
          hasFocus={typed.label !== null}
        />
      ) : (
        <>
          <div className={css.relOther}>
            <span className={`${text.cut} ${text.medium}`}>{other?.name ?? '…'}</span>
            <Code>{other?.tag ?? ''}</Code>
            <ActionIcon
              size="var(--sb-target-s)"
              aria-label={t('Choose another asset')}
              onClick={() => set({ otherId: null })}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
          <TextInput
            aria-label={t('Note')}
            placeholder={t('Note, such as outlet or port')}
            value={typed.note}
            maxLength={400}
            onChange={(event) => set({ note: event.currentTarget.value })}
            autoFocus
          />
        </>
      )}
      {chosen && other && objection === null && (
        <p className={`${text.small} ${text.muted}`}>
          {t('There it reads: {label} {name}', { label: chosen.other, name: asset.name })}
        </p>
      )}
      {(error ?? objection) && (
        <p className={css.error} role="alert">
          {error ?? objection}
        </p>
      )}
      <div className={css.relFoot}>
        <Button type="submit" variant="filled" disabled={isBusy || objection !== null}>
          {t('Add link')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {typed.otherId === null ? t('Done') : t('Leave it')}
        </Button>
        {wasKept && <DraftOf kept={kept} />}
      </div>
    </form>
  );
}
