import { afterEach, expect, test } from 'vitest';
import { firstAdminToken } from '#server/auth/first-admin.ts';
import { seedStore } from '#server/store/seed.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { officeInfoSchema, PATHS, PROTOCOL, type Session, sessionSchema } from '#shared/wire/contract.ts';
import { errorOf, openLaptop, post, signIn } from './laptop.ts';
import { newId, PASSWORD, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
afterEach(() => office.close());

const refresh = (refreshToken: string | null, headers: Record<string, string> = {}) =>
  post(office.url, PATHS.refresh, { refreshToken }, headers);
const opened = async (response: Response): Promise<Session> => sessionSchema.parse(await response.json());
const pull = (session: Session) =>
  post(
    office.url,
    PATHS.pull,
    { protocol: PROTOCOL, checkpoint: { epoch: 'x', seq: 0, scope: 0 } },
    { authorization: `Bearer ${session.accessToken}` },
  );
const code = async (response: Response) => (response.ok ? 'ok' : (await errorOf(response)).error);

test('[S12] a wrong password and an unknown address get the same answer', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const wrong = await signIn(office.url, 'Ada', { password: 'not this one' });
  const unknown = await signIn(office.url, 'Nobody');
  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toBe(await unknown.text());
  const session = await opened(await signIn(office.url, 'ADA'));
  expect(session.user).toMatchObject({ name: 'Ada', roles: ['technician'], organizations: [] });
});

test('[S12] somebody who keeps guessing has to wait, the others do not', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  await office.addPerson('Ben', ['technician'], []);
  for (let tries = 0; tries < 5; tries++) await signIn(office.url, 'Ada', { password: 'guess' });
  expect(await code(await signIn(office.url, 'Ada'))).toBe('too-many');
  expect(await code(await signIn(office.url, 'Ben'))).toBe('ok');
  office.clock.forward(61_000);
  expect(await code(await signIn(office.url, 'Ada'))).toBe('ok');
});

test('[S12] too many requests from one address are turned away in the words of the contract', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const codes: string[] = [];
  for (let tries = 0; tries < 62; tries++) codes.push(await code(await post(office.url, PATHS.signIn, {})));
  expect(codes.slice(0, 60).every((one) => one === 'bad-request')).toBe(true);
  expect(codes.slice(60)).toEqual(['too-many', 'too-many']);
});

test('[S12] the refresh token rotates, and the session goes on', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const first = await opened(await signIn(office.url, 'Ada'));
  office.clock.forward(11 * 60_000);
  expect(await code(await pull(first))).toBe('signed-out');
  const second = await opened(await refresh(first.refreshToken));
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(second.device).toEqual(first.device);
  expect(await code(await pull(second))).toBe('other-epoch');
  office.clock.forward(89 * 86_400_000);
  const third = await opened(await refresh(second.refreshToken));
  office.clock.forward(91 * 86_400_000);
  expect(await code(await refresh(third.refreshToken))).toBe('signed-out');
});

test('[S12] a refresh whose reply was lost may be tried again', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const first = await opened(await signIn(office.url, 'Ada'));
  await refresh(first.refreshToken);
  await refresh(first.refreshToken);
  const third = await opened(await refresh(first.refreshToken));
  const fourth = await opened(await refresh(third.refreshToken));
  expect(await code(await refresh(fourth.refreshToken))).toBe('ok');
});

test('[S12] a token that is used again after its successor was ends the session for both', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const first = await opened(await signIn(office.url, 'Ada'));
  const second = await opened(await refresh(first.refreshToken));
  const third = await opened(await refresh(second.refreshToken));
  expect(await code(await refresh(first.refreshToken))).toBe('signed-out');
  expect(await code(await refresh(third.refreshToken))).toBe('signed-out');
  expect(await code(await pull(third))).toBe('signed-out');
  expect(await code(await signIn(office.url, 'Ada'))).toBe('ok');
});

test('[S12] of two who exchange the same token the second one to go on ends the session', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const first = await opened(await signIn(office.url, 'Ada'));
  const mine = await opened(await refresh(first.refreshToken));
  const stolen = await opened(await refresh(first.refreshToken));
  expect(await code(await refresh(mine.refreshToken))).toBe('ok');
  expect(await code(await refresh(stolen.refreshToken))).toBe('signed-out');
});

test('[S22] a laptop keeps its device and count over sign-ins; another person’s or an unknown one is a new device', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  await office.addPerson('Ben', ['technician'], []);
  const first = await opened(await signIn(office.url, 'Ada'));
  const again = await opened(await signIn(office.url, 'Ada', { deviceId: first.device.id }));
  const ben = await opened(await signIn(office.url, 'Ben', { deviceId: first.device.id }));
  const lost = await opened(await signIn(office.url, 'Ada', { deviceId: newId() }));
  expect(again.device).toEqual(first.device);
  expect(new Set([first, ben, lost].map((one) => one.device.id)).size).toBe(3);
  expect(new Set([first, ben, lost].map((one) => one.device.code)).size).toBe(3);
  expect(first.device).toMatchObject({ code: expect.stringMatching(/^[2-9A-Z]{3,4}$/), lastN: 0 });
});

