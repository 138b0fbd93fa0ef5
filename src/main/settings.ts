import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Outcome } from '#shared/ipc/bridge.ts';
import { parseOfficeAddress } from './office-address.ts';
import { replaceFile } from './write-file.ts';

/** What the app must know before its first page: where the office is. Everything else lives in the page's database. */
export interface Settings {
  /** The office's origin, or null until it is given. */
  officeAddress(): string | null;
  /** Judges and stores the address; a refusal or a full disk is a sentence for the person at the screen. */
  setOfficeAddress(url: string): Promise<Outcome>;
}

const stored = z.object({ officeAddress: z.string().nullable() });

/**
 * Reads the settings' file. One that is missing, damaged or holds an address that would not be taken today counts as
 * "no office yet": the app asks for it again, and no record is lost by that. A `preset` address, where given, is used
 * instead of the stored one, and not stored.
 */
export async function loadSettings(file: string, preset?: string): Promise<Settings> {
  let office = preset ? presetOrigin(preset) : await readOfficeAddress(file);
  return {
    officeAddress: () => office,
    async setOfficeAddress(url) {
      const address = parseOfficeAddress(url);
      if (!address.ok) return address;
      try {
        await replaceFile(file, `${JSON.stringify({ officeAddress: address.origin }, null, 2)}\n`);
      } catch (error) {
        console.error('The settings could not be written:', error);
        return { ok: false, message: 'The address could not be written to the disk. It has not been changed.' };
      }
      office = address.origin;
      return { ok: true };
    },
  };
}

function presetOrigin(preset: string): string {
  const address = parseOfficeAddress(preset);
  if (!address.ok) throw new Error(`The office's address "${preset}" cannot be used. ${address.message}`);
  return address.origin;
}

async function readOfficeAddress(file: string): Promise<string | null> {
  try {
    const { officeAddress } = stored.parse(JSON.parse(await readFile(file, 'utf8')));
    if (officeAddress === null) return null;
    const address = parseOfficeAddress(officeAddress);
    if (!address.ok) throw new Error(address.message);
    return address.origin;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!missing) console.warn('The settings could not be used and will be asked for again:', error);
    return null;
  }
}
