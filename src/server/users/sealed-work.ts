import type { Tables } from '#server/store/store.ts';
import { isVisible } from '#server/sync/visibility.ts';
import { type Collection, isCollection } from '#shared/domain/collections.ts';
import type { SealedContent, SealedList } from '#shared/wire/devices.ts';
import { describeUsers } from './describe.ts';

/** Who handed in sealed work, of which device, how much and when (S20, S22). Says nothing of what is in it. */
export async function listSealed(tables: Tables): Promise<SealedList> {
  const list: SealedList = [];
  const users = new Map((await describeUsers(tables, await tables.accounts.all())).map((one) => [one.personId, one]));
  for (const { device: id, ...counts } of await tables.sealed.counts()) {
    const device = await tables.devices.byId(id);
    if (!device) continue;
    const { personId, name, revokedAt } = device;
    list.push({
      device: id,
      deviceName: name,
      personId,
      personName: users.get(personId)?.name ?? '',
      revokedAt,
      ...counts,
    });
  }
  return list;
}

/**
 * What a device handed in sealed. A command is shown to whoever sees every client it names and every client that the
 * records it touches belong to; one that cannot be read, to whoever sees all of them. Null: there is no such device.
 */
export async function sealedOf(tables: Tables, reader: string, device: string): Promise<SealedContent | null> {
  if (!(await tables.devices.byId(device))) return null;
  const { organizations: grant } = await tables.accounts.grant(reader);
  const commands: SealedContent['commands'] = [];
  for (const { n, command, sealedAt, body } of await tables.sealed.ofDevice(device)) {
    const content = JSON.parse(body) as SealedContent['commands'][number]['content'];
    const clients = await clientsOf(tables, content);
    const isReadable = clients ? clients.every((one) => isVisible(grant, one)) : grant === 'all';
    commands.push({ n, command, sealedAt, content: isReadable ? content : null });
  }
  return { commands };
}

/** The clients that a command names and touches; null where it cannot be read. */
async function clientsOf(tables: Tables, command: unknown): Promise<(string | null)[] | null> {
  const edits = (command as { edits?: unknown } | null)?.edits;
  if (!Array.isArray(edits)) return null;
  const clients: (string | null)[] = [];
  const keys: { collection: Collection; id: string }[] = [];
  for (const edit of edits as { collection?: unknown; id?: unknown; organizationId?: unknown }[]) {
    const { collection, id, organizationId } = edit ?? {};
    if (typeof collection !== 'string' || !isCollection(collection) || typeof id !== 'string') return null;
    if (typeof organizationId !== 'string' && organizationId !== null) return null;
    clients.push(organizationId);
    keys.push({ collection, id });
  }
  for (const record of await tables.records.byKeys(keys)) clients.push(...record.orgs);
  return clients;
}
