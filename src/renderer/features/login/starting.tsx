import type { ReactNode } from 'react';
import { Door } from './door.tsx';

/** For the moment in which the app finds out who is at work. */
export const Starting = (): ReactNode => <Door title="Opening your records" lead="They are on this laptop." />;
