import { Fragment, type ReactNode, useMemo } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Asset } from '#shared/domain/records.ts';
import { RELATIONSHIP_TYPES } from '#shared/domain/relationships/types.ts';
import css from './asset.module.css';

/** Ends shown of one kind before the rest is counted. */
const SHOWN = 6;

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What an asset hangs together with, read from its side: a link to it carries the other label. */
export function Relationships({ asset }: { asset: Asset }): ReactNode {
  const from = useAll('relationships', [{ field: 'fromId', is: 'any-of', values: [asset.id] }], 'type');
  const to = useAll('relationships', [{ field: 'toId', is: 'any-of', values: [asset.id] }], 'type');
  const links = useMemo(
    () => [
      ...from.rows.map((one) => ({ id: one.toId, label: t(RELATIONSHIP_TYPES[one.type].label) as string })),
      ...to.rows.map((one) => ({ id: one.fromId, label: t(RELATIONSHIP_TYPES[one.type].inverse) as string })),
    ],
    [from.rows, to.rows],
  );
  const ids = useMemo(() => [...new Set(links.map((one) => one.id))], [links]);
  const others = useAll('assets', [{ field: 'id', is: 'any-of', values: ids }]);
  const nameOf = new Map(others.rows.map((one) => [one.id, one.name]));
  const groups = new Map<string, string[]>();
  for (const { id, label } of links) groups.set(label, [...(groups.get(label) ?? []), id]);
  const isLoading = from.isLoading || to.isLoading || others.isLoading;
  return (
    <Section title={t('Relationships')} count={from.isLoading || to.isLoading ? undefined : links.length}>
      {links.length === 0 && !isLoading && (
        <p className={`${text.small} ${text.muted}`}>{t('Nothing is linked to this asset.')}</p>
      )}
      <dl className={css.rel}>
        {[...groups].map(([label, ends]) => (
          <Fragment key={label}>
            {ends.slice(0, SHOWN).map((id, index) => (
              <div key={id}>
                <dt>{index === 0 ? sentence(label) : ''}</dt>
                <dd>
                  <RecordLink collection="assets" id={id}>
                    {nameOf.get(id) ?? (isLoading ? '…' : t('an asset that is not here'))}
                  </RecordLink>
                </dd>
              </div>
            ))}
            {ends.length > SHOWN && (
              <div>
                <dt />
                <dd className={text.muted}>{t('and {count} more', { count: ends.length - SHOWN })}</dd>
              </div>
            )}
          </Fragment>
        ))}
      </dl>
    </Section>
  );
}
