import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Filter } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { useCanAdd } from '#renderer/parts/can-add.ts';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { dayHead } from '#renderer/parts/times.ts';
import { useNow } from '#renderer/parts/use-now.ts';
import { PageHead } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { t } from '#renderer/words/t.ts';
import { greeting } from './age.ts';
import { ByClient } from './by-client.tsx';
import { Drafts } from './drafts.tsx';
import { FirstSteps } from './first-steps.tsx';
import { TodaySide } from './side.tsx';
import { MyTickets, Unassigned, useUrgent } from './ticket-sections.tsx';
import { isManager, WhatWaits } from './waits.tsx';

const assignedTo = (personId: string | null): Filter => ({ field: 'assigneeId', is: 'any-of', values: [personId] });

/** Where the day begins: what there is to do, what waits, where the work of this laptop is. */
export function Today(): ReactNode {
  const user = useUser();
  const navigate = useNavigate();
  const canAdd = useCanAdd('tickets');
  const now = useNow();
  const isDispatching = isManager(user.roles);
  const mine = useUrgent([assignedTo(user.personId)]);
  const unassigned = useUrgent([assignedTo(null)], isDispatching ? 12 : 0);
  const firstName = user.name.split(' ')[0] ?? user.name;
  return (
    <>
      <PageTitle title={t('Today')} crumbs={[{ label: t('Today') }]} />
      <Split sideLabel={t('Needs you, recently used, this laptop')} side={<TodaySide />}>
        <PageHead
          title={dayHead(now)}
          sub={
            <>
              <span>{greeting(new Date(now).getHours(), firstName)}</span>
              {!mine.isLoading && (
                <span>{t('{count, plural, one {# ticket} other {# tickets}} on you', { count: mine.total })}</span>
              )}
              {!unassigned.isLoading && unassigned.total > 0 && (
                <span>{t('{count} unassigned', { count: unassigned.total })}</span>
              )}
            </>
          }
          actions={
            canAdd && (
              <Button
                variant="filled"
                leftSection={<IconPlus size={15} />}
                onClick={() => void navigate({ to: '/tickets/new' })}
              >
                {t('New ticket')}
              </Button>
            )
          }
        />
        <FirstSteps />
        {isDispatching && <Unassigned list={unassigned} now={now} />}
        <MyTickets list={mine} now={now} />
        <WhatWaits now={now} hasUnassigned={isDispatching} />
        <Drafts />
        <ByClient />
      </Split>
    </>
  );
}