test('[S12] a web client’s refresh token is in a cookie that no script reads, and sign-out ends it', async () => {
  office = await startTestOffice();
  await office.addPerson('Ada', ['technician'], []);
  const response = await signIn(office.url, 'Ada', { client: 'web' });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/Path=\/v1\/auth; HttpOnly; SameSite=Strict$/);
  expect((await opened(response)).refreshToken).toBeNull();
  const sent = { cookie: cookie.split(';')[0] ?? '' };
  const renewed = await refresh(null, sent);
  expect(renewed.headers.getSetCookie()).toHaveLength(1);
  expect((await opened(renewed)).refreshToken).toBeNull();
  const out = await post(office.url, PATHS.signOut, { refreshToken: null }, sent);
  expect(await out.json()).toEqual({});
  expect(await code(await refresh(null, sent))).toBe('signed-out');
});

test('[S12] [S22] a revoked device and a disabled account are signed out at once, and do not come back by signing in', async () => {
  office = await startTestOffice();
  for (const name of ['Ada', 'Ben']) await office.addPerson(name, ['technician'], []);
  const [ada, ben] = [await openLaptop(office.url, 'Ada'), await openLaptop(office.url, 'Ben')];
  const at = isoTime(office.clock.now());
  await office.office.store.write(async (tables) => {
    await tables.devices.revoke(ada.session.device.id, at);
    await tables.accounts.setDisabled(ben.session.user.personId, at);
  });
  for (const { session } of [ada, ben]) {
    expect(await code(await pull(session))).toBe('signed-out');
    expect(await code(await refresh(session.refreshToken))).toBe('signed-out');
  }
  expect(await code(await signIn(office.url, 'Ada', { deviceId: ada.session.device.id }))).toBe('device-revoked');
  expect(await code(await signIn(office.url, 'Ada'))).toBe('ok');
  expect(await code(await signIn(office.url, 'Ben'))).toBe('wrong-credentials');
});

async function demoOffice(isPrivate: boolean, trustProxy = false): Promise<void> {
  office = await startTestOffice({ isPrivate, trustProxy });
  const personId = newId();
  const account = {
    personId,
    email: 'demo@office.example',
    password: PASSWORD,
    roles: ['admin' as const],
    organizations: 'all' as const,
    label: 'Administrator',
  };
  await seedStore(office.office, { officeName: 'Demo', records: [], accounts: [account] });
}

test('demo accounts are offered and work on the office’s own machine only', async () => {
  await demoOffice(true);
  const info = officeInfoSchema.parse(await (await fetch(office.url + PATHS.office)).json());
  expect(info).toMatchObject({ name: 'Demo', demoAccounts: [{ email: 'demo@office.example', password: PASSWORD }] });
  expect(await code(await signIn(office.url, 'demo'))).toBe('ok');
  await office.close();

  await demoOffice(false);
  const open = officeInfoSchema.parse(await (await fetch(office.url + PATHS.office)).json());
  expect(open.demoAccounts).toEqual([]);
  expect(await code(await signIn(office.url, 'demo'))).toBe('demo-only-local');
});

test('the first administrator is made once, with the printed token', async () => {
  office = await startTestOffice();
  const token = await firstAdminToken(office.office);
  const request = {
    token,
    officeName: 'Harbour IT',
    name: 'Nora',
    email: 'nora@office.example',
    password: PASSWORD,
  };
  expect(await code(await signIn(office.url, 'Nora'))).toBe('office-not-set-up');
  expect(await code(await post(office.url, PATHS.firstAdmin, { ...request, token: 'guess' }))).toBe('no-permission');
  const both = await Promise.all([1, 2].map(() => post(office.url, PATHS.firstAdmin, request)));
  expect((await Promise.all(both.map(code))).sort()).toEqual(['already-set-up', 'ok']);
  expect(await firstAdminToken(office.office)).toBeNull();
  const info = officeInfoSchema.parse(await (await fetch(office.url + PATHS.office)).json());
  expect(info).toMatchObject({ name: 'Harbour IT', needsFirstAdmin: false });
  const nora = await openLaptop(office.url, 'Nora');
  expect(nora.session.user).toMatchObject({ name: 'Nora', organizations: 'all' });
  const lines = await nora.pull(nora.start);
  expect(lines.find((one) => one.type === 'row')).toMatchObject({
    collection: 'people',
    record: { kind: 'technician' },
  });
});

test('an import by the command line needs the token of this office’s folder', async () => {
  office = await startTestOffice();
  const file = { fileName: 'sites.csv', content: 'name\nA\n' };
  expect(await code(await post(office.url, PATHS.import, file))).toBe('no-permission');
  expect(await code(await post(office.url, PATHS.import, file, { authorization: 'Bearer other' }))).toBe(
    'no-permission',
  );
  const response = await post(office.url, PATHS.import, file, { authorization: 'Bearer control' });
  expect(await response.json()).toMatchObject({ notes: ['sites.csv was read.'] });
});
