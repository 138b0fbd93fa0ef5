import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { t } from '#renderer/words/t.ts';

/** New client. */
export function NewClient(): ReactNode {
  return <PageTitle title={t('New client')} crumbs={[{ label: t('New client') }]} />;
}
