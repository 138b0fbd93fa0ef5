import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openPostgres } from '#server/store/postgres.ts';
import { PATHS, type StreamEvent } from '#shared/wire/contract.ts';
import { applyLines, type Laptop, openLaptop, post } from '#test/contract/laptop.ts';
import { newId, newSite } from '#test/contract/office.ts';
import { ended, officeProgram } from '#test/contract/office-program.ts';
import { createCluster } from '#test/support/postgres-cluster.ts';
import { postgresDatabase, type TestDatabase } from '#test/support/test-database.ts';

const { serve, setUp } = officeProgram();
let database: TestDatabase;
let ends: AbortController;
beforeEach(async () => {
  database = await postgresDatabase();
  ends = new AbortController();
});
afterEach(async () => {
  ends.abort();
  await database.remove();
});

/** The events of a laptop's stream, its hello taken off. */
async function listen(laptop: Laptop): Promise<AsyncGenerator<StreamEvent>> {
  const events = await laptop.stream(ends.signal);
  expect((await events.next()).value).toMatchObject({ type: 'hello' });
  return events;
}

const rowsOf = (event: StreamEvent | undefined): string[] =>
  event?.type === 'page' ? event.rows.map((row) => row.record.id) : [];

test('[S14] [S8] of two processes on one database each tells its streams what the other took, and of ended sessions', async () => {
  const one = await setUp('--store', database.where);
  const two = await serve('--store', database.where);
  const listener = await openLaptop(one.url, 'Nora');
  const writer = await openLaptop(two.url, 'Nora');
  expect(writer.info).toEqual(listener.info);
  const client = newId();
  const events = await listen(listener);
  for (let round = 0; round < 5; round++) {
    const site = newSite(client, writer.info.epoch, `Round ${round}`);
    await writer.push([writer.command([site])]);
    expect(rowsOf((await events.next()).value)).toEqual([site.id]);
  }
  // What one process signed the other believes, and what one ended is ended.
  await post(two.url, PATHS.signOut, { refreshToken: listener.session.refreshToken });
  expect((await events.next()).done).toBe(true);
  expect((await listener.send(PATHS.pull, {})).status).toBe(401);
  expect(await ended(one.child, 'SIGTERM')).toBe(0);
  expect(await ended(two.child, 'SIGTERM')).toBe(0);
});

test('[S14] a hint that got lost is made good by looking', async () => {
  const one = await setUp('--store', database.where);
  const two = await serve('--store', database.where);
  const listener = await openLaptop(one.url, 'Nora');
  const writer = await openLaptop(two.url, 'Nora');
  const events = await listen(listener);
  const admin = await database.open();
  // Nobody hears anything for a second.
  await admin.read((sql) =>
    sql.run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`,
    ),
  );
  const site = newSite(newId(), writer.info.epoch);
  await writer.push([writer.command([site])]);
  expect(rowsOf((await events.next()).value)).toEqual([site.id]);
  await admin.close();
});

test('[I1] [I6] [S14] PostgreSQL is killed under pushes to two processes: both go on, nothing is lost or doubled', async () => {
  const cluster = await createCluster(inject('postgresBin'));
  try {
    const store = cluster.url('postgres');
    const offices = [await setUp('--store', store), await serve('--store', store)];
    const client = newId();
    const acknowledged = new Set<string>();
    let isOver = false;
    const work = await Promise.all(
      offices
        .flatMap(({ url }) => [url, url])
        .map(async (url) => ({ laptop: await openLaptop(url, 'Nora'), made: [] as string[] })),
    );
    const pushing = work.map(async ({ laptop, made }) => {
      while (!isOver) {
        const sites = Array.from({ length: 3 }, () => newSite(client, laptop.info.epoch));
        const commands = sites.map((site) => laptop.command([site]));
        made.push(...sites.map((site) => site.id));
        // As a laptop does: the same again until it is answered.
        for (let answers: { verdict: string }[] = []; answers.length === 0; ) {
          answers = await laptop.push(commands).then(
            (answer) => answer.answers,
            () => delay(20).then(() => []),
          );
          if (answers.some(({ verdict }) => verdict !== 'applied' && verdict !== 'already')) {
            throw new Error(JSON.stringify(answers));
          }
        }
        for (const { id } of sites) acknowledged.add(id);
      }
    });
    for (let kill = 0; kill < 2; kill++) {
      const before = acknowledged.size;
      while (acknowledged.size < before + 30) await delay(5);
      await cluster.kill();
      await cluster.start();
    }
    const before = acknowledged.size;
    while (acknowledged.size < before + 30) await delay(5);
    isOver = true;
    await Promise.all(pushing);
    expect(offices.map(({ child }) => child.exitCode)).toEqual([null, null]);
    const sites = work.flatMap(({ made }) => made);
    expect(acknowledged.size).toBe(sites.length);
    const nora = await openLaptop(offices[0]?.url ?? '', 'Nora');
    const { held } = applyLines(await nora.pull(nora.start));
    const kept = [...held.keys()].filter((key) => key.startsWith('sites/'));
    expect(kept.sort()).toEqual(sites.map((id) => `sites/${id}`).sort());
    await Promise.all(offices.map(({ child }) => ended(child, 'SIGTERM')));
    const after = await openPostgres(store);
    const counted = await after.read((sql) =>
      sql.all(`SELECT count(*) AS lines, count(DISTINCT record_id) AS records FROM history WHERE collection = 'sites'`),
    );
    expect(counted).toEqual([{ lines: sites.length, records: sites.length }]);
    await after.close();
  } finally {
    await cluster.remove();
  }
}, 120_000);
