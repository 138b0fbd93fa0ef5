import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addAccount } from '#server/accounts.ts';
import { hasControl } from '#server/auth/control.ts';
import type { Office } from '#server/office.ts';
import { whatIsWrong } from '#server/sync/problem.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#shared/domain/password.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { refuse } from './refuse.ts';

export const accountRequestSchema = z.object({
  name: z.string().min(1).max(200),
  email: z.string().min(3).max(200),
  password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD),
  roles: z.array(z.enum(ROLES)).min(1),
  /** Short codes of the clients granted; null for all of them. */
  organizations: z.array(z.string()).nullable(),
});

/** Accounts made by the command line while the office runs. */
export function accountRoutes(app: FastifyInstance, office: Office, controlToken: string): void {
  app.post(PATHS.accounts, async (request, reply) => {
    if (!hasControl(request, controlToken)) return refuse(reply, 'no-permission');
    const read = accountRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const made = await addAccount(office, read.data);
    return made.ok ? reply.send({ personId: made.value }) : refuse(reply, 'bad-request', made.error);
  });
}
