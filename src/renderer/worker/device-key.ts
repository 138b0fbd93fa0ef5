import { Dexie, type Table } from 'dexie';
import type { DeviceKey } from '#shared/wire/devices.ts';

/** The key pair of a device (S22): the private half can be used here, and read by nobody. */
interface KeptKey {
  /** The device's id at its office. */
  device: string;
  pair: CryptoKeyPair;
}

/**
 * In a database of its own: what is wiped from a revoked laptop goes before the key does, which signs what the office
 * still has to get.
 */
class KeyDb extends Dexie {
  declare keys: Table<KeptKey, string>;

  constructor() {
    super('sitebook-keys', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ keys: 'device' });
  }
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const db = new KeyDb();
/** Made for a sign-in that has not been answered: a device has it when the office has given it an id. */
let made: CryptoKeyPair | null = null;

const publicKeyOf = async ({ publicKey }: CryptoKeyPair): Promise<DeviceKey> => {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return { kty: 'EC', crv: 'P-256', x, y };
};

const makePair = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);

/** The public half for a sign-in: of this device where it has a key, else of a new pair. */
export async function keyForSignIn(device: string | null): Promise<DeviceKey> {
  const kept = device === null ? undefined : await db.keys.get(device);
  made = kept ? null : await makePair();
  return publicKeyOf(kept?.pair ?? (made as CryptoKeyPair));
}

/** The sign-in was answered: the pair made for it is this device's. */
export async function keepKey(device: string): Promise<void> {
  if (made) await db.keys.put({ device, pair: made });
  made = null;
}

/** The public half of a device that is signed in; one from before there were keys gets its pair here. */
export async function keyOfDevice(device: string): Promise<DeviceKey> {
  const kept = await db.keys.get(device);
  if (kept) return publicKeyOf(kept.pair);
  const pair = await makePair();
  await db.keys.put({ device, pair });
  return publicKeyOf(pair);
}

export const dropKey = (device: string): Promise<void> => db.keys.delete(device);

const base64Url = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** A compact JWS (ES256) by a device's key; null where it has none. */
export async function signAs(device: string, payload: unknown): Promise<string | null> {
  const kept = await db.keys.get(device);
  if (!kept) return null;
  const encoder = new TextEncoder();
  const [head, body] = [{ alg: 'ES256' }, payload].map((part) => base64Url(encoder.encode(JSON.stringify(part))));
  const text = `${head}.${body}`;
  // As ES256 wants it: WebCrypto gives both numbers of a signature one behind the other.
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    kept.pair.privateKey,
    encoder.encode(text),
  );
  return `${text}.${base64Url(new Uint8Array(signature))}`;
}
