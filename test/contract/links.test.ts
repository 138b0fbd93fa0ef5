import { afterEach, expect, test } from 'vitest';
import type { Edit } from '#shared/sync/command.ts';
import { type Laptop, openLaptop } from './laptop.ts';
import { newId, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
let client: string;
afterEach(() => office.close());

/** An office with two technicians of one client, and assets by these names. */
async function begin(...names: string[]): Promise<{ ada: Laptop; bob: Laptop; ids: string[] }> {
  office = await startTestOffice();
  client = await office.addOrganization('NOR');
  const ids = names.map(() => newId());
  await office.office.submit(
    names.map((name, n) => ({
      collection: 'assets',
      id: ids[n] ?? '',
      organizationId: client,
      create: true,
      changes: { name: { after: name } },
    })),
  );
  for (const name of ['Ada', 'Bob']) await office.addPerson(name, ['technician'], [client]);
  return { ada: await openLaptop(office.url, 'Ada'), bob: await openLaptop(office.url, 'Bob'), ids };
}

const link = (laptop: Laptop, fromId = '', type = '', toId = '', id = newId()): Edit => ({
  collection: 'relationships',
  id,
  organizationId: client,
  base: { epoch: laptop.info.epoch, rev: 0 },
  create: true,
  changes: { type: { after: type }, fromId: { after: fromId }, toId: { after: toId } },
});
const deleted = (laptop: Laptop, id: string, after: boolean): Edit => ({
  collection: 'relationships',
  id,
  organizationId: client,
  base: { epoch: laptop.info.epoch, rev: Number.MAX_SAFE_INTEGER },
  changes: { deleted: { before: !after, after } },
});
const says = async (laptop: Laptop, ...edits: Edit[]): Promise<string | undefined> => {
  const { answers } = await laptop.push([laptop.command(edits)]);
  return answers[0]?.code ?? answers[0]?.verdict;
};

test('[S16] two laptops each make half of a circle, or the same link: the office takes the first and refuses the second', async () => {
  const { ada, bob, ids } = await begin('room', 'rack', 'shelf');
  const [room, rack, shelf] = ids;
  expect(await says(ada, link(ada, room, 'contains', rack), link(ada, rack, 'contains', shelf))).toBe('applied');
  const half = await bob.push([bob.command([link(bob, shelf, 'contains', room)])]);
  expect(half.answers[0]).toMatchObject({
    verdict: 'refused',
    code: 'link-cycle',
    message: expect.stringContaining('contains the other already'),
    edit: 0,
  });
  expect(await says(bob, link(bob, rack, 'contains', shelf))).toBe('duplicate-link');
  expect(await says(bob, link(bob, rack, 'powered-by', shelf))).toBe('applied');
  expect(await says(ada, link(ada, shelf, 'connects-to', rack))).toBe('applied');
  expect(await says(bob, link(bob, rack, 'connects-to', shelf))).toBe('duplicate-link');
});

test('[S10] a refused link does not hold up what the laptop sent after it', async () => {
  const { ada, ids } = await begin('one', 'other');
  const [one, other] = ids;
  const first = link(ada, one, 'depends-on', other);
  const again = link(ada, one, 'depends-on', other);
  const noted: Edit = { ...deleted(ada, again.id, false), changes: { note: { before: '', after: 'x' } } };
  const { answers } = await ada.push([
    ada.command([first]),
    ada.command([again]),
    ada.command([noted]),
    ada.command([link(ada, other, 'depends-on', one)]),
  ]);
  expect(answers.map((answer) => answer.code ?? answer.verdict)).toEqual([
    'applied',
    'duplicate-link',
    'creation-refused',
    'applied',
  ]);
});

test('a link that was removed can be made again or brought back, but not both', async () => {
  const { ada, bob, ids } = await begin('one', 'other');
  const [one, other] = ids;
  const first = link(ada, one, 'runs-on', other);
  await says(ada, first);
  expect(await says(ada, deleted(ada, first.id, true))).toBe('applied');
  expect(await says(ada, deleted(ada, first.id, false))).toBe('applied');
  expect(await says(ada, deleted(ada, first.id, true))).toBe('applied');
  expect(await says(bob, link(bob, one, 'runs-on', other))).toBe('applied');
  expect(await says(ada, deleted(ada, first.id, false))).toBe('duplicate-link');
});

test('an asset that was deleted gets no new link, and no removed one back', async () => {
  const { ada, ids } = await begin('one', 'other');
  const [one, other = ''] = ids;
  const first = link(ada, one, 'runs-on', other);
  await says(ada, first);
  await says(ada, deleted(ada, first.id, true));
  await says(ada, { ...deleted(ada, other, true), collection: 'assets' });
  expect(await says(ada, link(ada, one, 'depends-on', other))).toBe('deleted-end');
  expect(await says(ada, deleted(ada, first.id, false))).toBe('deleted-end');
});
