import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** New document. */
export function NewDocument(_props: { clientId: string | null; siteId: string | null }): ReactNode {
  return <PageTitle title={t('New document')} crumbs={[{ label: t('New document') }]} />;
}
