import type { FastifyInstance } from 'fastify';
import type { Office } from '#server/office.ts';
import { type OfficeInfo, PATHS, PROTOCOL } from '#shared/wire/contract.ts';

/** Who this office is: what a client has to know before anybody signs in. */
export function officeRoutes(app: FastifyInstance, office: Office): void {
  app.get(PATHS.office, async (request): Promise<OfficeInfo> => {
    return office.store.read(async (tables) => {
      const { id, name, epoch } = await tables.office.get();
      const demos = office.isForDemo(request) ? await tables.accounts.demos() : [];
      return {
        id,
        name,
        protocol: PROTOCOL,
        epoch,
        needsFirstAdmin: (await tables.accounts.count()) === 0,
        demoAccounts: demos.flatMap(({ email, demo }) =>
          demo ? [{ name: demo.name, email, role: demo.label, password: demo.password }] : [],
        ),
      };
    });
  });
}
