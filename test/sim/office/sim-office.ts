import { type SignedIn, standsStill } from '#server/auth/authenticate.ts';
import { deviceFor } from '#server/auth/devices.ts';
import type { Office } from '#server/office.ts';
import type { Judge, Parts } from '#server/parts.ts';
import type { Grant } from '#server/store/accounts.ts';
import { openStore } from '#server/store/open-store.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
import type { Store, Tables } from '#server/store/store.ts';
import type { OfficeEdit } from '#server/sync/office-commands.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { type Clock, isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { Verdict } from '#shared/sync/command.ts';
import type { Random } from '#test/sim/world/random.ts';
import type { World } from '#test/sim/world/world.ts';
import { type Backup, backUp, restoreFrom } from './backup.ts';
import { openMemoryDatabase } from './database.ts';
import { sharedAmong } from './hints.ts';
import { OfficeProcess } from './office-process.ts';

/** What a plant may put between the office and its parts. */
export interface OfficeBends {
  judge?: (real: Judge) => Judge;
  store?: (real: Store) => Store;
  parts?: (real: Parts) => Parts;
}

/** What a laptop is told of itself when its user signs in. */
export interface SimSession {
  token: string;
  personId: string;
  deviceId: string;
  deviceCode: string;
  lastN: number;
  roles: Role[];
  organizations: string[] | 'all';
  scope: number;
}

/** Milliseconds since 1970 at which every simulation begins. */
const START = Date.parse('2026-03-02T08:00:00.000Z');
/** Processes of the office on its one database (S14). */
const PROCESSES = 2;

/**
 * The office's server code over the real engine, as processes that can be killed: nothing of a killed one goes on,
 * and what had been committed is there for the next.
 */
export class SimOffice {
  readonly database: SqlDatabase = openMemoryDatabase();
  readonly errors: string[] = [];
  /** What the office's own clock is off by, ms. */
  skewMs = 0;
  /** Told of every change of grants and roles once it counts. */
  onGrant: (personId: string, version: number, organizations: Grant) => void = () => undefined;
  onRoles: (personId: string, roles: readonly Role[]) => void = () => undefined;
  readonly newId: () => string;
  readonly processes: readonly OfficeProcess[];
  private readonly random: Random;

  constructor(
    private readonly world: World,
    random: Random,
    bends: OfficeBends = {},
  ) {
    this.random = random.fork('office');
    this.newId = createIdSource(() => this.clock.now(), this.random.bytes);
    this.processes = sharedAmong(PROCESSES, this.database, world, this.random).map(
      (database) =>
        new OfficeProcess({
          world,
          random: this.random,
          clock: this.clock,
          bends,
          database,
          complain: (message, error) => this.complain(message, error),
          heard: (store, work) => this.heard(store, work),
        }),
    );
  }

  readonly clock: Clock = {
    now: () => START + this.world.now + this.skewMs,
    elapsed: () => this.world.now,
  };

  /** Whether any process of it is there. */
  get isUp(): boolean {
    return this.processes.some((one) => one.office !== null);
  }

  /** Starts every process anew. */
  async start(): Promise<void> {
    this.kill();
    await this.startMissing();
  }

  /** Starts the processes that are not there. */
  async startMissing(): Promise<void> {
    for (const one of this.processes) if (!one.office) await one.start();
  }

  /** Kills all processes: no transaction goes on, nobody gets an answer. */
  kill(): void {
    for (const one of this.processes) one.kill();
  }

  /** All that is committed, as a backup has it. */
  backup(): Promise<Backup> {
    return backUp(this.database);
  }

  /** Kills all processes, puts a backup in the place of what there is, and starts on it (S25). */
  async restore(backup: Backup): Promise<void> {
    this.kill();
    await restoreFrom(this.database, backup, this.newId());
    await this.start();
  }

  /** From now on no transaction waits: what the harness itself asks is answered at once. */
  hurry(): void {
    for (const one of this.processes) one.hurry();
  }

  /** The store without a wait, for those who look at it from outside. */
  async look<T>(work: Parameters<Store['read']>[0]): Promise<T> {
    const store = await openStore(this.database, this.clock, this.random.bytes);
    return (await store.read(work)) as T;
  }

