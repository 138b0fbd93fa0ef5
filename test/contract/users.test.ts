import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedStore } from '#server/store/seed.ts';
import type { Role } from '#shared/domain/permissions.ts';
import {
  type OfficeInfo,
  officeInfoSchema,
  PATHS,
  PROTOCOL,
  type Session,
  sessionSchema,
} from '#shared/wire/contract.ts';
import { newUserSchema, type User, userDevicesSchema, userSchema, usersSchema } from '#shared/wire/users.ts';
import { applyLines, errorOf, type Laptop, openLaptop, post, signIn } from './laptop.ts';
import { newId, newSite, PASSWORD, startTestOffice, type TestOffice } from './office.ts';

const OWN = 'a password of her own';

let office: TestOffice;
let a: string;
let b: string;
let boss: Laptop;
let ends: AbortController;

beforeEach(async () => {
  office = await startTestOffice();
  a = await office.addOrganization('AAA');
  b = await office.addOrganization('BBB');
  await office.addPerson('Boss', ['admin'], 'all');
  boss = await openLaptop(office.url, 'Boss');
  ends = new AbortController();
});
afterEach(() => {
  ends.abort();
  return office.close();
});

const path = (template: string, params: Record<string, string> = {}): string =>
  template.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? '');
const codeOf = async (response: Response): Promise<string> => (response.ok ? 'ok' : (await errorOf(response)).error);
const get = (laptop: Laptop, address: string): Promise<Response> =>
  fetch(office.url + address, { headers: { authorization: `Bearer ${laptop.session.accessToken}` } });
const change = (by: Laptop, person: string, body: object): Promise<Response> =>
  by.send(path(PATHS.user, { person }), body);
const pulls = async (session: Session): Promise<string> =>
  codeOf(
    await post(
      office.url,
      PATHS.pull,
      { protocol: PROTOCOL, checkpoint: { epoch: 'x', seq: 0, scope: 0 } },
      { authorization: `Bearer ${session.accessToken}` },
    ),
  );
const refreshed = (session: Session): Promise<Response> =>
  post(office.url, PATHS.refresh, { refreshToken: session.refreshToken });
/** A session that stands is told of another epoch; one that ended is signed out. */
const STANDS = 'other-epoch';

const users = async (by = boss): Promise<User[]> => usersSchema.parse(await (await get(by, PATHS.users)).json());
const userOf = async (person: string): Promise<User | undefined> =>
  (await users()).find((one) => one.personId === person);
const personRecord = async (person: string): Promise<Record<string, unknown>> => {
  const { held } = applyLines(await boss.pull(boss.start));
  return held.get(`people/${person}`) as Record<string, unknown>;
};

const newUser = (over: object = {}) => ({
  name: 'Ada Marsh',
  email: 'ada@office.example',
  roles: ['technician'],
  organizations: [a],
  password: null,
  ...over,
});
const create = async (over: object = {}) =>
  newUserSchema.parse(await (await boss.send(PATHS.users, newUser(over))).json());

async function listen(laptop: Laptop) {
  const events = await laptop.stream(ends.signal);
  expect((await events.next()).value?.type).toBe('hello');
  return {
    ended: async () => (await events.next()).done === true,
    /** The scope that the stream tells of next. */
    scope: async () => {
      const { value } = await events.next();
      return value?.type === 'page' ? value.to.scope : null;
    },
  };
}

