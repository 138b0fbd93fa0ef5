import type { StoredRecord } from '#server/store/records.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { Person } from '#test/sim/workload/drafts.ts';
import { POISON_BODY, POISON_JUDGE, poisoned } from '#test/sim/workload/poison.ts';
import type { Random } from '#test/sim/world/random.ts';
import type { Simulation } from './simulation.ts';

/** What people and the office do with records. */

/** The person at a laptop. */
export const personAt = (sim: Simulation, laptop: SimLaptop, random: Random): Person =>
  new Person(
    laptop,
    random,
    () => `${sim.word()}.${laptop.name}`,
    sim.office.newId,
    () => isoTime(laptop.clock.now()),
  );

/** Saves what somebody wrote. */
export function commit(sim: Simulation, laptop: SimLaptop, drafts: EditDraft[]): void {
  if (drafts.length === 0 || !laptop.isOn) return;
  sim.ledger.count('commits');
  void laptop.ask(
    (core) => core.commit(drafts),
    (answer) => {
      if (!answer.ok) sim.ledger.count(`refused on site ${answer.error.code}`);
      else if (answer.value.command) saved(sim, laptop, answer.value.command, drafts);
    },
  );
}

function saved(sim: Simulation, laptop: SimLaptop, command: string, drafts: readonly EditDraft[]): void {
  sim.ledger.saved.push({ laptop: laptop.name, command, drafts });
  sim.world.note(`${laptop.name} saved ${command}`);
}

/** Saves something that the office cannot judge, or not even read (I5). */
export function commitPoison(sim: Simulation, laptop: SimLaptop, random: Random): void {
  const person = personAt(sim, laptop, random);
  const drafts = random.chance(0.5) ? person.create() : person.edit();
  commit(sim, laptop, poisoned(drafts, random.pick([POISON_JUDGE, POISON_BODY])));
}

/** Everybody saves at once, and one of them poison: the office takes the pushes together (S11). */
export function rush(sim: Simulation, poisoner: SimLaptop, random: Random): void {
  for (const laptop of sim.laptops) {
    if (laptop === poisoner) commitPoison(sim, laptop, random);
    else commit(sim, laptop, personAt(sim, laptop, random.fork(laptop.name)).edit());
    laptop.core?.runner.send({ type: 'asked' });
  }
}

/** A refusal is taken out of the tray, or what it wanted is written anew. */
export function answerRefusal(sim: Simulation, laptop: SimLaptop, random: Random, kind: 'reapply' | 'dismiss'): void {
  const entries = [...laptop.disk.sync.refused.values()];
  if (entries.length === 0) return;
  const { id } = random.pick(entries);
  const { dismissed } = sim.ledger;
  if (kind === 'dismiss') {
    dismissed.add(id);
    void laptop.ask(
      (core) => core.dismiss(id),
      () => undefined,
    );
    return;
  }
  void laptop.ask(
    (core) => {
      dismissed.add(id);
      return core.reapply(id);
    },
    (answer) => {
      if (!answer.ok) dismissed.delete(id);
      else if (answer.value.command) saved(sim, laptop, answer.value.command, []);
    },
  );
}

/** Somebody takes back what was written here a while ago. */
export function takeBack(sim: Simulation, laptop: SimLaptop, random: Random): void {
  const mine = [...sim.ledger.commands.values()].filter((one) => one.laptop === laptop.name);
  if (mine.length === 0) return;
  const { command } = random.pick(mine.slice(-8));
  void laptop.ask(
    (core) => core.takeBack(command.id, []),
    (answer) => {
      if (answer.ok && answer.value.command) saved(sim, laptop, answer.value.command, []);
    },
  );
}

/** Two people settle one conflict at the same time, one for what stands, the other for what lost (V10). */
export function settleTwice(sim: Simulation, laptop: SimLaptop, random: Random): void {
  const open = [...laptop.everything()].filter(({ record }) => Object.keys(record.conflicts).length > 0);
  if (open.length === 0) return;
  const { collection, record } = random.pick(open);
  const { id, organizationId } = record;
  const [key, { field, value }] = random.pick(Object.entries(record.conflicts));
  const shows = (one: SimLaptop): boolean => one.disk.records.get(collection)?.get(id)?.conflicts[key] !== undefined;
  const others = sim.laptops.filter((one) => one !== laptop && one.isOn && shows(one));
  commit(sim, laptop, [{ collection, id, organizationId, values: { [field]: record[field] ?? null }, settles: key }]);
  if (others.length === 0) return;
  commit(sim, random.pick(others), [{ collection, id, organizationId, values: { [field]: value }, settles: key }]);
}

/** The office as an author: it closes a ticket by itself, or puts a record to another client (S13). */
export async function officeEdit(sim: Simulation, laptop: SimLaptop, random: Random): Promise<void> {
  const [collection, field] = random.pick([
    ['tickets', 'state'],
    ['assets', 'organizationId'],
    ['assets', 'serial'],
    ['tickets', 'organizationId'],
    ['documents', 'organizationId'],
  ] as const);
  const shown = laptop.records(collection).filter((one) => one.organizationId !== null);
  if (shown.length === 0) return;
  const { id } = random.pick(shown.slice(0, 4));
  const closed = { is: 'closed', hold: null, resolution: { code: 'fixed', notes: `${sim.word()}.office` } };
  const after = { state: closed, serial: `${sim.word()}.office`, organizationId: random.pick(sim.organizations) };
  await officeWrites(sim, collection, id, field, after[field]);
}

/** The office changes one field, whatever stands there. */
async function officeWrites(
  sim: Simulation,
  collection: 'tickets' | 'assets' | 'documents',
  id: string,
  field: string,
  after: unknown,
): Promise<void> {
  const { office } = sim;
  if (!office.isUp) return;
  const [stored] = await office.look<StoredRecord[]>((tables) => tables.records.byKeys([{ collection, id }]));
  if (!stored || !office.isUp) return;
  const { organizationId, [field]: before } = JSON.parse(stored.body) as AnyRecord;
  await office.submit([{ collection, id, organizationId, changes: { [field]: { before, after } as never } }]);
}

/** How long an answer is kept on its way so that it is overtaken, and when the office acts meanwhile, ms. */
const OVERTAKEN = { reply: [4_000, 25_000], office: [500, 3_000] } as const;

/**
 * An edit arrives, and before its answer does, the office puts the record to another client and the stream says so:
 * what the answer carries is old by then (S10).
 */
export function overtake(sim: Simulation, laptop: SimLaptop, random: Random): void {
  const person = personAt(sim, laptop, random);
  const collection = random.pick(['assets', 'tickets', 'documents'] as const);
  const record = random.pick(laptop.records(collection).filter((one) => !one.deleted && one.organizationId !== null));
  if (!record || !laptop.isOn) return;
  const field = collection === 'assets' ? 'name' : 'title';
  const { id, organizationId } = record;
  laptop.link.slowReplyMs = random.int(...OVERTAKEN.reply);
  commit(sim, laptop, [{ collection, id, organizationId, values: { [field]: person.word() } }]);
  const to = random.pick(sim.organizations.filter((one) => one !== organizationId));
  sim.world.after(random.int(...OVERTAKEN.office), () => {
    void officeWrites(sim, collection, id, 'organizationId', to).catch(() => undefined);
  });
}
