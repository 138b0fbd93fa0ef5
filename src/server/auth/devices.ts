import type { Parts } from '#server/parts.ts';
import type { Device } from '#server/store/devices.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import { isEqual } from '#shared/lib/json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SignInRequest } from '#shared/wire/contract.ts';
import type { DeviceKey } from '#shared/wire/devices.ts';

/** Letters and digits that nobody mistakes for one another when a number is read out on the phone. */
export const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

async function newCode(parts: Parts, tables: Tables): Promise<string> {
  for (let tries = 0; ; tries++) {
    const bytes = parts.random(tries < 20 ? 3 : 4);
    const code = Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    if (!(await tables.devices.isCodeTaken(code))) return code;
  }
}

/** Gives a device its key where it has none (S22). False: it has another one. */
export async function registerKey(tables: Tables, device: Device, key: DeviceKey | undefined): Promise<boolean> {
  if (key === undefined) return true;
  if (device.publicKey !== null) return isEqual(device.publicKey, key);
  await tables.devices.setKey(device.id, key);
  return true;
}

/**
 * The device of a sign-in (S22): the one the laptop names if it is this person's and has no other key, else a new one,
 * whose count starts at nothing. A revoked one does not come back by signing in.
 */
export async function deviceFor(
  parts: Parts,
  tables: Tables,
  personId: string,
  { deviceId: wanted, deviceName: name, publicKey }: Pick<SignInRequest, 'deviceId' | 'deviceName' | 'publicKey'>,
): Promise<Result<Device, 'revoked'>> {
  const at = isoTime(parts.clock.now());
  const known = wanted === null ? undefined : await tables.devices.byId(wanted);
  if (known && known.personId === personId) {
    if (known.revokedAt !== null) return fail('revoked');
    if (await registerKey(tables, known, publicKey)) {
      await tables.devices.touch(known.id, at);
      return ok(known);
    }
  }
  const device: Device = {
    id: createIdSource(parts.clock.now, parts.random)(),
    personId,
    name: name.trim() || 'Laptop',
    code: await newCode(parts, tables),
    lastN: 0,
    sealedTo: 0,
    publicKey: publicKey ?? null,
    createdAt: at,
    lastContact: at,
    revokedAt: null,
  };
  await tables.devices.add(device);
  return ok(device);
}
