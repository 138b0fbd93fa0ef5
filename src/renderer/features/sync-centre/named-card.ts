import { useEffect, useRef } from 'react';

/** Brings a card on the screen when the address names it, as a link from elsewhere does. */
export function useNamedCard(id: string) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (location.hash !== `#${id}`) return;
    card.current?.scrollIntoView({ block: 'start' });
    card.current?.focus();
  }, [id]);
  return card;
}
