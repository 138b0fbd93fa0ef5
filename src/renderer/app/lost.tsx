import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  return (
    <>
      <PageTitle title={t('Nothing here')} crumbs={[{ label: t('Nothing here') }]} />
      <Empty isPage action={<Link to="/tickets">{t('Go to the tickets')}</Link>}>
        {t('There is no page at this address.')}
      </Empty>
    </>
  );
}

/** A page that broke. What was saved is not touched by it. */
export function ErrorPage({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Empty
      isPage
      action={<Button onClick={again}>{t('Show it again')}</Button>}
      hint={error instanceof Error ? error.message : undefined}
    >
      {t('This page could not be shown. Everything that was saved is safe.')}
    </Empty>
  );
}
