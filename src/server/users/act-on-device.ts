import type { Office } from '#server/office.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceAction } from '#shared/wire/users.ts';

/**
 * Renames a device of a person, ends its sessions, or shuts it out for ever (S22). Another person's device is as
 * unknown as one that does not exist. `by` is who does it.
 */
export async function actOnDevice(
  office: Office,
  by: string,
  personId: string,
  deviceId: string,
  action: DeviceAction,
): Promise<Result<null, 'not-found'>> {
  const done = await office.store.write(async (tables): Promise<Result<null, 'not-found'>> => {
    const device = await tables.devices.byId(deviceId);
    if (device?.personId !== personId) return fail('not-found');
    const at = isoTime(office.clock.now());
    if (action.does === 'rename') await tables.devices.rename(deviceId, action.name.trim());
    else await tables.sessions.revokeOfDevice(deviceId, at);
    if (action.does === 'revoke' && device.revokedAt === null) await tables.devices.revoke(deviceId, at);
    return ok(null);
  });
  if (done.ok) {
    await office.hub.recheck();
    office.log.info(`${by}: ${action.does} of device ${deviceId}`);
  }
  return done;
}
