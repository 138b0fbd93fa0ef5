import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { importFile } from '#server/import/import-file.ts';
import { formatReport } from '#server/import/report.ts';
import { type ImportedFile, importDoor } from '#server/importing.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { Failure } from './failure.ts';
import type { Options } from './options.ts';
import { inOffice } from './running.ts';

/** Imports a file into the office of a data folder, through the running office if there is one. @throws Failure */
export async function importCommand(options: Options): Promise<void> {
  const file = readImport(options.file);
  const report = await inOffice(options, ({ office }) => importFile(importDoor(office), file), PATHS.import, file);
  for (const line of formatReport(file.fileName, report)) console.log(line);
  if (report.refused.length > 0) process.exitCode = 1;
}

function readImport(path: string): ImportedFile {
  try {
    return { fileName: basename(path), content: readFileSync(path, 'utf8') };
  } catch {
    throw new Failure(`The file ${resolve(path)} cannot be read.`);
  }
}
