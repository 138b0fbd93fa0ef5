import { handleTakeAlong } from '#server/sync/handlers.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Command, EditDraft, HistoryLine } from '#shared/sync/command.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { signedIn } from '#test/sim/office/sim-office.ts';
import { atEnd } from '#test/sim/oracle/at-end.ts';
import type { Violation } from '#test/sim/oracle/ledger.ts';
import { type OfficeState, officeState } from '#test/sim/oracle/office-state.ts';
import type { RunOptions } from '#test/sim/run/options.ts';
import { heal } from '#test/sim/run/run-seed.ts';
import { Simulation } from '#test/sim/run/simulation.ts';
import { FAIR } from '#test/sim/world/network.ts';

/** The simulation by hand: what happens is told step by step, and looked at in between. */
export class Scene {
  private constructor(readonly sim: Simulation) {}

  /** An office with three clients, and laptops of different people, all in step. */
  static async begin(laptops = 3, bends?: RunOptions['bends']): Promise<Scene> {
    const sim = new Simulation({ seed: 1, clients: laptops + 1, steps: [], ...(bends ? { bends } : {}) });
    await sim.setUp();
    const scene = new Scene(sim);
    for (const laptop of sim.laptops.slice(0, laptops)) scene.allow(laptop, { organizations: sim.organizations });
    await scene.pass(5_000);
    return scene;
  }

  /** The laptop of this place, from 1. */
  laptop(place: number): SimLaptop {
    return this.sim.laptops[place - 1] as SimLaptop;
  }

  /** Lets time pass, ms. */
  pass(ms: number): Promise<void> {
    return this.sim.world.run(ms);
  }

  /** A record that all laptops have: the first of its kind at the first client. */
  some(collection: Collection, client = 0): AnyRecord {
    const organization = this.sim.organizations[client];
    const found = this.laptop(1)
      .records(collection)
      .find((one) => one.organizationId === organization);
    if (!found) throw new Error(`There is no record of ${collection}.`);
    return found;
  }

  shown(laptop: SimLaptop, collection: Collection, id: string): AnyRecord | undefined {
    return laptop.disk.records.get(collection)?.get(id);
  }

  draft(collection: Collection, record: AnyRecord, values: Record<string, unknown>): EditDraft {
    return { collection, id: record.id, organizationId: record.organizationId, values };
  }

  /** A person saves something; gives the command. */
  async save(laptop: SimLaptop, ...drafts: EditDraft[]): Promise<Command> {
    let id = '';
    void laptop.ask(
      (core) => core.commit(drafts),
      (answer) => {
        id = answer.ok ? answer.value.command : answer.error.code;
      },
    );
    // Some disks are slow.
    for (let waited = 0; id === '' && waited < 5_000; waited += 400) await this.pass(400);
    const made = this.sim.ledger.commands.get(id);
    if (!made) throw new Error(`It was not saved: ${id}`);
    this.sim.ledger.saved.push({ laptop: laptop.name, command: id, drafts });
    return made.command;
  }

  offline(...laptops: SimLaptop[]): void {
    for (const { link } of laptops) {
      link.isCutUp = true;
      link.isCutDown = true;
    }
  }

  /** Brings laptops back, and waits until they have said what they have to say. */
  async online(...laptops: SimLaptop[]): Promise<void> {
    for (const { link, core } of laptops) {
      link.weather = FAIR;
      link.isCutUp = false;
      link.isCutDown = false;
      core?.runner.send({ type: 'asked' });
    }
    await this.pass(60_000);
  }

  /** The office takes what the laptop sends, and its answers get lost. */
  async sendsIntoTheVoid(laptop: SimLaptop): Promise<void> {
    laptop.link.isCutUp = false;
    laptop.link.isCutDown = false;
    laptop.link.weather = { ...FAIR, loseReply: 1 };
    laptop.core?.runner.send({ type: 'asked' });
    // A request that the partition swallowed has to be given up first.
    await this.pass(90_000);
    this.offline(laptop);
  }

  allow(laptop: SimLaptop, rights: { organizations?: string[]; roles?: Role[] }): void {
    this.sim.change(laptop.personId, rights);
  }

  /** Somebody chooses which clients a laptop has with it. */
  async takeAlong({ session }: SimLaptop, organizations: readonly string[]): Promise<void> {
    const wanted = { organizations, closedDays: null };
    void handleTakeAlong(this.sim.office.running(), signedIn(session?.token ?? ''), wanted);
    await this.pass(1_000);
  }

  office(): Promise<OfficeState> {
    return officeState(this.sim.office, [...this.sim.devices]);
  }

  async record(id: string): Promise<AnyRecord> {
    const record = (await this.office()).byId.get(id);
    if (!record) throw new Error(`The office has no ${id}.`);
    return record;
  }

  async lines(id: string): Promise<HistoryLine[]> {
    return (await this.office()).lines.get(id) ?? [];
  }

  async verdict(command: Command): Promise<string | undefined> {
    return (await this.office()).verdicts.get(command.id)?.[0]?.stored.verdict.kind;
  }

  /** Heals the world and asks the oracle of the simulation. */
  async end(): Promise<Violation[]> {
    const { sim } = this;
    await heal(sim);
    for (const laptop of sim.laptops) sim.noteArrived(laptop);
    const { laptops, ledger } = sim;
    const found = [
      ...sim.violations,
      ...atEnd({ office: await this.office(), laptops, ledger, hasOfficeClockJumped: false }),
    ];
    await sim.end();
    return found;
  }
}
