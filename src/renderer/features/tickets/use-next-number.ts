import { useEffect, useState } from 'react';
import { nextTicketNumber } from '#renderer/data/commands.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';

/** The number that a ticket of this kind would get. */
export function useNextNumber(kind: TicketKind): { number: string; isProvisional: boolean } | null {
  const [next, setNext] = useState<{ number: string; isProvisional: boolean } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void nextTicketNumber(kind).then((found) => isCurrent && setNext(found));
    return () => {
      isCurrent = false;
    };
  }, [kind]);
  return next;
}
