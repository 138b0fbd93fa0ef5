import { resolve } from 'node:path';
import { readNote } from '#server/store/owner.ts';
import { wireErrorSchema } from '#shared/wire/errors.ts';
import { Failure, InUse } from './failure.ts';
import type { OpenedOffice } from './open-office.ts';
import { openOffice } from './open-office.ts';
import type { StorePlace } from './store-place.ts';

/**
 * Does a piece of work in an office: in this process where that may open its store (PostgreSQL, or a data folder on
 * which no office runs), else by asking the office that runs. The folder is tried first, since only that shows whether the note in it is of an office that lives:
 * after a kill another program may have the address by now, and must not be handed the token or a password.
 * @throws Failure
 */
export async function inOffice<T>(
  place: StorePlace,
  here: (opened: OpenedOffice) => Promise<T>,
  path: string,
  request: unknown,
): Promise<T> {
  let opened: OpenedOffice;
  try {
    opened = await openOffice(place);
  } catch (error) {
    if (error instanceof InUse) return (await askRunning(place.data, path, request)) as T;
    throw error;
  }
  try {
    return await here(opened);
  } finally {
    await opened.close();
  }
}

async function askRunning(data: string, path: string, request: unknown): Promise<unknown> {
  const silent = new Failure('The office that uses this data folder does not answer; try again in a moment.');
  const note = readNote(resolve(data));
  if (!note) throw silent;
  const response = await fetch(note.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${note.controlToken}` },
    body: JSON.stringify(request),
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok) return answer;
  const refused = wireErrorSchema.safeParse(answer);
  throw refused.success ? new Failure(refused.data.detail ?? refused.data.message) : silent;
}