describe('who may', () => {
  test('[S12] users are for administrators: nobody else gets anything, not even whether a user exists', async () => {
    const others: Role[] = ['technician', 'dispatcher', 'approver', 'viewer'];
    const target = await office.addPerson('Target', ['technician'], [a]);
    const targets = await openLaptop(office.url, 'Target');
    for (const role of others) await office.addPerson(role, [role], 'all');
    await office.addPerson('Everything', others, 'all');
    const requests = (person: string, device: string): [string, object | null][] => [
      [PATHS.users, null],
      [PATHS.users, newUser()],
      [path(PATHS.user, { person }), { name: 'Changed' }],
      [path(PATHS.user, { person }), {}],
      [path(PATHS.userPassword, { person }), { password: null }],
      [path(PATHS.userDevices, { person }), null],
      [path(PATHS.userDevice, { person, device }), { does: 'revoke' }],
    ];
    const ask = (laptop: Laptop, [address, body]: [string, object | null]) =>
      body === null ? get(laptop, address) : laptop.send(address, body);
    for (const name of [...others, 'Everything']) {
      const laptop = await openLaptop(office.url, name);
      for (const request of requests(target, targets.session.device.id)) {
        const [there, nowhere] = [
          await ask(laptop, request),
          await ask(laptop, requests(newId(), newId())[0] ?? request),
        ];
        expect([there.status, nowhere.status], `${name} ${request[0]}`).toEqual([403, 403]);
        expect(await there.text()).toBe(await nowhere.text());
      }
    }
    for (const [address, body] of requests(target, targets.session.device.id)) {
      const response = await (body === null ? fetch(office.url + address) : post(office.url, address, body));
      expect([response.status, await codeOf(response)], address).toEqual([401, 'signed-out']);
    }
    expect(await userOf(target)).toMatchObject({ name: 'Target', disabledAt: null, devices: 1 });
    for (const request of requests(target, targets.session.device.id)) {
      expect(await codeOf(await ask(boss, request)), request[0]).toBe('ok');
    }
  });

  test('[S12] a role that was taken away is gone at the next request', async () => {
    await office.addPerson('Second', ['admin', 'technician'], 'all');
    const second = await openLaptop(office.url, 'Second');
    expect(await users(second)).toHaveLength(2);
    expect(await codeOf(await change(boss, second.session.user.personId, { roles: ['technician'] }))).toBe('ok');
    expect(await codeOf(await get(second, PATHS.users))).toBe('no-permission');
  });

  test('[S12] the only administrator stays one, and nobody takes the role from themselves', async () => {
    const me = boss.session.user.personId;
    for (const body of [{ roles: ['technician'] }, { isDisabled: true }]) {
      expect(await codeOf(await change(boss, me, body))).toBe('last-admin');
    }
    const second = await office.addPerson('Second', ['admin'], 'all');
    for (const body of [{ roles: ['technician'] }, { isDisabled: true }]) {
      expect(await codeOf(await change(boss, me, body))).toBe('own-admin');
    }
    expect(await codeOf(await change(boss, me, { roles: ['admin', 'technician'] }))).toBe('ok');
    // Disabled, the second one is no administrator who could let anybody in.
    expect(await codeOf(await change(boss, second, { isDisabled: true }))).toBe('ok');
    expect(await codeOf(await change(boss, me, { isDisabled: true }))).toBe('last-admin');
    expect(await userOf(me)).toMatchObject({ roles: ['technician', 'admin'], disabledAt: null });
  });

  test('[S12] of two administrators who disable each other at once one stays', async () => {
    await office.addPerson('Second', ['admin'], 'all');
    const second = await openLaptop(office.url, 'Second');
    const both = await Promise.all([
      change(boss, second.session.user.personId, { isDisabled: true }),
      change(second, boss.session.user.personId, { isDisabled: true }),
    ]);
    const codes = (await Promise.all(both.map(codeOf))).sort();
    expect(codes[0]).not.toBe(codes[1]);
    expect(codes).toContain('ok');
  });
});

