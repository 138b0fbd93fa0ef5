import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** New site. */
export function NewSite(_props: { clientId: string | null }): ReactNode {
  return <PageTitle title={t('New site')} crumbs={[{ label: t('New site') }]} />;
}
