import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import { addAccount } from '#test/support/office-process.ts';
import {
  ADA,
  applied,
  atTheOffice,
  hasAppFiles,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startSmallOffice,
} from './scene.ts';

const BO = 'bo.lindqvist@e2e.example';
const CLEO = 'cleo.marsh@e2e.example';

let small: SmallOffice;
/** At both clients: only an asset's name tells them apart on the screen. */
let second: { id: string; name: string };
let ada: OfficeApi;

/** Asks as the administrator. */
async function asAda<T>(path: string, body?: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${ada.session.accessToken}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(small.office.url + path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

const personOf = async (email: string): Promise<string> => {
  const users = await asAda<{ personId: string; email: string }[]>('/v1/users');
  return users.find((one) => one.email === email)?.personId ?? '';
};

/** Everything that the browser has in its databases, as text. */
const onLaptop = (app: AppPage): Promise<{ names: string[]; text: string }> =>
  app.page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((one) => one.name ?? '');
    let text = '';
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve, reject) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        text += JSON.stringify(all);
      }
      db.close();
    }
    return { names, text };
  });

beforeAll(async () => {
  small = await startSmallOffice();
  second = { id: newId(), name: 'oak-edge-sw02' };
  await applied(small.manager, {
    collection: 'assets',
    organizationId: small.mill.id,
    id: second.id,
    create: true,
    values: { tag: 'OAK-00002', name: second.name, class: 'switch' },
  });
  await addAccount(small.office.dataDir, { name: 'Bo Lindqvist', email: BO, password: PASSWORD, role: 'technician' });
  await addAccount(small.office.dataDir, { name: 'Cleo Marsh', email: CLEO, password: PASSWORD, role: 'technician' });
  ada = await OfficeApi.signIn(small.office.url, ADA, PASSWORD);
});

async function atWork(name: string, email: string): Promise<{ there: LaptopScene; app: AppPage }> {
  const there = await startLaptop(name, small.office);
  const app = await there.open();
  await app.signIn(email, PASSWORD);
  await app.atOffice();
  await hasAppFiles(app);
  return { there, app };
}

describe('[S20] a client is taken away while the laptop is offline, with edits that were not sent', () => {
  test('its records and edits are gone from the laptop, the others arrive, and the log says so', async () => {
    const { there, app } = await atWork('Ines', INES);
    there.proxy.cut();
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', 'SECRET-17.12');
    await app.openAsset(small.millAsset.name);
    await app.setField('Firmware', '17.12.5');
    expect(await app.unsent()).toBe(2);
    expect((await onLaptop(app)).text).toContain('SECRET-17.12');
    await asAda(`/v1/users/${await personOf(INES)}`, { organizations: [small.mill.id] });

    there.proxy.heal();
    await app.tryNow();
    await app.atOffice();
    expect(atTheOffice(small.office, small.millAsset.id)?.firmware).toBe('17.12.5');
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.9.4');
    await app.go('Sync');
    await app.sees('left this laptop');
    await app.go('Assets');
    await app.page.getByRole('grid', { name: 'Assets' }).getByText(small.millAsset.name).waitFor();
    expect(await app.page.getByText(small.asset.name).count()).toBe(0);
    const { text } = await onLaptop(app);
    expect(text).toContain(small.millAsset.name);
    expect(text).not.toContain('SECRET-17.12');
    expect(text).not.toContain(small.asset.name);
  });
});

describe('[S22] a laptop is revoked while it is offline, with work that was not sent', () => {
  test('at its next contact the work is at the office, sealed, and nothing is left on the laptop', async () => {
    const { there, app } = await atWork('Bo', BO);
    there.proxy.cut();
    await app.openAsset(second.name);
    await app.setField('Firmware', '9.9.1');
    await app.setField('Firmware', '9.9.2');
    expect(await app.unsent()).toBe(2);
    const person = await personOf(BO);
    const [device] = await asAda<{ id: string; hasKey: boolean }[]>(`/v1/users/${person}/devices`);
    expect(device?.hasKey).toBe(true);
    await asAda(`/v1/users/${person}/devices/${device?.id}`, { does: 'revoke' });

    there.proxy.heal();
    await app.tryNow();
    await app.page.getByRole('heading', { name: 'This laptop was revoked' }).waitFor();
    await app.sees('2 edits that had not been sent were handed to the office');
    const { commands } = await asAda<{ commands: { n: number; content: { edits: unknown[] } }[] }>(
      `/v1/sealed/${device?.id}`,
    );
    expect(commands.map((one) => one.n)).toEqual([1, 2]);
    expect(JSON.stringify(commands[1]?.content)).toContain('9.9.2');
    expect(atTheOffice(small.office, second.id)?.firmware).not.toBe('9.9.2');
    const { names, text } = await onLaptop(app);
    expect(names.filter((one) => one.includes(person))).toEqual([]);
    expect(text).not.toContain('9.9.2');
    expect(text).not.toContain(second.name);

    await app.page.reload();
    await app.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect((await onLaptop(app)).names.filter((one) => one.includes(person))).toEqual([]);
  });
});

describe('[S20] a laptop takes along what its user chose', () => {
  test('a client that is left behind is gone from the laptop, may be chosen again, and comes back', async () => {
    const { app } = await atWork('Cleo', CLEO);
    const { page } = app;
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('link', { name: 'This laptop' }).click();
    const form = page.getByRole('form', { name: 'Taken along' });
    const take = form.getByRole('button', { name: 'Take along' });
    await form.getByText('This is what it takes along now.').waitFor();
    expect(await take.isDisabled()).toBe(true);
    const counts = page.getByRole('table', { name: 'Records on this laptop' });
    await expect.poll(() => counts.getByRole('row', { name: /^Clients/ }).textContent()).toBe('Clients2');

    await form.getByLabel('Only these').check();
    await form.getByRole('combobox', { name: 'Clients taken along' }).press('Backspace');
    await form.getByText(/will leave this laptop/).waitFor();
    await take.click();
    await expect.poll(() => counts.getByRole('row', { name: /^Clients/ }).textContent()).toBe('Clients1');
    const assets = [small.asset.name, small.millAsset.name];
    const here = async (): Promise<string[]> => {
      const { text } = await onLaptop(app);
      return assets.filter((name) => text.includes(name));
    };
    await expect.poll(async () => (await here()).length).toBe(1);

    // What was left behind has no name on the laptop any more: the office says what there is.
    await page.reload();
    await form.getByLabel('All of mine, also those to come').check();
    await form.getByText('What is missing here is fetched.').waitFor();
    await take.click();
    await expect.poll(() => counts.getByRole('row', { name: /^Clients/ }).textContent()).toBe('Clients2');
    await expect.poll(here).toEqual(assets);
  });
});
