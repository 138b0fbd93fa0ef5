import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** New person. */
export function NewPerson(_props: { clientId: string | null; siteId: string | null }): ReactNode {
  return <PageTitle title={t('New person')} crumbs={[{ label: t('New person') }]} />;
}