describe('a new user', () => {
  test('[S12] gets a password for one sign-in, and chooses another before anything else', async () => {
    const made = await create();
    expect(made.oneTimePassword).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    expect(made.user).toMatchObject({
      roles: ['technician'],
      organizations: [a],
      mustChangePassword: true,
      devices: 0,
    });
    const enter = (over: object) => signIn(office.url, 'ada', { password: made.oneTimePassword, ...over });
    expect(await codeOf(await enter({ password: 'a guess of somebody', newPassword: OWN }))).toBe('wrong-credentials');
    expect(await codeOf(await enter({}))).toBe('new-password-needed');
    for (const newPassword of ['too short', 'ada@office.example', made.oneTimePassword]) {
      expect(await codeOf(await enter({ newPassword })), newPassword).toBe('bad-password');
    }
    const session = sessionSchema.parse(await (await enter({ newPassword: OWN })).json());
    expect(session.user).toMatchObject({ name: 'Ada Marsh', roles: ['technician'], organizations: [a] });
    // The reply was lost and the form is sent again; then the old password alone, and the new one.
    expect(await codeOf(await enter({ newPassword: OWN }))).toBe('ok');
    expect(await codeOf(await enter({}))).toBe('wrong-credentials');
    expect(await codeOf(await enter({ password: OWN }))).toBe('ok');
    expect(await userOf(made.user.personId)).toMatchObject({ mustChangePassword: false, devices: 3 });
    expect(office.log.errors).toEqual([]);
  });

  test('[S12] is a person of the office whom others see at once, made by the administrator', async () => {
    const { user } = await create({ password: 'typed by the boss', roles: ['technician', 'approver'] });
    expect(await personRecord(user.personId)).toMatchObject({
      kind: 'technician',
      name: 'Ada Marsh',
      email: 'ada@office.example',
      isActive: true,
      createdBy: boss.session.user.personId,
    });
    expect(await codeOf(await signIn(office.url, 'ada', { password: 'typed by the boss' }))).toBe(
      'new-password-needed',
    );
  });

  test('[S12] what is wrong with a request is said by its place, and nothing is made', async () => {
    const detail = async (over: object): Promise<string | undefined> => {
      const response = await boss.send(PATHS.users, newUser(over));
      expect(response.status).toBe(400);
      return (await errorOf(response)).detail;
    };
    expect(await detail({ name: '  ' })).toBe('name: Say the name');
    expect(await detail({ email: 'nobody' })).toBe('email: This is no mail address');
    expect(await detail({ roles: [] })).toBe('roles: Choose at least one role');
    expect(await detail({ roles: ['king'] })).toContain('roles.0');
    expect(await detail({ organizations: 'some' })).toContain('organizations');
    const code = async (over: object) => codeOf(await boss.send(PATHS.users, newUser(over)));
    expect(await code({ password: 'short' })).toBe('bad-password');
    expect(await code({ organizations: [a, newId()] })).toBe('unknown-client');
    expect(await code({ email: ' BOSS@office.example' })).toBe('mail-taken');
    expect(await users()).toHaveLength(1);
  });

  test('[S20] an administrator gets every client, whatever was asked for', async () => {
    const { user } = await create({ roles: ['admin'], organizations: [] });
    expect(user.organizations).toBe('all');
  });
});

describe('a change', () => {
  test('[S12] of name and mail address reaches the person’s record, its history, and the sign-in', async () => {
    const ada = await office.addPerson('Ada', ['technician'], [a]);
    const changed = await change(boss, ada, { name: 'Ada Marsh', email: 'Ada.Marsh@office.example' });
    expect(userSchema.parse(await changed.json())).toMatchObject({
      name: 'Ada Marsh',
      email: 'Ada.Marsh@office.example',
    });
    expect(await personRecord(ada)).toMatchObject({ name: 'Ada Marsh', email: 'Ada.Marsh@office.example' });
    const history = await get(boss, path(PATHS.history, { collection: 'people', id: ada }));
    const lines = (await history.json()) as { field: string; author: string }[];
    expect(lines.filter((one) => one.author === boss.session.user.personId).map((one) => one.field)).toEqual([
      'name',
      'email',
    ]);
    expect(await codeOf(await signIn(office.url, 'ada'))).toBe('wrong-credentials');
    expect(await codeOf(await signIn(office.url, 'ada', { email: 'ada.marsh@office.example' }))).toBe('ok');
    expect(await codeOf(await change(boss, ada, { email: 'boss@office.example' }))).toBe('mail-taken');
    expect(await codeOf(await change(boss, newId(), { name: 'Nobody' }))).toBe('not-found');
  });

  test('[S20] of grants is told on the open stream, and the next pull brings what was won and takes what was lost', async () => {
    await office.addPerson('Ada', ['technician'], [a]);
    const ada = await openLaptop(office.url, 'Ada');
    const [inA, inB] = [newSite(a, boss.info.epoch, 'In A'), newSite(b, boss.info.epoch, 'In B')];
    await boss.push([boss.command([inA, inB])]);
    const before = applyLines(await ada.pull(ada.start));
    expect([before.held.has(`sites/${inA.id}`), before.held.has(`sites/${inB.id}`)]).toEqual([true, false]);
    expect(ada.session.scope).toBe(before.at?.scope);

    const stream = await listen(ada);
    await change(boss, ada.session.user.personId, { organizations: [b, b] });
    expect(await stream.scope()).toBe((before.at?.scope ?? 0) + 1);
    const lines = await ada.pull(before.at ?? ada.start);
    const after = applyLines(lines, before.held);
    expect([after.held.has(`sites/${inA.id}`), after.held.has(`sites/${inB.id}`)]).toEqual([false, true]);
    expect(after.held.has(`organizations/${b}`)).toBe(true);
    expect(JSON.stringify(lines)).not.toContain('In A');
    const fresh = sessionSchema.parse(await (await refreshed(ada.session)).json());
    expect(fresh).toMatchObject({ user: { organizations: [b] }, scope: after.at?.scope });
    // Asked for again, it is no news: streams stand, laptops have nothing to do.
    await change(boss, ada.session.user.personId, { organizations: [b] });
    const again = sessionSchema.parse(await (await refreshed(fresh)).json());
    expect(again.scope).toBe(fresh.scope);
  });

  test('[S20] of roles alone is a new scope too, by which an open laptop notices it, and brings no record twice', async () => {
    await office.addPerson('Ada', ['viewer'], [a]);
    const ada = await openLaptop(office.url, 'Ada');
    const { at } = applyLines(await ada.pull(ada.start));
    const stream = await listen(ada);
    await change(boss, ada.session.user.personId, { roles: ['technician', 'viewer'] });
    expect(await stream.scope()).toBe((at?.scope ?? 0) + 1);
    const lines = await ada.pull(at ?? ada.start);
    expect(lines.filter((one) => one.type === 'row' || one.type === 'exit')).toEqual([]);
    expect(applyLines(lines).at?.scope).toBe((at?.scope ?? 0) + 1);
    const site = newSite(a, ada.info.epoch);
    expect((await ada.push([ada.command([site])])).answers[0]?.verdict).toBe('applied');
  });

  test('[S12] [S20] a new administrator sees every client; who ceases to be one sees those that are named', async () => {
    const ada = await office.addPerson('Ada', ['technician'], [a]);
    const made = userSchema.parse(await (await change(boss, ada, { roles: ['admin'] })).json());
    expect(made.organizations).toBe('all');
    const ceased = await change(boss, ada, { roles: ['technician'], organizations: [b] });
    expect(userSchema.parse(await ceased.json())).toMatchObject({ roles: ['technician'], organizations: [b] });
  });
});

