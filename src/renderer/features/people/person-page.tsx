import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** Person. */
export function PersonPage(_props: { id: string }): ReactNode {
  return <PageTitle title={t('Person')} crumbs={[{ label: t('Person') }]} />;
}
