import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyLines, openLaptop } from '#test/contract/laptop.ts';
import { newId, newSite } from '#test/contract/office.ts';
import { ended, officeProgram } from '#test/contract/office-program.ts';
import { ENGINE, postgresDatabase, sqliteDatabase, type TestDatabase } from '#test/support/test-database.ts';

const { place, serve, setUp } = officeProgram();
let database: TestDatabase;
let args: string[];
beforeEach(async () => {
  database = ENGINE === 'postgres' ? await postgresDatabase() : sqliteDatabase(join(place.folder, 'data'));
  args = ENGINE === 'postgres' ? ['--store', database.where] : ['--data', join(place.folder, 'data')];
});
afterEach(() => database.remove());

test('[I1] [I6] [S11] kill -9 in the middle of pushes: everything acknowledged is there, and everything is there once', async () => {
  let served = await setUp(...args);
  const client = newId();
  const sites: string[] = [];
  for (let round = 0; round < 3; round++) {
    const laptops = await Promise.all([1, 2].map(() => openLaptop(served.url, 'Nora')));
    const { epoch } = laptops[0]?.info ?? { epoch: '' };
    const acknowledged: string[] = [];
    const work = laptops.map((laptop) => {
      const made = Array.from({ length: 120 }, () => newSite(client, epoch, `Round ${round}`));
      return { laptop, made, commands: made.map((site) => laptop.command([site])) };
    });
    const pushing = Promise.allSettled(
      work.map(async ({ laptop, commands }) => {
        for (let at = 0; at < commands.length; at += 5) {
          const { answers } = await laptop.push(commands.slice(at, at + 5));
          acknowledged.push(...answers.filter((one) => one.verdict === 'applied').map((one) => one.command));
        }
      }),
    );
    while (acknowledged.length < 20 + round * 30) await new Promise((resolve) => setTimeout(resolve, 5));
    await ended(served.child, 'SIGKILL');
    expect((await pushing).every((one) => one.status === 'rejected')).toBe(true);
    served = await serve(...args);
    expect(served.firstAdmin).toBeNull();
    for (const { laptop, made, commands } of work) {
      const again = await openLaptop(served.url, 'Nora', { deviceId: laptop.session.device.id });
      const lastN = again.session.device.lastN;
      const known = acknowledged.filter((id) => commands.some((one) => one.id === id));
      expect(lastN).toBeGreaterThanOrEqual(known.length);
      const answers = [];
      for (let at = 0; at < commands.length; at += 150) {
        answers.push(...(await again.push(commands.slice(at, at + 150))).answers);
      }
      expect(answers.map((one) => one.verdict)).toEqual(
        commands.map((one) => (one.n <= lastN ? 'already' : 'applied')),
      );
      sites.push(...made.map((site) => site.id));
    }
  }
  const nora = await openLaptop(served.url, 'Nora');
  const { held } = applyLines(await nora.pull(nora.start));
  expect(sites.filter((id) => !held.has(`sites/${id}`))).toEqual([]);
  expect([...held.keys()].filter((key) => key.startsWith('sites/'))).toHaveLength(sites.length);
  expect(await ended(served.child, 'SIGTERM')).toBe(0);
  const store = await database.open();
  const counted = await store.read((sql) =>
    sql.all(`SELECT count(*) AS lines, count(DISTINCT record_id) AS records FROM history WHERE collection = 'sites'`),
  );
  await store.close();
  expect(counted).toEqual([{ lines: sites.length, records: sites.length }]);
}, 60_000);