describe('a disabled user', () => {
  test('[S12] is signed out at once, cannot sign in or go on, gets no more work, and comes back when enabled', async () => {
    const person = await office.addPerson('Ada', ['technician'], [a]);
    const ada = await openLaptop(office.url, 'Ada');
    const site = newSite(a, ada.info.epoch);
    const unsent = ada.command([site]);
    const stream = await listen(ada);
    expect(await codeOf(await change(boss, person, { isDisabled: true }))).toBe('ok');
    expect(await stream.ended()).toBe(true);
    expect(await pulls(ada.session)).toBe('signed-out');
    expect(await codeOf(await refreshed(ada.session))).toBe('signed-out');
    expect(await codeOf(await signIn(office.url, 'Ada'))).toBe('wrong-credentials');
    expect(await personRecord(person)).toMatchObject({ isActive: false });
    const { disabledAt } = (await userOf(person)) ?? {};
    expect(disabledAt).not.toBeNull();
    // Said twice, it stays as it was said first.
    office.clock.forward(60_000);
    await change(boss, person, { isDisabled: true });
    expect((await userOf(person))?.disabledAt).toBe(disabledAt);

    expect(await codeOf(await change(boss, person, { isDisabled: false }))).toBe('ok');
    expect(await personRecord(person)).toMatchObject({ isActive: true });
    // The session of before is over for good; a sign-in on the same device sends what was kept.
    expect(await codeOf(await refreshed(ada.session))).toBe('signed-out');
    const again = await openLaptop(office.url, 'Ada', { deviceId: ada.session.device.id });
    expect((await again.push([unsent])).answers[0]?.verdict).toBe('applied');
  });
});

