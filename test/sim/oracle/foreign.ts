import { organizationOf } from '#renderer/worker/leaving.ts';
import type { Command } from '#shared/sync/command.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { showsAny, type Violation } from './ledger.ts';
import type { Scene } from './scene.ts';

/** Where the records of a command are: at the office, or as its author meant it. */
const placesOf = (command: Command, office: Scene['office']): (string | null)[] =>
  command.edits
    .filter((edit) => Object.keys(edit.changes).length > 0)
    .map((edit) => {
      const there = office.records.find((one) => one.record.id === edit.id);
      return there ? there.organizationId : organizationOf(edit);
    });

/** Where they were at any time: one that moved was refused where it was then. */
const everPlacesOf = (command: Command, office: Scene['office']): (string | null)[] => [
  ...placesOf(command, office),
  ...command.edits.flatMap((edit) => {
    const moves = (office.lines.get(edit.id) ?? []).filter((line) => line.field === 'organizationId');
    return moves.flatMap((line) => [line.before, line.after]).filter((place) => typeof place === 'string');
  }),
];

/** Whether a command was out of sight of its laptop at any time: not granted, not taken along, behind the horizon. */
export function wasOut(
  command: Command,
  { office, ledger }: Pick<Scene, 'office' | 'ledger'>,
  { holder, device }: { holder: SimLaptop; device: string },
): boolean {
  const chosen = [device, holder.session?.deviceId ?? ''].flatMap((one) => office.taken.get(one) ?? []);
  const granted = (ledger.grants.get(holder.personId) ?? []).map((one) => one.organizations);
  const shown = [...granted, ...chosen.map((one) => one.organizations)];
  const places = everPlacesOf(command, office);
  if (shown.some((one) => places.some((place) => !showsAny([one], place)))) return true;
  const hasHorizon = chosen.some((one) => one.closedSince !== null);
  return hasHorizon && command.edits.some((edit) => ['tickets', 'activities'].includes(edit.collection));
}

/** I4: beside the records as well, nothing is kept of what its user may not see (S20, V2). */
export function* nothingForeign({ office, laptops, ledger }: Scene): Generator<Violation> {
  for (const { name, isLost, core, personId, disk } of laptops) {
    if (isLost || !core) continue;
    const grants = (ledger.grants.get(personId) ?? []).slice(-1).map((one) => one.organizations);
    const { outbox, sent, refused, quarantine } = disk.sync;
    const kept: [string, Command[]][] = [
      ['outbox', [...outbox.values()]],
      ['sent commands', [...sent.values()].map((one) => one.command)],
      ['tray', [...refused.values()].map((one) => one.command)],
    ];
    for (const [where, commands] of kept) {
      const foreign = commands.find((one) => placesOf(one, office).some((place) => !showsAny(grants, place)));
      if (foreign) yield { invariant: 'I4', what: `${name} keeps ${foreign.id} of a client not granted: ${where}` };
    }
    for (const { id, body } of quarantine.values()) {
      const { organizationId = null } = body as { organizationId?: string | null };
      if (!showsAny(grants, organizationId)) yield { invariant: 'I4', what: `${name} keeps ${id} in quarantine` };
    }
  }
}
