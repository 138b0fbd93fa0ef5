import { handleTakeAlong } from '#server/sync/handlers.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { SyncDisk } from '#test/sim/laptop/memory-sync-store.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { signedIn } from '#test/sim/office/sim-office.ts';
import { FAIR, FOUL } from '#test/sim/world/network.ts';
import { createRandom, type Random } from '#test/sim/world/random.ts';
import type { ActionKind, Step } from './options.ts';
import type { Simulation } from './simulation.ts';
import {
  answerRefusal,
  commit,
  commitPoison,
  officeEdit,
  overtake,
  personAt,
  rush,
  settleTwice,
  takeBack,
} from './work.ts';

const HOUR = 3_600_000;

/** Does one thing to a laptop, its person, its way to the office, or the office. */
type Action = (sim: Simulation, laptop: SimLaptop, random: Random) => void;

const saving =
  (kind: 'edit' | 'create' | 'several' | 'remove' | 'move' | 'settle'): Action =>
  (sim, laptop, random) =>
    commit(sim, laptop, personAt(sim, laptop, random)[kind]());

const cutting =
  (ways: { up?: true; down?: true }): Action =>
  (_sim, { link }) => {
    link.isCutUp ||= ways.up ?? false;
    link.isCutDown ||= ways.down ?? false;
  };

const ROLES: Role[][] = [['technician'], ['technician', 'dispatcher'], ['viewer'], ['technician']];

const DOING: Record<ActionKind, Action> = {
  edit: saving('edit'),
  create: saving('create'),
  several: saving('several'),
  remove: saving('remove'),
  move: saving('move'),
  settle: saving('settle'),
  'settle-twice': settleTwice,
  burst: (sim, laptop, random) => {
    const person = personAt(sim, laptop, random);
    // As fast as somebody tabs through a form.
    for (let left = random.int(2, 4); left > 0; left--) commit(sim, laptop, person.edit());
  },
  rush,
  overtaken: overtake,
  poison: commitPoison,
  'office-edit': (sim, laptop, random) => void officeEdit(sim, laptop, random).catch(() => undefined),
  reapply: (sim, laptop, random) => answerRefusal(sim, laptop, random, 'reapply'),
  dismiss: (sim, laptop, random) => answerRefusal(sim, laptop, random, 'dismiss'),
  'take-back': takeBack,
  wait: () => undefined,
  ask: (_sim, { core }) => core?.runner.send({ type: 'asked' }),
  'network-lost': (_sim, { core }) => core?.runner.send({ type: 'network-lost' }),
  'cut-up': cutting({ up: true }),
  'cut-down': cutting({ down: true }),
  'cut-both': cutting({ up: true, down: true }),
  mend: (_sim, { link, core }, random) => {
    link.isCutUp = false;
    link.isCutDown = false;
    if (random.chance(0.5)) core?.runner.send({ type: 'asked' });
  },
  foul: (_sim, { link }) => {
    link.weather = FOUL;
  },
  fair: (_sim, { link }) => {
    link.weather = FAIR;
  },
  crash: (_sim, laptop) => laptop.crash(),
  'crash-soon': (_sim, laptop, random) => {
    laptop.crashIn = random.int(1, 12);
  },
  // In the midst of what follows a verdict (V4).
  'crash-settling': (_sim, laptop, random) => {
    const { sync } = laptop.disk;
    sync.onDropped = () => {
      sync.onDropped = () => undefined;
      laptop.crashIn = random.int(1, 3);
    };
  },
  start: ({ laptops }, laptop, random) => {
    for (const one of laptops) if (one === laptop || random.chance(0.3)) void one.start();
  },
  // All of it, as a machine falls, or one process of it.
  'office-kill': ({ office }, _laptop, random) => {
    if (random.chance(0.4)) office.kill();
    else random.pick(office.processes).kill();
  },
  'office-start': ({ office }) => void office.startMissing(),
  'clock-jump': (_sim, laptop, random) => {
    laptop.skewMs += random.pick([-1, 1]) * random.pick([90_000, 5 * HOUR, 30 * HOUR, 3 * 365 * 24 * HOUR]);
  },
  'office-clock': (sim, _laptop, random) => {
    sim.hasOfficeClockJumped = true;
    sim.office.skewMs += random.pick([-1, 1]) * random.pick([2_000, 60_000, HOUR]);
  },
  grant: (sim, { personId }, random) =>
    sim.change(personId, { organizations: sim.organizations.filter(() => random.chance(0.6)) }),
  roles: (sim, { personId }, random) => sim.change(personId, { roles: random.pick(ROLES) }),
  'take-along': (sim, laptop, random) => void takeAlong(sim, laptop, random).catch(() => undefined),
  disable: (sim, { personId }) => sim.change(personId, { isDisabled: true }),
  'sign-out': signOut,
  'sign-in': (sim, laptop) => {
    // The user types the password, where the office asked for it.
    if (laptop.isLost || laptop.core?.runner.state.stopped === null) return;
    void sim.newSession(laptop, laptop.session?.deviceId ?? null);
  },
  replace,
  lose: (sim, laptop) => {
    sim.forget(laptop);
    laptop.crash();
    laptop.isLost = true;
  },
};

/** Does one step; what it sets going goes on by itself. */
export function perform(sim: Simulation, step: Step): void {
  const laptop = sim.laptops[step.laptop];
  if (!laptop) return;
  sim.world.note(`step ${step.kind} ${laptop.name}`);
  sim.ledger.count(`step ${step.kind}`);
  DOING[step.kind](sim, laptop, createRandom(step.seed).fork(step.kind));
}

/** Somebody chooses which clients and which closed tickets a laptop has with it (S20). */
async function takeAlong(sim: Simulation, { session }: SimLaptop, random: Random): Promise<void> {
  if (!sim.office.isUp || !session) return;
  const choose = (): unknown => ({
    organizations: random.chance(0.6) ? 'all' : sim.organizations.filter(() => random.chance(0.6)),
    closedDays: random.pick([null, 1, 5]),
  });
  const [first, second] = [choose(), choose()];
  await handleTakeAlong(sim.office.running(), signedIn(session.token), first);
  if (random.chance(0.5)) return;
  // Second thoughts, once the laptop has heard of the first.
  await sim.world.pause(random.int(2_000, 60_000));
  if (!sim.isHealing) await handleTakeAlong(sim.office.running(), signedIn(session.token), second);
}

function signOut(sim: Simulation, { session }: SimLaptop): void {
  if (!sim.office.isUp || !session) return;
  const office = sim.office.running();
  const [, , sessionId = ''] = session.token.split('/');
  const at = isoTime(sim.office.clock.now());
  void office.store
    .write((tables) => tables.sessions.revoke(sessionId, at))
    .then(() => office.hub.recheck())
    .catch(() => undefined);
}

/** Another machine for the same person: what was on the old one alone is gone. */
function replace(sim: Simulation, laptop: SimLaptop): void {
  if (!sim.office.isUp || laptop.isLost) return;
  sim.forget(laptop);
  laptop.crash();
  laptop.disk = { sync: new SyncDisk(), records: new Map() };
  laptop.session = null;
  void sim.newSession(laptop, null);
}
