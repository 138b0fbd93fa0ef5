import type { Office } from '#server/office.ts';
import type { Options } from './options.ts';

export async function fillWithDemo(_office: Office, _options: Pick<Options, 'assets' | 'tickets'>): Promise<boolean> {
  return false;
}
