import type { ReactNode } from 'react';
import { useCounts } from '#renderer/data/lists.ts';
import { ListLink } from '#renderer/parts/list-link.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, type AssetClass } from '#shared/domain/assets/classes.ts';
import css from './client.module.css';

/** How many assets of each class a client has, the most first; each leads to the list of them. */
export function ClientAssets({ clientId, actions }: { clientId: string; actions: ReactNode }): ReactNode {
  const counts = useCounts('assets', [{ field: 'organizationId', is: 'any-of', values: [clientId] }], ['class']);
  const classes = [...counts.counts].sort((a, b) => b.count - a.count);
  return (
    <Section title={t('Assets')} count={counts.isLoading ? undefined : counts.total} actions={actions}>
      {counts.total === 0 && !counts.isLoading && (
        <p className={`${text.small} ${text.muted}`}>{t('No asset of this client is on this laptop.')}</p>
      )}
      <ul className={css.classes}>
        {classes.map(({ values, count }) => {
          const one = values[0] as AssetClass;
          return (
            <li key={one}>
              <ListLink collection="assets" search={{ client: [clientId], class: [one] }}>
                {t(ASSET_CLASSES[one]?.label ?? one)} <b>{count}</b>
              </ListLink>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
