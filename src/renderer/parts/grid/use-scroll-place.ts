import { type RefObject, useEffect, useRef } from 'react';

/** Keeps how far a list is scrolled under its address, and goes there when the address changes. */
export function useScrollPlace(
  scroller: RefObject<HTMLDivElement | null>,
  address: string,
  /** Where it was left, in px. */
  top: number,
  leaveAt: (top: number) => void,
): void {
  const now = useRef(top);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs at each new address; `leaveAt` is the address's own.
  useEffect(() => {
    const element = scroller.current;
    // The first time the rows begin there by themselves.
    if (!isFirst.current) element?.scrollTo({ top });
    isFirst.current = false;
    now.current = top;
    const onScroll = (): void => {
      now.current = element?.scrollTop ?? 0;
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element?.removeEventListener('scroll', onScroll);
      leaveAt(now.current);
    };
  }, [address]);
}
