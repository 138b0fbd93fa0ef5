import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '#server/app.ts';
import { hashPassword } from '#server/auth/passwords.ts';
import { emptyReport } from '#server/import/report.ts';
import type { Log } from '#server/log.ts';
import { createOffice, type Office } from '#server/office.ts';
import type { Judge, Parts } from '#server/parts.ts';
import type { Grant } from '#server/store/accounts.ts';
import { openStore } from '#server/store/open-store.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
import { PULL_PAGE } from '#server/sync/pull.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { Command, Edit } from '#shared/sync/command.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import { newDatabase, type TestDatabase } from '#test/support/test-database.ts';

export const PASSWORD = 'a password of a test';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
export const newId = createIdSource(Date.now, random);

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  forward(ms: number): void;
}
export function createTestClock(start = Date.parse('2026-03-01T08:00:00.000Z')): TestClock {
  let now = start;
  return {
    now: () => now,
    elapsed: () => now,
    forward: (ms) => {
      now += ms;
    },
  };
}

/** An office on the engine under test, listening on a free port. */
export interface TestOffice {
  url: string;
  office: Office;
  /** What Fastify prints of its routes. */
  routes: string;
  /** What its store stands on, to look at what no table tells. */
  database: SqlDatabase;
  place: TestDatabase;
  clock: TestClock;
  log: { errors: string[] };
  /** Makes an account with a person's record. */
  addPerson(name: string, roles: Role[], organizations: Grant): Promise<string>;
  addOrganization(shortCode: string): Promise<string>;
  close(): Promise<void>;
}

export interface TestOfficeOptions {
  judge?: Judge;
  parts?: (parts: Parts) => Parts;
  trustProxy?: boolean;
  isPrivate?: boolean;
  webFolder?: string;
  /** A database that the test removes itself; one of the office's own else. */
  database?: TestDatabase;
}

let passwordHash: Promise<string> | undefined;

export async function startTestOffice(options: TestOfficeOptions = {}): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-office-'));
  const place = options.database ?? (await newDatabase());
  const database = await place.open();
  const clock = createTestClock();
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (message) => void errors.push(message),
    error: (message, error) => void errors.push(`${message}: ${String(error)}`),
  };
  const store = await openStore(database, clock, random);
  const judges = options.judge ?? { judge, neededFacts };
  // Nothing happens by itself: a test that waits for a heartbeat or a poll brings its own timer.
  const parts: Parts = { store, clock, log, random, judge: judges, pullPage: PULL_PAGE, every: () => () => undefined };
  const office = await createOffice(options.parts ? options.parts(parts) : parts, options.isPrivate ?? true);
  const app = await buildApp(office, {
    version: '0.0.0',
    webFolder: options.webFolder ?? join(folder, 'no-web'),
    controlToken: 'control',
    importFile: async (_door, file) => ({ ...emptyReport(), notes: [`${file.fileName} was read.`] }),
    tls: null,
    trustProxy: options.trustProxy ?? false,
    testOrigin: null,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    office,
    routes: app.printRoutes({ commonPrefix: false }),
    database,
    place,
    clock,
    log: { errors },
    addPerson: async (name, roles, organizations) => {
      passwordHash ??= hashPassword(PASSWORD);
      const hash = await passwordHash;
      const personId = newId();
      await office.submit([
        {
          collection: 'people',
          id: personId,
          organizationId: null,
          create: true,
          changes: { kind: { after: 'technician' }, name: { after: name } },
        },
      ]);
      await store.write(async (tables) => {
        const createdAt = isoTime(clock.now());
        const email = `${name.toLowerCase()}@office.example`;
        await tables.accounts.add({
          personId,
          email,
          passwordHash: hash,
          mustChangePassword: false,
          roles,
          demo: null,
          createdAt,
          disabledAt: null,
        });
        await tables.accounts.setGrant(personId, roles.includes('admin') ? 'all' : organizations, createdAt);
      });
      return personId;
    },
    addOrganization: async (shortCode) => {
      const id = newId();
      const changes = { name: { after: `Client ${shortCode}` }, shortCode: { after: shortCode } };
      await office.submit([{ collection: 'organizations', id, organizationId: id, create: true, changes }]);
      return id;
    },
    close: async () => {
      const closed = app.close();
      app.server.closeAllConnections();
      await closed;
      await store.close();
      if (!options.database) await place.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An edit that makes a site at a client. */
export const newSite = (organizationId: string, epoch: string, name = 'Site', id = newId()): Edit => ({
  collection: 'sites',
  id,
  organizationId,
  base: { epoch, rev: 0 },
  create: true,
  changes: { name: { after: name } },
});

export type { Command };
