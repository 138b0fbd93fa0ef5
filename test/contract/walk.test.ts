import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyLines, openLaptop } from './laptop.ts';
import { newSite, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.close());

test('[S7] [S10] an edit goes from one laptop to another: sign-in, push, stream, pull', async () => {
  const client = await office.addOrganization('NOR');
  await office.addPerson('Ada', ['technician'], [client]);
  await office.addPerson('Ben', ['technician'], [client]);
  const ada = await openLaptop(office.url, 'Ada');
  const ben = await openLaptop(office.url, 'Ben');
  const first = applyLines(await ben.pull(ben.start));
  expect(first.isHead).toBe(true);
  const ends = new AbortController();
  const events = await ben.stream(ends.signal);
  const hello = (await events.next()).value;
  expect(hello).toMatchObject({ type: 'hello', at: first.at });

  const site = newSite(client, ada.info.epoch, 'Head office');
  const answer = await ada.push([ada.command([site])]);
  expect(answer.answers).toMatchObject([{ verdict: 'applied', records: [{ record: { name: 'Head office' } }] }]);
  expect(answer.nextN).toBe(2);

  const page = (await events.next()).value;
  expect(page).toMatchObject({ type: 'page', from: first.at, to: answer.at, rows: [{ record: { id: site.id } }] });
  ends.abort();
  const second = applyLines(await ben.pull(first.at ?? ben.start), first.held);
  expect(second.held.get(`sites/${site.id}`)).toMatchObject({ name: 'Head office' });
  expect(second.at).toEqual(answer.at);
});
