import type { Judge } from '#server/parts.ts';
import type { StoredRecord } from '#server/store/records.ts';
import { changeUser } from '#server/users/change-user.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { SyncDisk } from '#test/sim/laptop/memory-sync-store.ts';
import { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { serveOffice } from '#test/sim/office/serve.ts';
import { SimOffice } from '#test/sim/office/sim-office.ts';
import { foreignContent, unlawful } from '#test/sim/oracle/content.ts';
import { Ledger, type Violation } from '#test/sim/oracle/ledger.ts';
import { Person } from '#test/sim/workload/drafts.ts';
import { POISON_BODY, POISON_JUDGE, poisoned, spoilBodies } from '#test/sim/workload/poison.ts';
import { FAIR, FOUL, Link } from '#test/sim/world/network.ts';
import { createRandom, type Random } from '#test/sim/world/random.ts';
import { World } from '#test/sim/world/world.ts';
import { furnish } from './furnish.ts';
import type { RunOptions, Step } from './options.ts';

/** Who works here: the last laptop is the first person's second one. */
const CLIENTS = ['AAA', 'BBB', 'CCC'];
const HOUR = 3_600_000;

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

  /** Does one step; what it sets going goes on by itself. */
  perform(step: Step): void {
    const laptop = this.laptops[step.laptop];
    if (!laptop) return;
    const random = createRandom(step.seed).fork(step.kind);
    const { link, name } = laptop;
    const person = new Person(
      laptop,
      random,
      () => `${this.word()}.${name}`,
      this.office.newId,
      () => isoTime(laptop.clock.now()),
    );
    this.world.note(`step ${step.kind} ${name}`);
    this.ledger.count(`step ${step.kind}`);
    switch (step.kind) {
      case 'edit':
      case 'create':
      case 'several':
      case 'remove':
      case 'move':
      case 'settle':
        this.commit(laptop, person[step.kind]());
        return;
      case 'burst':
        // As fast as somebody tabs through a form.
        for (let left = random.int(2, 4); left > 0; left--) this.commit(laptop, person.edit());
        return;
      case 'office-edit':
        void this.officeEdit(laptop, random).catch(() => undefined);
        return;
      case 'poison': {
        const drafts = random.chance(0.5) ? person.create() : person.edit();
        this.commit(laptop, poisoned(drafts, random.pick([POISON_JUDGE, POISON_BODY])));
        return;
      }
      case 'reapply':
      case 'dismiss': {
        const entries = [...laptop.disk.sync.refused.values()];
        if (entries.length === 0) return;
        const { id } = random.pick(entries);
        if (step.kind === 'dismiss') {
          this.ledger.dismissed.add(id);
          void laptop.ask(
            (core) => core.dismiss(id),
            () => undefined,
          );
        } else {
          void laptop.ask(
            (core) => {
              this.ledger.dismissed.add(id);
              return core.reapply(id);
            },
            (answer) => {
              if (!answer.ok) this.ledger.dismissed.delete(id);
              else if (answer.value.command) this.saved(laptop, answer.value.command, []);
            },
          );
        }
        return;
      }
      case 'take-back': {
        const mine = [...this.ledger.commands.values()].filter((one) => one.laptop === name);
        if (mine.length === 0) return;
        const { command } = random.pick(mine.slice(-8));
        void laptop.ask(
          (core) => core.takeBack(command.id, []),
          (answer) => {
            if (answer.ok && answer.value.command) this.saved(laptop, answer.value.command, []);
          },
        );
        return;
      }
      case 'wait':
        return;
      case 'ask':
        laptop.core?.runner.send({ type: 'asked' });
        return;
      case 'network-lost':
        laptop.core?.runner.send({ type: 'network-lost' });
        return;
      case 'cut-up':
        link.isCutUp = true;
        return;
      case 'cut-down':
        link.isCutDown = true;
        return;
      case 'cut-both':
        link.isCutUp = true;
        link.isCutDown = true;
        return;
      case 'mend':
        link.isCutUp = false;
        link.isCutDown = false;
        if (random.chance(0.5)) laptop.core?.runner.send({ type: 'asked' });
        return;
      case 'foul':
        link.weather = FOUL;
        return;
      case 'fair':
        link.weather = FAIR;
        return;
      case 'crash':
        laptop.crash();
        return;
      case 'crash-soon':
        laptop.crashIn = random.int(1, 12);
        return;
      case 'start':
        for (const one of this.laptops) if (one === laptop || random.chance(0.3)) void one.start();
        return;
      case 'office-kill':
        this.office.kill();
        return;
      case 'office-start':
        if (!this.office.isUp) void this.office.start();
        return;
      case 'clock-jump':
        laptop.skewMs += random.pick([-1, 1]) * random.pick([90_000, 5 * HOUR, 30 * HOUR, 3 * 365 * 24 * HOUR]);
        return;
      case 'office-clock':
        this.hasOfficeClockJumped = true;
        this.office.skewMs += random.pick([-1, 1]) * random.pick([2_000, 60_000, HOUR]);
        return;
      case 'grant':
        this.change(laptop.personId, {
          organizations: this.organizations.filter(() => random.chance(0.6)),
        });
        return;
      case 'roles':
        this.change(laptop.personId, {
          roles: random.pick<Role[]>([['technician'], ['technician', 'dispatcher'], ['viewer'], ['technician']]),
        });
        return;
      case 'disable':
        this.change(laptop.personId, { isDisabled: true });
        return;
      case 'sign-out':
        this.signOut(laptop);
        return;
      case 'sign-in':
        this.signInAgain(laptop);
        return;
      case 'replace':
        this.replace(laptop);
        return;
      case 'lose':
        this.forget(laptop);
        laptop.crash();
        laptop.isLost = true;
        return;
    }
  }

  private commit(laptop: SimLaptop, drafts: EditDraft[]): void {
    if (drafts.length === 0 || !laptop.isOn) return;
    this.ledger.count('commits');
    void laptop.ask(
      (core) => core.commit(drafts),
      (answer) => {
        if (!answer.ok) this.ledger.count(`refused on site ${answer.error.code}`);
        else if (answer.value.command) this.saved(laptop, answer.value.command, drafts);
      },
    );
  }

  private saved(laptop: SimLaptop, command: string, drafts: readonly EditDraft[]): void {
    this.ledger.saved.push({ laptop: laptop.name, command, drafts });
    this.world.note(`${laptop.name} saved ${command}`);
  }

  /** What this laptop's user was told of as being at the office; to be called while its disk is there. */
  noteArrived(laptop: SimLaptop): void {
    for (const { command } of laptop.disk.sync.sent.values()) this.ledger.atOffice.add(command.id);
  }

  /** The office as an author: it closes a ticket by itself, or puts a record to another client (S13). */
  private async officeEdit(laptop: SimLaptop, random: Random): Promise<void> {
    const { office } = this;
    const [collection, field] = random.pick([
      ['tickets', 'state'],
      ['assets', 'organizationId'],
      ['assets', 'serial'],
      ['tickets', 'organizationId'],
      ['documents', 'organizationId'],
    ] as const);
    const shown = laptop.records(collection).filter((one) => one.organizationId !== null);
    if (shown.length === 0 || !office.isUp) return;
    const { id } = random.pick(shown.slice(0, 4));
    const [stored] = await office.look<StoredRecord[]>((tables) => tables.records.byKeys([{ collection, id }]));
    if (!stored || !office.isUp) return;
    const { organizationId, [field]: before } = JSON.parse(stored.body) as AnyRecord;
    const closed = { is: 'closed', hold: null, resolution: { code: 'fixed', notes: `${this.word()}.office` } };
    const after = {
      state: closed,
      serial: `${this.word()}.office`,
      organizationId: random.pick(this.organizations),
    }[field];
    await office.submit([{ collection, id, organizationId, changes: { [field]: { before, after } as never } }]);
  }

  /** An administrator changes an account. */
  change(personId: string, wanted: Parameters<typeof changeUser>[3]): void {
    const { office } = this.office;
    if (!office) return;
    void changeUser(office, this.admin, personId, wanted).catch(() => undefined);
  }

  /** Lets a person in again. */
  enable(personId: string): void {
    this.change(personId, { isDisabled: false });
  }

  private signOut(laptop: SimLaptop): void {
    const { office } = this.office;
    const { session } = laptop;
    if (!office || !session) return;
    const [, , sessionId = ''] = session.token.split('/');
    const at = isoTime(this.office.clock.now());
    void office.store
      .write((tables) => tables.sessions.revoke(sessionId, at))
      .then(() => office.hub.recheck())
      .catch(() => undefined);
  }

  /** The user types the password, where the office asked for it. */
  signInAgain(laptop: SimLaptop): void {
    if (laptop.isLost || laptop.core?.runner.state.stopped === null) return;
    void this.newSession(laptop, laptop.session?.deviceId ?? null);
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

  /** Another machine for the same person: what was on the old one alone is gone. */
  private replace(laptop: SimLaptop): void {
    if (!this.office.isUp || laptop.isLost) return;
    this.forget(laptop);
    laptop.crash();
    laptop.disk = { sync: new SyncDisk(), records: new Map() };
    laptop.session = null;
    void this.newSession(laptop, null);
  }

  /** Switches everything off. */
  async end(): Promise<void> {
    this.office.kill();
    for (const laptop of this.laptops) laptop.crash();
    await this.office.database.close();
  }

  private forget(laptop: SimLaptop): void {
    this.noteArrived(laptop);
    for (const [id, one] of this.ledger.commands) {
      if (one.laptop !== laptop.name) continue;
      this.ledger.dismissed.add(id);
      if (!this.ledger.atOffice.has(id)) this.ledger.lost.add(id);
    }
  }
}
