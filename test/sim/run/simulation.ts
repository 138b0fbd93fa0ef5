import type { Judge } from '#server/parts.ts';
import { changeUser } from '#server/users/change-user.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { serveOffice } from '#test/sim/office/serve.ts';
import { SimOffice } from '#test/sim/office/sim-office.ts';
import { foreignContent, unlawful } from '#test/sim/oracle/content.ts';
import { Ledger, type Violation } from '#test/sim/oracle/ledger.ts';
import { POISON_JUDGE, spoilBodies } from '#test/sim/workload/poison.ts';
import { Link } from '#test/sim/world/network.ts';
import { createRandom, type Random } from '#test/sim/world/random.ts';
import { World } from '#test/sim/world/world.ts';
import { furnish } from './furnish.ts';
import type { RunOptions } from './options.ts';

/** Who works here: the last laptop is the first person's second one. */
const CLIENTS = ['AAA', 'BBB', 'CCC'];

/** An office, laptops and the ways between them, and what can happen to them. */
export class Simulation {
  readonly world: World;
  readonly random: Random;
  readonly ledger = new Ledger();
  readonly office: SimOffice;
  readonly laptops: SimLaptop[] = [];
  readonly violations: Violation[] = [];
  readonly people: string[] = [];
  readonly organizations: string[] = [];
  readonly devices = new Set<string>();
  readonly roles = new Map<string, readonly Role[]>();
  hasOfficeClockJumped = false;
  /** Nobody begins anything any more. */
  isHealing = false;
  private admin = '';
  private words = 0;

  constructor(private readonly options: RunOptions) {
    this.world = new World(options.tellsStory);
    this.random = createRandom(options.seed);
    const { office: bends = {} } = options.bends ?? {};
    this.office = new SimOffice(this.world, this.random, {
      ...bends,
      judge: (real) => this.observed(bends.judge?.(real) ?? real),
    });
    this.office.onGrant = (personId, version, organizations) =>
      this.ledger.granted(personId, version, organizations, this.world.now);
    this.office.onRoles = (personId, roles) => void this.roles.set(personId, roles);
  }

  fail(invariant: string, what: string): void {
    if (this.violations.length < 20) this.violations.push({ invariant, what });
    this.world.note(`VIOLATION ${invariant} ${what}`);
  }

  word = (): string => `w${++this.words}`;

  /** An office with three clients and something of everything, and all laptops in step with it. */
  async setUp(): Promise<void> {
    const { office, random, world } = this;
    await office.start();
    office.hurry();
    const { id, epoch } = await office.look<{ id: string; epoch: string }>((tables) => tables.office.get());
    this.admin = await office.addAccount('root', ['admin'], 'all');
    for (const code of CLIENTS) this.organizations.push(await furnish(office, code, this.word));
    const set = random.fork('people');
    for (let i = 0; i < Math.max(1, this.options.clients - 1); i++) {
      const granted = this.organizations.filter(() => set.chance(0.65));
      const roles: Role[] = set.chance(0.35) ? ['technician', 'dispatcher'] : ['technician'];
      const first = this.organizations[i % this.organizations.length] as string;
      this.people.push(await office.addAccount(`p${i}`, roles, [...new Set([first, ...granted])].sort()));
    }
    const serve = serveOffice(office);
    for (let i = 0; i < this.options.clients; i++) {
      const name = `L${i}`;
      const personId = this.people[i % this.people.length] as string;
      const link = new Link(
        world,
        random.fork(`link ${i}`),
        (path, call) => serve(path, spoilBodies(path, call)),
        name,
      );
      const laptop = new SimLaptop(
        name,
        personId,
        id,
        epoch,
        link,
        world,
        random.fork(name),
        this.options.bends?.laptop,
      );
      link.onWritten = (path, text, since) => this.look(laptop, path, text, since);
      laptop.onAppended = (command) => {
        if (!this.ledger.commands.has(command.id)) this.ledger.commands.set(command.id, { laptop: name, command });
      };
      this.laptops.push(laptop);
      laptop.session = await office.signIn(personId, null);
      this.devices.add(laptop.session?.deviceId ?? '');
      void laptop.start();
    }
    await office.start();
    await world.run(20_000);
  }

  /** Whether what the office sent is for the eyes of the laptop's user (I4). */
  private look(laptop: SimLaptop, path: string, text: string, since: number): void {
    // Open streams are looked at again within 60 s (S20).
    const from = path.startsWith(PATHS.stream) ? this.world.now - 60_000 : since;
    const found = foreignContent(path, text, this.ledger.grantsSince(laptop.personId, from));
    if (found) this.fail('I4', `${laptop.name} was sent ${found}`);
  }

  /** The judge, watched: poison makes it throw, and what it applies has to be lawful (S12). */
  private observed(real: Judge): Judge {
    return {
      neededFacts: real.neededFacts,
      judge: (command, actor, facts) => {
        if (JSON.stringify(command).includes(POISON_JUDGE)) throw new Error('The judge choked on it.');
        const judgement = real.judge(command, actor, facts);
        const grants = this.ledger.grantsSince(command.author, this.world.now);
        const against = unlawful(command, facts, judgement, grants, this.roles.get(command.author) ?? []);
        if (against) this.fail('S12', against);
        for (const { record } of judgement.records) this.ledger.changedAt.set(record.id, record.rev);
        return judgement;
      },
    };
  }

  /** What this laptop's user was told of as being at the office; to be called while its disk is there. */
  noteArrived(laptop: SimLaptop): void {
    for (const { command } of laptop.disk.sync.sent.values()) this.ledger.atOffice.add(command.id);
  }

  /** An administrator changes an account. */
  change(personId: string, wanted: Parameters<typeof changeUser>[3]): void {
    if (!this.office.isUp) return;
    void changeUser(this.office.running(), this.admin, personId, wanted).catch(() => undefined);
  }

  /** Lets a person in again. */
  enable(personId: string): void {
    this.change(personId, { isDisabled: false });
  }

  async newSession(laptop: SimLaptop, deviceId: string | null): Promise<void> {
    if (!this.office.isUp) return;
    const session = await this.office.signIn(laptop.personId, deviceId).catch(() => null);
    if (!session) return;
    laptop.session = session;
    this.devices.add(session.deviceId);
    laptop.crash();
    await laptop.start();
  }

  /** Switches everything off. */
  async end(): Promise<void> {
    this.office.kill();
    for (const laptop of this.laptops) laptop.crash();
    await this.office.database.close();
  }

  /** What was saved on this laptop alone is gone from now on. */
  forget(laptop: SimLaptop): void {
    this.noteArrived(laptop);
    for (const [id, one] of this.ledger.commands) {
      if (one.laptop !== laptop.name) continue;
      this.ledger.dismissed.add(id);
      if (!this.ledger.atOffice.has(id)) this.ledger.lost.add(id);
    }
  }
}
