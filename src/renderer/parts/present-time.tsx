import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import { timesIn } from './times.ts';
import { useNow } from './use-now.ts';
import { zoneText } from './zones.ts';

/** The time at a client or site now, with its zone: "15:34 in Europe/London". Nothing where no zone is known. */
export function PresentTime({ zone }: { zone: string | null }): ReactNode {
  const now = useNow();
  return zone === null
    ? t('nobody said its time zone')
    : t('now {time} in {zone}', { time: timesIn(zone).clock(now), zone: zoneText(zone) });
}
