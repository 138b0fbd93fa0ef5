import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnyRecord } from '#shared/domain/record.ts';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import { keptAsideSchema, offerResponseSchema } from '#shared/wire/restore.ts';
import { applyLines, errorOf, type Laptop, openLaptop } from './laptop.ts';
import { newId, newSite, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
let client: string;
let foreign: string;
let ada: Laptop;
beforeEach(async () => {
  office = await startTestOffice();
  client = await office.addOrganization('AAA');
  foreign = await office.addOrganization('BBB');
  await office.addPerson('Ada', ['technician'], [client]);
  await office.addPerson('Boss', ['admin'], 'all');
  ada = await openLaptop(office.url, 'Ada');
});
afterEach(() => office.close());

/** Makes a site, and gives it as the laptop that made it holds it. */
async function made(name: string, id = newId()): Promise<AnyRecord> {
  const { answers } = await ada.push([ada.command([newSite(client, ada.info.epoch, name, id)])]);
  return answers[0]?.records[0]?.record as AnyRecord;
}

/** As a restore does it: another epoch. What a backup lacks is taken out by hand. Gives who comes back to it. */
async function restored(...lost: string[]): Promise<Laptop> {
  const epoch = newId();
  await office.database.write(async (sql) => {
    await sql.run('UPDATE office SET epoch = ?', [epoch]);
    for (const id of lost) {
      await sql.run('DELETE FROM records WHERE id = ?', [id]);
      await sql.run('DELETE FROM history WHERE record_id = ?', [id]);
    }
  });
  return openLaptop(office.url, 'Ada');
}

const offer = async (laptop: Laptop, ...records: AnyRecord[]): Promise<string[]> => {
  const states = records.map(({ id, epoch, rev }) => ({ collection: 'sites', id, epoch, rev }));
  const answer = await laptop.send(PATHS.offer, { protocol: PROTOCOL, epoch: laptop.info.epoch, records: states });
  return offerResponseSchema.parse(await answer.json()).wanted.map((one) => one.id);
};
const give = (laptop: Laptop, ...records: AnyRecord[]): Promise<Response> =>
  laptop.send(PATHS.giveBack, {
    protocol: PROTOCOL,
    epoch: laptop.info.epoch,
    records: records.map((record) => ({ collection: 'sites', record })),
  });
const held = async (laptop: Laptop, id: string): Promise<AnyRecord | undefined> =>
  applyLines(await laptop.pull(laptop.start)).held.get(`sites/${id}`) as AnyRecord | undefined;
const keptAside = async (laptop: Laptop): Promise<Response> =>
  fetch(office.url + PATHS.keptAside, { headers: { authorization: `Bearer ${laptop.session.accessToken}` } });

test('[S25] a restored office wants what it does not know, keeps it with author and time, and never again', async () => {
  const [known, lost] = [await made('Known'), await made('Lost')];
  const back = await restored(lost.id);
  expect(await offer(back, known, lost)).toEqual([lost.id]);
  expect((await give(back, lost)).status).toBe(200);
  const { rev, epoch, ...rest } = (await held(back, lost.id)) as AnyRecord;
  const { rev: _rev, epoch: _epoch, ...before } = lost;
  expect(rest).toEqual(before);
  expect({ epoch, isLater: rev > lost.rev }).toEqual({ epoch: back.info.epoch, isLater: true });
  expect(await offer(back, known, lost)).toEqual([]);
  await give(back, lost);
  expect((await held(back, lost.id))?.rev).toBe(rev);
});

test('[S25] of a record at a state it does not know, a value that it never had is a conflict for a person', async () => {
  const site = await made('As it was');
  const back = await restored();
  const newer = {
    ...site,
    name: 'Later, and lost',
    rev: site.rev + 40,
    updatedBy: 'somebody',
    updatedAt: site.createdAt,
  };
  expect(await offer(back, newer)).toEqual([site.id]);
  await give(back, newer, newer);
  const record = await held(back, site.id);
  expect(record?.name).toBe('As it was');
  expect(Object.values(record?.conflicts ?? {})).toMatchObject([
    { field: 'name', value: 'Later, and lost', author: 'somebody', at: site.createdAt },
  ]);
});

test('[S25] what was given back is told to open streams', async () => {
  const lost = await made('Lost');
  const back = await restored(lost.id);
  const ends = new AbortController();
  const events = await back.stream(ends.signal);
  await events.next();
  await give(back, lost);
  expect(JSON.stringify((await events.next()).value)).toContain(lost.id);
  ends.abort();
});

test('[S20] [S25] out of scope, and in no form of a record: kept aside for administrators, and nobody else sees it', async () => {
  const [site, odd, sound] = [await made('Site'), await made('Odd'), await made('Sound')];
  const back = await restored(site.id, odd.id, sound.id);
  const answer = await give(back, { ...site, organizationId: foreign }, { ...odd, name: { not: 'a name' } }, sound);
  expect(answer.status).toBe(200);
  expect(await held(back, site.id)).toBeUndefined();
  expect(await held(back, odd.id)).toBeUndefined();
  expect((await held(back, sound.id))?.name).toBe('Sound');
  expect((await keptAside(back)).status).toBe(403);
  const kept = keptAsideSchema.parse(await (await keptAside(await openLaptop(office.url, 'Boss'))).json());
  expect(kept.map((one) => [one.id, one.device]).sort()).toEqual(
    [site.id, odd.id].map((id) => [id, back.session.device.id]).sort(),
  );
});

test('[S25] an office that was never restored takes no record past the judge, and one of another epoch says so', async () => {
  const site = await made('Site');
  const forged = { ...site, name: 'Past the judge', epoch: 'another', rev: 99 };
  const refused = await give(ada, forged);
  expect([refused.status, (await errorOf(refused)).error]).toEqual([403, 'no-permission']);
  expect((await held(ada, site.id))?.name).toBe('Site');
  const back = await restored();
  const late = await ada.send(PATHS.offer, {
    protocol: PROTOCOL,
    epoch: ada.info.epoch,
    records: [{ collection: 'sites', id: site.id, epoch: site.epoch, rev: site.rev }],
  });
  expect(await errorOf(late)).toMatchObject({ error: 'other-epoch', office: { epoch: back.info.epoch, lastN: 1 } });
});

test('[S25] what was refused before keeps its number and stays refused, whatever it would be now', async () => {
  const back = await restored();
  const command = back.command([newSite(client, back.info.epoch, 'Would be taken')]);
  const { answers } = await back.push([{ ...command, withheld: 'refused-before' }]);
  expect(answers).toMatchObject([{ verdict: 'refused', code: 'refused-before' }]);
  expect((await back.push([back.command([newSite(client, back.info.epoch)])])).answers).toMatchObject([
    { verdict: 'applied' },
  ]);
});
