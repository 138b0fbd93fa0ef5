import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { PATHS, wireErrorSchema } from '#shared/wire/contract.ts';
import { type ImportedFile, importDoor } from '#server/importing.ts';
import { noteFile } from '#server/store/owner.ts';
import { Failure, InUse } from './failure.ts';
import { importFile } from './import-file.ts';
import { openOffice } from './open-office.ts';
import type { Options } from './options.ts';

const noteSchema = z.object({ url: z.url(), controlToken: z.string() });

/** Imports a file into the office of a data folder, through the running office if there is one. @throws Failure */
export async function importCommand(options: Options): Promise<void> {
  const file = readImport(options.file);
  const report = await intoFolder(options.data, file);
  console.log(JSON.stringify(report, null, 2));
}

function readImport(path: string): ImportedFile {
  try {
    return { fileName: basename(path), content: readFileSync(path, 'utf8') };
  } catch {
    throw new Failure(`The file ${resolve(path)} cannot be read.`);
  }
}

async function intoFolder(data: string, file: ImportedFile): Promise<unknown> {
  try {
    const opened = await openOffice(data);
    try {
      return await importFile(importDoor(opened.office), file);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof InUse) return intoRunning(data, file);
    throw error;
  }
}

/** Hands the file to the office that has the folder: it alone may write there. */
async function intoRunning(data: string, file: ImportedFile): Promise<unknown> {
  const unreachable = new Failure('The office that uses this data folder does not answer; try again in a moment.');
  let response: Response;
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(noteFile(resolve(data)), 'utf8')));
    response = await fetch(note.url + PATHS.import, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${note.controlToken}` },
      body: JSON.stringify(file),
    });
  } catch {
    throw unreachable;
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const refused = wireErrorSchema.safeParse(answer);
  throw refused.success ? new Failure(refused.data.message) : unreachable;
}
