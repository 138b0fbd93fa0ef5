import { IconPencil } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { type Draft, useDrafts } from '#renderer/state/drafts.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { Section } from '#renderer/ui/section.tsx';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { titleOf } from '#shared/domain/title.ts';
import type { Json } from '#shared/lib/json.ts';
import { Need, Needs } from './need.tsx';
import css from './today.module.css';

/** The first words that somebody typed, wherever in the draft they are; ids and choices are none. */
export function excerpt(value: Json): string {
  if (typeof value === 'string') return /\s/.test(value.trim()) ? value.trim() : '';
  if (value === null || typeof value !== 'object') return '';
  for (const one of Array.isArray(value) ? value : Object.values(value)) {
    const found = excerpt(one);
    if (found) return found;
  }
  return '';
}

/** What was typed on this laptop and not saved; nothing where nothing waits. */
export function Drafts(): ReactNode {
  const drafts = useDrafts((state) => state.drafts);
  const newest = Object.values(drafts).sort((a, b) => (a.at < b.at ? 1 : -1));
  const titles = useTitles(newest);
  if (newest.length === 0) return null;
  return (
    <Section title={t('Not saved yet')} count={newest.length}>
      <Needs label={t('Not saved yet')}>
        {newest.map((draft) => (
          <DraftRow key={draft.key} draft={draft} title={titles(draft)} />
        ))}
      </Needs>
    </Section>
  );
}

/** How the records are called that drafts are about. */
function useTitles(drafts: readonly Draft[]): (draft: Draft) => string {
  const idsOf = (collection: Collection) => [
    {
      field: 'id',
      is: 'any-of' as const,
      values: drafts
        .filter((one) => one.about.record?.collection === collection)
        .map((one) => one.about.record?.id ?? ''),
    },
  ];
  const records = [
    useAll('tickets', idsOf('tickets'), 'id').rows,
    useAll('assets', idsOf('assets'), 'id').rows,
    useAll('documents', idsOf('documents'), 'id').rows,
    useAll('organizations', idsOf('organizations'), 'id').rows,
    useAll('sites', idsOf('sites'), 'id').rows,
    useAll('people', idsOf('people'), 'id').rows,
  ].flat() as AnyRecord[];
  return ({ about }) => {
    const record = records.find((one) => one.id === about.record?.id);
    if (!record || !about.record) return '';
    const { code, name } = titleOf(about.record.collection, record);
    return code || name;
  };
}

function DraftRow({ draft, title }: { draft: Draft; title: string }): ReactNode {
  const router = useRouter();
  const { key, about, value, at } = draft;
  const name = title ? t('{label}, {title}', { label: about.label, title }) : about.label;
  const words = excerpt(value);
  const drop = (): void => {
    useDrafts.getState().drop(key);
    const show = useNotices.getState().show;
    const putBack = async (): Promise<void> => {
      useDrafts.getState().change(draft);
      show({ tone: 'ok', text: t('The draft is back.'), undo: null });
    };
    show({ tone: 'ok', text: t('The draft was dropped.'), undo: putBack });
  };
  return (
    <Need
      icon={IconPencil}
      what={name}
      why={
        <>
          {timesIn(null).moment(at)}
          {words && `, “${words.length > 90 ? `${words.slice(0, 88).trimEnd()}…` : words}”`}
        </>
      }
      action={
        <>
          <a
            href={about.href}
            aria-label={t('Go on with {name}', { name })}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              router.history.push(about.href);
            }}
          >
            {t('Go on')}
          </a>
          <button type="button" className={css.drop} aria-label={t('Drop it: {name}', { name })} onClick={drop}>
            {t('Drop it')}
          </button>
        </>
      }
    />
  );
}
