import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Document. */
export function DocumentPage(_props: { id: string }): ReactNode {
  return <PageTitle title={t('Document')} crumbs={[{ label: t('Document') }]} />;
}
