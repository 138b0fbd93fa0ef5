import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The present moment, as ISO time, anew at the turn of each minute. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each minute sets the clock for the next one.
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date().toISOString()), MINUTE_MS - (Date.now() % MINUTE_MS) + 20);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
