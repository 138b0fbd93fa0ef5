import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Site. */
export function SitePage(_props: { id: string }): ReactNode {
  return <PageTitle title={t('Site')} crumbs={[{ label: t('Site') }]} />;
}
