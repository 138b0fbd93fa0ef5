import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { PATHS } from '#shared/wire/contract.ts';
import { type DeviceAction, type UserDevice, userDevicesSchema } from '#shared/wire/users.ts';
import { addressOf, askAsUser } from './as-user.ts';
import type { OfficeFailure } from './office-calls.ts';

export type { DeviceAction, UserDevice } from '#shared/wire/users.ts';

export interface Devices {
  /** Undefined while asking, null where the office gave none; what was said last while it cannot be reached. */
  devices: readonly UserDevice[] | null | undefined;
  failure: OfficeFailure | null;
  load: () => Promise<void>;
  /** Does something with a device. Resolves with what speaks against it, else null. */
  act: (device: string, action: DeviceAction) => Promise<OfficeFailure | null>;
}

/** The devices of a person, for an administrator; of oneself where `person` is null. Asked again when `reload` changes. */
export function useDevices(person: string | null, reload: string): Devices {
  const [devices, setDevices] = useState<readonly UserDevice[] | null | undefined>(undefined);
  const [failure, setFailure] = useState<OfficeFailure | null>(null);
  const load = useCallback(async () => {
    const path = person === null ? PATHS.ownDevices : addressOf(PATHS.userDevices, { person });
    const answer = await askAsUser(path, userDevicesSchema);
    setFailure(answer.ok ? null : answer.error);
    setDevices((before) => (answer.ok ? answer.value : (before ?? null)));
  }, [person]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reload` says that they may have changed.
  useEffect(() => void load(), [load, reload]);
  const act = async (device: string, action: DeviceAction): Promise<OfficeFailure | null> => {
    const path =
      person === null ? addressOf(PATHS.ownDevice, { device }) : addressOf(PATHS.userDevice, { person, device });
    const answer = await askAsUser(path, z.object({}), action);
    if (!answer.ok) return answer.error;
    await load();
    return null;
  };
  return { devices, failure, load, act };
}

/** Changes one's own password. Resolves with what speaks against it, else null. */
export async function changeOwnPassword(current: string, next: string): Promise<OfficeFailure | null> {
  const answer = await askAsUser(PATHS.ownPassword, z.object({}), { current, next });
  return answer.ok ? null : answer.error;
}
