// Electron's `safeStorage` without a key store: AES-256-GCM under a key that lies beside the data. It guards nothing,
// and `getSelectedStorageBackend` says so, but like the real one it refuses what another key has sealed.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.mjs';

const PREFIX = Buffer.from('v10');
const IV_BYTES = 12;
const TAG_BYTES = 16;

function key() {
  const directory = app.getPath('userData');
  const file = join(directory, 'standin-safe-storage.key');
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
}

function seal(text) {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), sealed]);
}

function unseal(bytes) {
  const tagStart = PREFIX.length + IV_BYTES;
  const textStart = tagStart + TAG_BYTES;
  if (bytes.length < textStart || !bytes.subarray(0, PREFIX.length).equals(PREFIX)) {
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
  }
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(PREFIX.length, tagStart));
  decipher.setAuthTag(bytes.subarray(tagStart, textStart));
  return decipher.update(bytes.subarray(textStart), undefined, 'utf8') + decipher.final('utf8');
}

/** Only the asynchronous functions: Electron is about to drop the others. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => seal(text),
  decryptStringAsync: async (bytes) => ({ result: unseal(Buffer.from(bytes)), shouldReEncrypt: false }),
  getSelectedStorageBackend: () => 'basic_text',
};
