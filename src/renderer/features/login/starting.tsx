import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import { Door } from './door.tsx';

/** For the moment in which the app finds out who is at work. */
export const Starting = (): ReactNode => (
  <Door title={t('Opening your records')} lead={t('They are on this laptop.')} />
);