describe('a password', () => {
  test('[S12] of one’s own needs the old one, and ends the other sessions and not this one', async () => {
    await office.addPerson('Ada', ['viewer'], []);
    const [here, there] = [await openLaptop(office.url, 'Ada'), await openLaptop(office.url, 'Ada')];
    const stream = await listen(there);
    const set = (current: string, next: string) => here.send(PATHS.ownPassword, { current, next });
    expect(await codeOf(await set('not the one', OWN))).toBe('wrong-password');
    for (const next of ['short', 'ADA@office.example', PASSWORD]) {
      expect(await codeOf(await set(PASSWORD, next)), next).toBe('bad-password');
    }
    expect([await pulls(here.session), await pulls(there.session)]).toEqual([STANDS, STANDS]);
    expect(await codeOf(await set(PASSWORD, OWN))).toBe('ok');
    expect(await stream.ended()).toBe(true);
    expect([await pulls(here.session), await pulls(there.session)]).toEqual([STANDS, 'signed-out']);
    expect(await codeOf(await refreshed(here.session))).toBe('ok');
    expect(await codeOf(await refreshed(there.session))).toBe('signed-out');
    expect(await codeOf(await signIn(office.url, 'Ada'))).toBe('wrong-credentials');
    expect(await codeOf(await signIn(office.url, 'Ada', { password: OWN }))).toBe('ok');
  });

  test('[S12] guessed wrongly five times makes the guesser wait, here and at the sign-in', async () => {
    await office.addPerson('Ada', ['viewer'], []);
    const ada = await openLaptop(office.url, 'Ada');
    const set = (current: string) => ada.send(PATHS.ownPassword, { current, next: OWN });
    for (let tries = 0; tries < 5; tries++) expect(await codeOf(await set('a guess'))).toBe('wrong-password');
    expect(await codeOf(await set(PASSWORD))).toBe('too-many');
    expect(await codeOf(await signIn(office.url, 'Ada'))).toBe('too-many');
    office.clock.forward(61_000);
    expect(await codeOf(await set(PASSWORD))).toBe('ok');
  });

  test('[S12] set by an administrator ends every session and is good for one sign-in', async () => {
    const person = await office.addPerson('Ada', ['technician'], [a]);
    const ada = await openLaptop(office.url, 'Ada');
    const stream = await listen(ada);
    const address = path(PATHS.userPassword, { person });
    expect(await codeOf(await boss.send(address, { password: 'short' }))).toBe('bad-password');
    expect(await pulls(ada.session)).toBe(STANDS);
    const { oneTimePassword } = (await (await boss.send(address, { password: null })).json()) as {
      oneTimePassword: string;
    };
    expect(await stream.ended()).toBe(true);
    expect(await pulls(ada.session)).toBe('signed-out');
    expect(await codeOf(await signIn(office.url, 'Ada'))).toBe('wrong-credentials');
    expect(await codeOf(await signIn(office.url, 'Ada', { password: oneTimePassword }))).toBe('new-password-needed');
    const over = { password: oneTimePassword, newPassword: OWN, deviceId: ada.session.device.id };
    expect(await codeOf(await signIn(office.url, 'Ada', over))).toBe('ok');
    const own = path(PATHS.userPassword, { person: boss.session.user.personId });
    expect((await errorOf(await boss.send(own, { password: null }))).detail).toContain('under Account');
    expect(await codeOf(await boss.send(path(PATHS.userPassword, { person: newId() }), { password: null }))).toBe(
      'not-found',
    );
  });

  test('[S12] is hashed so often a minute and no oftener from one address', async () => {
    const codes: string[] = [];
    for (let tries = 0; tries < 62; tries++) codes.push(await codeOf(await boss.send(PATHS.ownPassword, {})));
    expect(codes.slice(0, 60).every((one) => one === 'bad-request')).toBe(true);
    expect(codes.slice(60)).toEqual(['too-many', 'too-many']);
  });
});

