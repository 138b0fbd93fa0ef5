import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Account. */
export function Account(): ReactNode {
  return <PageTitle title={t('Account')} crumbs={[{ label: t('Account') }]} />;
}
