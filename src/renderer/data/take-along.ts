import { useCallback, useEffect, useState } from 'react';
import { PATHS } from '#shared/wire/contract.ts';
import { type TakeAlong, type TakeAlongAnswer, takeAlongAnswerSchema } from '#shared/wire/devices.ts';
import { askAsUser } from './as-user.ts';
import type { OfficeFailure } from './office-calls.ts';

export type { TakeAlong, TakeAlongAnswer } from '#shared/wire/devices.ts';

export interface TakenAlong {
  /** Undefined while asking, null where the office gave none; what was said last while it cannot be reached. */
  taken: TakeAlongAnswer | null | undefined;
  failure: OfficeFailure | null;
  load: () => Promise<void>;
  /** Changes it. Resolves with what speaks against it, else null. */
  take: (wanted: TakeAlong) => Promise<OfficeFailure | null>;
}

/** What this laptop takes along of what its user may see (S20): kept at the office. Asked again when `reload` changes. */
export function useTakenAlong(reload: string): TakenAlong {
  const [taken, setTaken] = useState<TakeAlongAnswer | null | undefined>(undefined);
  const [failure, setFailure] = useState<OfficeFailure | null>(null);
  const load = useCallback(async () => {
    const answer = await askAsUser(PATHS.takeAlong, takeAlongAnswerSchema);
    setFailure(answer.ok ? null : answer.error);
    setTaken((before) => (answer.ok ? answer.value : (before ?? null)));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reload` says that it may have changed.
  useEffect(() => void load(), [load, reload]);
  const take = async (wanted: TakeAlong): Promise<OfficeFailure | null> => {
    const answer = await askAsUser(PATHS.takeAlong, takeAlongAnswerSchema, wanted);
    if (!answer.ok) return answer.error;
    setFailure(null);
    setTaken(answer.value);
    return null;
  };
  return { taken, failure, load, take };
}
