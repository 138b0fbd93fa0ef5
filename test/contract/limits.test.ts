import { afterEach, expect, test } from 'vitest';
import type { SignedIn } from '#server/auth/authenticate.ts';
import { handleHistory } from '#server/sync/handlers.ts';
import { MOST_REQUESTS } from '#server/sync/rates.ts';
import { withheld } from '#shared/sync/withhold.ts';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import { errorOf, type Laptop, openLaptop, post, signIn } from './laptop.ts';
import { newSite, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
let client: string;
let ada: Laptop;

async function begin(): Promise<void> {
  office = await startTestOffice();
  client = await office.addOrganization('NOR');
  await office.addPerson('Ada', ['technician'], [client]);
  ada = await openLaptop(office.url, 'Ada');
}
afterEach(() => office.close());

const site = (access = '') => {
  const edit = newSite(client, ada.info.epoch);
  return { ...edit, changes: { ...edit.changes, access: { after: access } } };
};
const body = (commands: unknown[]) => ({ protocol: PROTOCOL, epoch: ada.info.epoch, lastContactAt: null, commands });

test('[S11] a record may grow to 1 MB; the edit that takes it further is refused alone', async () => {
  await begin();
  const notes = 'x'.repeat(90_000);
  const full = site(notes);
  const made = await ada.push([ada.command([full])]);
  expect(made.answers[0]?.verdict).toBe('applied');
  // Conflicts are data on the record: a dozen of them fill it up (S17).
  const edits = Array.from({ length: 14 }, (_, at) =>
    ada.command([
      {
        ...full,
        create: undefined,
        changes: { access: { before: `${at}`, after: `${at}${notes}` } },
      },
    ]),
  );
  const { answers } = await ada.push([...edits, ada.command([site()])]);
  const codes = answers.map((one) => one.code ?? one.verdict);
  expect(new Set(codes)).toEqual(new Set(['applied-with-conflicts', 'too-large', 'applied']));
  expect(codes.at(-1)).toBe('applied');
});

test('[S7] a push of more than 200 edits, or of more than the office reads at once, is told that it is too large', async () => {
  await begin();
  const long = await ada.send(PATHS.push, body(Array.from({ length: 201 }, () => ada.command([site()]))));
  expect([long.status, (await errorOf(long)).error]).toEqual([413, 'too-large']);
  const heavy = await ada.send(PATHS.push, body([ada.command([site('x'.repeat(33 * 1024 * 1024))])]));
  expect([heavy.status, (await errorOf(heavy)).error]).toEqual([413, 'too-large']);
  const wide = await ada.send(PATHS.pull, { protocol: PROTOCOL, checkpoint: ada.start, more: 'x'.repeat(2_000_000) });
  expect([wide.status, (await errorOf(wide)).error]).toEqual([413, 'too-large']);
});

test('[I5] an edit that no request takes is refused by its place, and what follows goes on', async () => {
  await begin();
  const large = ada.command([site('much')]);
  const [made] = large.edits;
  const follower = ada.command([{ ...site('more'), id: made?.id ?? '', create: undefined }]);
  const other = ada.command([site()]);
  const { answers, nextN } = await ada.push([withheld(large), follower, other]);
  expect(answers).toMatchObject([
    { verdict: 'refused', code: 'too-large', unknown: [made?.id] },
    { verdict: 'refused', code: 'creation-refused', because: large.id },
    { verdict: 'applied' },
  ]);
  expect(nextN).toBe(4);
  expect((await ada.push([withheld(large)])).answers[0]).toMatchObject({ verdict: 'refused', code: 'too-large' });
});

test('[S7] a device that asks too often waits, the others do not', async () => {
  await begin();
  const other = await openLaptop(office.url, 'Ada');
  const claims = await office.office.tokens.read(ada.session.accessToken);
  if (!claims) throw new Error('no token');
  const who: SignedIn = { personId: claims.person, deviceId: claims.device, sessionId: claims.session };
  for (let count = 0; count < MOST_REQUESTS; count++) {
    const answer = await handleHistory(office.office, who, {});
    if (!answer.ok && answer.error.code === 'too-many') throw new Error(`turned away after ${count}`);
  }
  office.clock.forward(15_000);
  for (const path of [PATHS.push, PATHS.pull, PATHS.lease]) {
    const answer = await ada.send(path, {});
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '45']);
    expect((await errorOf(answer)).error).toBe('too-many');
  }
  await expect(ada.stream(new AbortController().signal)).rejects.toThrow('429');
  expect((await other.push([other.command([site()])])).answers).toMatchObject([{ verdict: 'applied' }]);
  office.clock.forward(46_000);
  expect((await ada.push([ada.command([site()])])).answers).toMatchObject([{ verdict: 'applied' }]);
});

test('[S7] whoever is told to wait is told how long, also the desktop app, whose origin is another', async () => {
  await begin();
  const origin = 'app://local';
  for (let tries = 0; tries < 5; tries++) await signIn(office.url, 'Ada', { password: 'guess' });
  const guessed = await signIn(office.url, 'Ada');
  expect([guessed.status, guessed.headers.get('retry-after')]).toEqual([429, '60']);
  for (let tries = 0; tries < 60; tries++) await post(office.url, PATHS.signIn, {});
  const many = await post(office.url, PATHS.signIn, {}, { origin });
  expect([many.status, (await errorOf(many)).error]).toEqual([429, 'too-many']);
  expect(Number(many.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(many.headers.get('access-control-expose-headers')).toContain('retry-after');
});

test('[S7] what cannot be read is told so in the words of the contract, without repeating it', async () => {
  await begin();
  const answers = [
    await ada.send(PATHS.push, '{"protocol":1,'),
    await ada.send(PATHS.push, body([{ secret: 'never repeated' }])),
    await ada.send(PATHS.push, body([])),
    await ada.send(PATHS.pull, 'null'),
    await ada.send(PATHS.lease, { series: ['never repeated'] }),
  ];
  for (const answer of answers) {
    const error = await errorOf(answer);
    expect([answer.status, error.error]).toEqual([400, 'bad-request']);
    expect(JSON.stringify(error)).not.toContain('never repeated');
  }
});
