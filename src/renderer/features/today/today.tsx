import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Today. */
export function Today(): ReactNode {
  return <PageTitle title={t('Today')} crumbs={[{ label: t('Today') }]} />;
}