describe('devices', () => {
  const devicesOf = async (laptop: Laptop, address: string = PATHS.ownDevices) =>
    userDevicesSchema.parse(await (await get(laptop, address)).json());

  test('[S22] one’s own are listed, renamed, signed out and revoked; this one is marked', async () => {
    await office.addPerson('Ada', ['viewer'], []);
    const here = await openLaptop(office.url, 'Ada', { deviceName: 'Van laptop' });
    office.clock.forward(60_000);
    const there = await openLaptop(office.url, 'Ada');
    const { id, code } = there.session.device;
    const act = (body: object, device = id) => here.send(path(PATHS.ownDevice, { device }), body);
    expect(await devicesOf(here)).toMatchObject([
      { id, code, name: 'Test laptop', isThis: false, isSignedIn: true, revokedAt: null },
      { name: 'Van laptop', isThis: true, isSignedIn: true },
    ]);
    expect(await codeOf(await act({ does: 'rename', name: ' ' }))).toBe('bad-request');
    expect(await codeOf(await act({ does: 'rename', name: ' Desk ' }))).toBe('ok');
    const stream = await listen(there);
    expect(await codeOf(await act({ does: 'sign-out' }))).toBe('ok');
    expect(await stream.ended()).toBe(true);
    expect(await codeOf(await refreshed(there.session))).toBe('signed-out');
    expect(await devicesOf(here)).toMatchObject([
      { name: 'Desk', isSignedIn: false, revokedAt: null },
      { isThis: true },
    ]);
    // Signed out, it comes back with its count; revoked, it never does.
    const back = await openLaptop(office.url, 'Ada', { deviceId: id });
    expect(back.session.device.id).toBe(id);
    expect(await codeOf(await act({ does: 'revoke' }))).toBe('ok');
    expect(await pulls(back.session)).toBe('signed-out');
    expect(await codeOf(await signIn(office.url, 'Ada', { deviceId: id }))).toBe('device-revoked');
    const revoked = (await devicesOf(here)).find((one) => one.id === id);
    expect(revoked).toMatchObject({ isSignedIn: false, revokedAt: expect.any(String) });
    office.clock.forward(60_000);
    await act({ does: 'revoke' });
    expect((await devicesOf(here)).find((one) => one.id === id)).toEqual(revoked);
    expect(await pulls(here.session)).toBe(STANDS);
  });

  test('[S12] [S22] another person’s device is as unknown as one that does not exist, but to an administrator', async () => {
    const person = await office.addPerson('Ada', ['technician'], []);
    await office.addPerson('Ben', ['technician'], []);
    const [ada, ben] = [await openLaptop(office.url, 'Ada'), await openLaptop(office.url, 'Ben')];
    const device = ada.session.device.id;
    for (const unknown of [device, newId(), 'office']) {
      const response = await ben.send(path(PATHS.ownDevice, { device: unknown }), { does: 'revoke' });
      expect(await codeOf(response)).toBe('not-found');
    }
    // Named under the wrong person it is not found either.
    const wrong = path(PATHS.userDevice, { person: ben.session.user.personId, device });
    expect(await codeOf(await boss.send(wrong, { does: 'revoke' }))).toBe('not-found');
    expect(await pulls(ada.session)).toBe(STANDS);
    const list = path(PATHS.userDevices, { person });
    expect(await devicesOf(boss, list)).toMatchObject([{ id: device, isThis: false, isSignedIn: true }]);
    expect(await codeOf(await boss.send(path(PATHS.userDevice, { person, device }), { does: 'sign-out' }))).toBe('ok');
    expect(await pulls(ada.session)).toBe('signed-out');
    expect(await codeOf(await get(boss, path(PATHS.userDevices, { person: newId() })))).toBe('not-found');
  });
});

test('a demo account whose password was changed is an ordinary one; a disabled one is not offered', async () => {
  await office.close();
  office = await startTestOffice({ isPrivate: true });
  const demo = (name: string, role: Role) => ({
    personId: newId(),
    email: `${name}@office.example`,
    password: PASSWORD,
    roles: [role],
    organizations: 'all' as const,
    label: name,
  });
  const accounts = [demo('marcus', 'admin'), demo('ines', 'technician'), demo('tom', 'technician')];
  await seedStore(office.office, { officeName: 'Demo', records: [], accounts });
  const offered = async (): Promise<string[]> => {
    const info: OfficeInfo = officeInfoSchema.parse(await (await fetch(office.url + PATHS.office)).json());
    return info.demoAccounts.map((one) => one.email.split('@')[0] ?? '');
  };
  expect(await offered()).toEqual(['ines', 'marcus', 'tom']);
  boss = await openLaptop(office.url, 'marcus');
  const ines = await openLaptop(office.url, 'ines');
  await ines.send(PATHS.ownPassword, { current: PASSWORD, next: OWN });
  await change(boss, accounts[2]?.personId ?? '', { isDisabled: true });
  expect(await offered()).toEqual(['marcus']);
  expect(await codeOf(await signIn(office.url, 'ines', { password: OWN }))).toBe('ok');
});
