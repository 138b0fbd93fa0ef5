import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hasControl } from '#server/auth/control.ts';
import { type ImportFile, importDoor } from '#server/importing.ts';
import type { Office } from '#server/office.ts';
import { whatIsWrong } from '#server/sync/problem.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { refuse } from './refuse.ts';

const FILE_BYTES = 64 * 1024 * 1024;

const fileSchema = z.object({ fileName: z.string().min(1).max(300), content: z.string() });

/**
 * Import by the command line while the office runs: whoever can read `office.json` in the data folder has its
 * control token. `importFile` is null where this office was built without imports.
 */
export function importRoutes(
  app: FastifyInstance,
  office: Office,
  controlToken: string,
  importFile: ImportFile | null,
): void {
  app.post(PATHS.import, { bodyLimit: FILE_BYTES }, async (request, reply) => {
    if (!hasControl(request, controlToken)) return refuse(reply, 'no-permission');
    if (!importFile) return refuse(reply, 'not-found');
    const read = fileSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    return reply.send(await importFile(importDoor(office), read.data));
  });
}
