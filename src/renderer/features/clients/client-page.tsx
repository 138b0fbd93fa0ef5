import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Client. */
export function ClientPage(_props: { id: string }): ReactNode {
  return <PageTitle title={t('Client')} crumbs={[{ label: t('Client') }]} />;
}