  /** One of the processes that are there, as a way to the office leads now to this one, now to that. */
  some(): OfficeProcess & { office: Office } {
    const there = this.processes.filter((one): one is OfficeProcess & { office: Office } => one.office !== null);
    if (there.length === 0) throw new Error('The office is down.');
    return this.random.pick(there);
  }

  running(): Office {
    return this.some().office;
  }

  /** The office itself makes or changes records (S13). */
  submit(edits: readonly OfficeEdit[]): Promise<Verdict> {
    return this.running().submit(edits);
  }

  async addAccount(name: string, roles: Role[], organizations: Grant): Promise<string> {
    const personId = this.newId();
    const changes = { kind: { after: 'technician' }, name: { after: name } };
    await this.submit([{ collection: 'people', id: personId, organizationId: null, create: true, changes }]);
    await this.running().store.write(async (tables) => {
      const email = `${name}@office.example`;
      const createdAt = isoTime(this.clock.now());
      const rest = { passwordHash: '', mustChangePassword: false, demo: null, disabledAt: null };
      await tables.accounts.add({ personId, email, roles, createdAt, ...rest });
      await tables.accounts.setGrant(personId, organizations, createdAt);
    });
    return personId;
  }

  /** A sign-in whose password was right: the device as the office knows it, or a new one. Null: it may not. */
  async signIn(personId: string, deviceId: string | null): Promise<SimSession | null> {
    const { store } = this.running();
    return store.write(async (tables) => {
      const account = await tables.accounts.byPerson(personId);
      if (!account || account.disabledAt !== null) return null;
      const device = await deviceFor(this.running(), tables, personId, { deviceId, deviceName: 'Laptop' });
      if (!device.ok) return null;
      const id = this.newId();
      const createdAt = isoTime(this.clock.now());
      await tables.sessions.add({
        id,
        personId,
        device: device.value.id,
        client: 'desktop',
        createdAt,
        revokedAt: null,
      });
      const { version, organizations } = await tables.accounts.grant(personId);
      return {
        token: `${personId}/${device.value.id}/${id}`,
        personId,
        deviceId: device.value.id,
        deviceCode: device.value.code,
        lastN: device.value.lastN,
        roles: account.roles,
        organizations: organizations === 'all' ? 'all' : [...organizations],
        scope: version,
      };
    });
  }

  /** The session anew, with the rights of now; null where it has ended. */
  async refresh(token: string): Promise<SimSession | null> {
    const who = signedIn(token);
    return this.running().store.read(async (tables) => {
      if (!(await standsStill(tables, who))) return null;
      const account = await tables.accounts.byPerson(who.personId);
      const device = await tables.devices.byId(who.deviceId);
      if (!account || !device) return null;
      const { version, organizations } = await tables.accounts.grant(who.personId);
      const { personId, deviceId } = who;
      const grant = organizations === 'all' ? ('all' as const) : [...organizations];
      const { code: deviceCode, lastN } = device;
      return {
        token,
        personId,
        deviceId,
        deviceCode,
        lastN,
        roles: account.roles,
        organizations: grant,
        scope: version,
      };
    });
  }

  /** Whether a session still stands: what stands in the place of the token's check. */
  standsStill(who: SignedIn): Promise<boolean> {
    return this.running().store.read((tables) => standsStill(tables, who));
  }

  /** A write, and what it changed of people's rights told once it is durable. */
  private async heard<T>(store: Store, work: (tables: Tables) => Promise<T>): Promise<T> {
    let news: (() => void)[] = [];
    const result = await store.write((tables) => {
      news = [];
      const { accounts } = tables;
      return work({
        ...tables,
        accounts: {
          ...accounts,
          add: async (account) => {
            await accounts.add(account);
            news.push(() => this.onRoles(account.personId, account.roles));
          },
          setRoles: async (personId, roles) => {
            await accounts.setRoles(personId, roles);
            news.push(() => this.onRoles(personId, roles));
          },
          setGrant: async (personId, organizations, at) => {
            const version = await accounts.setGrant(personId, organizations, at);
            news.push(() => this.onGrant(personId, version, organizations));
            return version;
          },
        },
      });
    });
    for (const tell of news) tell();
    return result;
  }

  private complain(message: string, error: unknown): void {
    this.errors.push(error === undefined ? message : `${message}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Who a token names. */
export function signedIn(token: string): SignedIn {
  const [personId = '', deviceId = '', sessionId = ''] = token.split('/');
  return { personId, deviceId, sessionId };
}
