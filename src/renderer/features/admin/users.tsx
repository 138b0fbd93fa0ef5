import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Users. */
export function Users(): ReactNode {
  return <PageTitle title={t('Users')} crumbs={[{ label: t('Users') }]} />;
}
