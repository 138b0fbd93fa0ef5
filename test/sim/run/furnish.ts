import type { OfficeEdit } from '#server/sync/office-commands.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { SimOffice } from '#test/sim/office/sim-office.ts';
import { CREATES, type Mind } from '#test/sim/workload/values.ts';
import { createRandom } from '#test/sim/world/random.ts';

/** When the old ticket of each client was closed, ms before the simulation begins: between the horizons chosen in it. */
const CLOSED_AGO_MS = 3 * 24 * 3_600_000;

async function submit(office: SimOffice, edits: OfficeEdit[]): Promise<void> {
  const verdict = await office.submit(edits);
  if (verdict.kind !== 'applied') throw new Error(`A client could not be made: ${verdict.message}`);
}

/** A client with something of every kind, made by the office. Gives its id. */
export async function furnish(office: SimOffice, code: string, word: () => string): Promise<string> {
  const organizationId = office.newId();
  const made = new Map<Collection, string[]>();
  const random = createRandom(1).fork(code);
  const mind: Mind = {
    random,
    word: () => `${code.toLowerCase()}.${word()}`,
    other: (collection) => {
      const ids = made.get(collection) ?? [];
      return ids.length === 0 ? null : random.pick(ids);
    },
    now: () => '2026-03-02T07:00:00.000Z',
  };
  const edits: OfficeEdit[] = [edit('organizations', organizationId, { name: `Client ${code}`, shortCode: code })];
  function edit(collection: Collection, id: string, values: Record<string, unknown>): OfficeEdit {
    const changes = Object.fromEntries(
      Object.entries(values).map(([name, after]) => [name, { after: after as never }]),
    );
    made.set(collection, [...(made.get(collection) ?? []), id]);
    return { collection, id, organizationId, create: true, changes };
  }
  const things = [
    'sites',
    'people',
    'assets',
    'assets',
    'assets',
    'documents',
    'tickets',
    'tickets',
    'visits',
  ] as const;
  for (const [index, collection] of things.entries()) {
    const values = CREATES[collection](mind, organizationId) ?? {};
    if (collection === 'tickets') {
      values.kind = 'incident';
      values.number = `INC${code.charCodeAt(0)}${index}`.padEnd(10, '0');
      values.state = { is: 'new', hold: null, resolution: null };
    }
    edits.push(edit(collection, office.newId(), values));
  }
  const [fromId, toId] = made.get('assets') ?? [];
  edits.push(edit('relationships', office.newId(), { type: 'depends-on', fromId, toId, note: word() }));
  await submit(office, edits);
  // A ticket that was closed days ago, with a note: some laptops do not take it along (S20).
  office.skewMs -= CLOSED_AGO_MS;
  const closed = CREATES.tickets(mind, organizationId) ?? {};
  closed.kind = 'incident';
  closed.number = `INC${code.charCodeAt(0)}99`.padEnd(10, '0');
  closed.state = { is: 'closed', hold: null, resolution: { code: 'fixed', notes: word() } };
  const ticket = edit('tickets', office.newId(), closed);
  const note = { kind: 'note', parent: { collection: 'tickets', id: ticket.id }, body: word(), at: mind.now() };
  await submit(office, [ticket, edit('activities', office.newId(), note)]);
  office.skewMs += CLOSED_AGO_MS;
  return organizationId;
}
