import type { AnyRecord } from '#shared/domain/record.ts';
import type { Asset, Ticket } from '#shared/domain/records.ts';
import { newId, type OfficeApi } from '#test/support/office-api.ts';

/** Records on which a conflict and a refusal are about to happen. */
export interface Trouble {
  asset: { id: string; name: string };
  ticket: { id: string; title: string };
  leaver: { id: string; name: string };
  /** What a colleague does at the office while the laptop is offline. */
  meanwhile(): Promise<void>;
}

/** Chooses an asset and a ticket worth a picture among those the technician sees, and somebody who is about to leave. */
export async function makeTrouble(manager: OfficeApi, technician: OfficeApi): Promise<Trouble> {
  await technician.pull();
  const assets = technician.all('assets') as unknown as Asset[];
  const switches = assets.filter(
    (one) => one.class === 'switch' && one.interfaces.length > 12 && one.lifecycle === 'installed',
  );
  const [asset] = switches.sort((a, b) => (a.name < b.name ? -1 : 1));
  const tickets = technician.all('tickets') as unknown as Ticket[];
  const talk = new Map<string, number>();
  for (const activity of technician.all('activities')) {
    const { id } = (activity as unknown as { parent: { id: string } }).parent;
    talk.set(id, (talk.get(id) ?? 0) + 1);
  }
  const working = tickets.filter((one) => one.kind === 'incident' && one.state.is === 'in-progress');
  const [ticket] = working.sort((a, b) => (talk.get(b.id) ?? 0) - (talk.get(a.id) ?? 0));
  if (!asset || !ticket) throw new Error('The demo has no switch or no incident in progress.');
  const leaver = newId();
  const made = await manager.does({
    collection: 'people',
    id: leaver,
    organizationId: null,
    create: true,
    values: { kind: 'technician', name: 'Piet Vos' },
  });
  if (made.verdict !== 'applied') throw new Error(`The technician could not be made: ${made.message}`);
  return {
    asset,
    ticket,
    leaver: { id: leaver, name: 'Piet Vos' },
    meanwhile: async () => {
      await manager.pull();
      const before = (id: string): AnyRecord => manager.record(id);
      const changes = [
        { collection: 'assets' as const, id: asset.id, values: { firmware: '17.9.5' } },
        { collection: 'people' as const, id: leaver, values: { isActive: false } },
      ];
      for (const change of changes) {
        const answer = await manager.does({ ...change, organizationId: before(change.id).organizationId });
        if (answer.verdict !== 'applied') throw new Error(`The colleague could not do it: ${answer.message}`);
      }
    },
  };
}
