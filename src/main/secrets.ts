import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { DesktopBridge, Outcome, SecretProtection } from '#shared/ipc/bridge.ts';
import { replaceFile } from './write-file.ts';

/**
 * Small secrets (a device key, a refresh token), one file each in `directory`, sealed by the operating system's key
 * store. Names are taken as given: whoever calls has already held them to letters, digits and hyphens.
 */
export function createSecretBox(directory: string): DesktopBridge['secret'] {
  const fileOf = (name: string): string => join(directory, `${name}.bin`);
  return {
    protection,

    async get(name) {
      const sealed = await readFile(fileOf(name)).catch(absent);
      if (!sealed) return null;
      // Rejects when the key store no longer knows the key. That must not look like "never stored": a new key made
      // in its place would leave what the old one sealed closed for good.
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
      if (shouldReEncrypt) await replaceFile(fileOf(name), await safeStorage.encryptStringAsync(result));
      return result;
    },

    async set(name, value) {
      if ((await protection()) === 'none') {
        return failure('This computer offers no protected place for secrets, so nothing was stored.');
      }
      try {
        await replaceFile(fileOf(name), await safeStorage.encryptStringAsync(value));
        return { ok: true };
      } catch (error) {
        return failure('The secret could not be stored.', error);
      }
    },

    async remove(name) {
      try {
        await rm(fileOf(name), { force: true });
        return { ok: true };
      } catch (error) {
        return failure('The secret could not be removed.', error);
      }
    },
  };
}

async function protection(): Promise<SecretProtection> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
  // On Linux without a key store, Chromium scrambles with a password that stands in its source.
  const basic = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  return basic ? 'basic' : 'keychain';
}

function failure(message: string, error?: unknown): Outcome {
  if (error !== undefined) console.error(message, error);
  return { ok: false, message };
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
