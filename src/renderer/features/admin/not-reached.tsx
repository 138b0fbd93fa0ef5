import { Button } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OfficeFailure } from '#renderer/data/users.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { Notice } from '#renderer/ui/section.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';

const why = (failure: OfficeFailure): string =>
  failure.code === 'offline' ? t('The office cannot be reached now.') : failure.message;

/** Nothing was loaded before the office went away. */
export const NothingFromOffice = (props: { failure: OfficeFailure; onRetry: () => void }): ReactNode => (
  <Empty action={<Button onClick={props.onRetry}>{t('Try again')}</Button>} hint={t('Everything else works on.')}>
    {props.failure.code === 'offline'
      ? t('Users are kept at the office, which cannot be reached now.')
      : props.failure.message}
  </Empty>
);

/** What was loaded before stays readable. */
export const KeptFromOffice = (props: { failure: OfficeFailure; at: string; onRetry: () => void }): ReactNode => (
  <Notice icon={<IconDeviceLaptop size={16} stroke={1.6} aria-hidden />}>
    <p role="status">
      {t('{why} Users are kept there; this is how they were at {time}.', {
        why: why(props.failure),
        time: timesIn(null).moment(props.at),
      })}
    </p>
    <Button size="xs" onClick={props.onRetry}>
      {t('Try again')}
    </Button>
  </Notice>
);
