import { beforeAll, describe, expect, test } from 'vitest';
import { type OfficeInfo, PATHS } from '#shared/wire/contract.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import { kept, officeSeq } from '#test/walk/office-store.ts';
import {
  atTheOffice,
  hasAppFiles,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startOffice,
  startSmallOffice,
  TOM,
} from './scene.ts';

const account = (app: AppPage) => app.page.getByRole('button', { name: /^Account:/ });
const mail = (app: AppPage) => app.page.getByLabel('Mail address');
const password = (app: AppPage) => app.page.getByLabel('Password', { exact: true });
const enter = (app: AppPage) => app.page.getByRole('button', { name: 'Sign in', exact: true }).click();
const heading = (app: AppPage, name: string) => app.page.getByRole('heading', { level: 1, name }).waitFor();

/** The databases of the page, by office and user. */
const databases = (app: AppPage): Promise<string[]> =>
  app.page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name ?? '').sort());

/** Everything in every database of the laptop, as text. */
const everything = (app: AppPage, named: string): Promise<string> =>
  app.page.evaluate(async (part) => {
    let all = '';
    for (const { name } of await indexedDB.databases()) {
      if (!name?.includes(part)) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        all += JSON.stringify(rows);
      }
      db.close();
    }
    return all;
  }, named);

/** Opens the account menu and says what stands in it. */
async function accountMenu(app: AppPage): Promise<string> {
  await account(app).click();
  const menu = app.page.getByRole('dialog', { name: 'Account' });
  await menu.waitFor();
  return (await menu.textContent()) ?? '';
}

async function signOut(app: AppPage): Promise<void> {
  await accountMenu(app);
  await app.page.getByRole('button', { name: 'Sign out' }).click();
}

describe('the demo office', () => {
  test('a wrong password says so in place and keeps what was typed; a demo account is one click', async () => {
    const office = await startOffice({ demo: true });
    const there = await startLaptop('visitor', office);
    const app = await there.open();
    const info = (await (await fetch(office.url + PATHS.office)).json()) as OfficeInfo;
    const offered = app.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button');
    await offered.first().waitFor();
    expect(info.demoAccounts.length).toBeGreaterThan(3);
    expect(await offered.allTextContents()).toEqual(
      info.demoAccounts.map((one) => expect.stringContaining(one.name + one.role)),
    );

    const [ines] = info.demoAccounts;
    await mail(app).fill(ines?.email ?? '');
    await password(app).fill('not her password');
    await enter(app);
    await app.page.getByRole('alert').filter({ hasText: 'The mail address or the password is not right.' }).waitFor();
    expect(await mail(app).inputValue()).toBe(ines?.email);
    expect(await password(app).inputValue()).toBe('not her password');

    await offered.filter({ hasText: 'Tom Adeyemi' }).click();
    await app.chip.waitFor();
    expect(await account(app).textContent()).toContain('Tom Adeyemi');
    await app.atOffice();
    await app.go('Tickets');
    await app.page.getByRole('grid', { name: 'Tickets' }).getByRole('row').nth(1).waitFor();
  });
});

describe('the first administrator', () => {
  test('is made at the one-time address, which asks for what it needs and works once', async () => {
    const office = await startOffice();
    const address = new URL(office.firstAdminUrl ?? '');
    const there = await startLaptop('manager', office);
    const app = await there.open();
    await heading(app, 'This office is new');
    // A second tab with the same address, for later.
    const second = await there.openTab(address.pathname + address.hash);
    await app.page.goto(there.url + address.pathname);
    await heading(app, 'This address is not complete');

    await app.page.goto(`${there.url}/`);
    await app.page.goto(there.url + address.pathname + address.hash);
    await heading(app, 'Set up your office');
    const setUp = app.page.getByRole('button', { name: 'Set up and sign in' });
    await setUp.click();
    for (const asks of [
      'Say what your office is called.',
      'Say your name.',
      'This is no mail address.',
      'It has to meet the rules below.',
    ])
      await app.sees(asks);
    const fill = async (page: AppPage, secret: string) => {
      await page.page.getByLabel('Office name').fill('Harbour IT');
      await page.page.getByLabel('Your name').fill('Ada Marsh');
      await mail(page).fill('ada.marsh@e2e.example');
      await password(page).fill(secret);
    };
    await fill(app, 'nine char');
    const rules = app.page.getByRole('list', { name: 'Rules for the password' });
    expect(await rules.getByLabel('not yet').count()).toBe(1);
    await setUp.click();
    await app.sees('It has to meet the rules below.');
    await fill(app, 'ada.marsh@e2e.example');
    await setUp.click();
    await app.sees('It has to meet the rules below.');
    await fill(app, PASSWORD);
    expect(await rules.getByLabel('not yet').count()).toBe(0);
    await setUp.click();
    await app.chip.waitFor();
    expect(await accountMenu(app)).toMatch(/Ada MarshAdministrator.*Harbour IT/);

    // The form that was open all the while, and then the address opened anew.
    await fill(second, PASSWORD);
    await second.page.getByRole('button', { name: 'Set up and sign in' }).click();
    await second.page.getByRole('alert').filter({ hasText: 'has its first administrator already' }).waitFor();
    const other = await startLaptop('somebody', office);
    const again = await other.open(address.pathname + address.hash);
    await heading(again, 'This office has its administrator');
    await again.page.getByRole('link', { name: 'Sign in' }).click();
    await again.signIn('ada.marsh@e2e.example', PASSWORD);
  });
});

describe('one office, one laptop', () => {
  let small: SmallOffice;
  let there: LaptopScene;
  let app: AppPage;

  beforeAll(async () => {
    small = await startSmallOffice();
    there = await startLaptop('shared laptop', small.office);
    app = await there.open();
  });

  test('[S26] at the first sign-in the office cannot be reached: it says so, and "Try again" works', async () => {
    await heading(app, 'Sign in');
    await hasAppFiles(app);
    there.proxy.cut();
    await app.page.reload();
    await heading(app, 'The office cannot be reached');
    await app.page.getByRole('button', { name: 'Try again' }).click();
    await heading(app, 'The office cannot be reached');
    there.proxy.heal();
    await app.page.getByRole('button', { name: 'Try again' }).click();
    await heading(app, 'Sign in');
    // And when it goes away between the page and the click.
    await mail(app).fill(INES);
    await password(app).fill(PASSWORD);
    there.proxy.cut();
    await enter(app);
    await app.page.getByRole('alert').filter({ hasText: 'The office cannot be reached.' }).waitFor();
    there.proxy.heal();
    await enter(app);
    await app.atOffice();
  });

  test('[S1] a second tab is told that Sitebook is open elsewhere and can take over; the first is told too', async () => {
    there.proxy.cut();
    await app.openAsset(small.asset.name);
    await app.setField('Serial', 'written-in-the-first-tab');
    const second = await there.openTab();
    await heading(second, 'Open in another window');
    await second.sees("Ines Calder's records are in use there.");
    await second.page.getByRole('button', { name: 'Go on here' }).click();
    await second.chip.waitFor();
    await second.openAsset(small.asset.name);
    expect(await second.field('Serial')).toBe('written-in-the-first-tab');
    expect(await second.unsent()).toBe(1);

    await app.sees('Sitebook was opened in another window');
    await app.chip.filter({ hasText: 'Stopped' }).waitFor();
    // [S26] One edit is not at the office: the window that stopped must not say that all is.
    expect(await app.page.getByText('Everything you did is at the office').count()).toBe(0);
    // What is typed there is not lost silently: it says that it was not saved.
    await app.page.getByRole('main').getByLabel('Firmware', { exact: true }).fill('too late');
    await app.page.getByRole('main').getByLabel('Firmware', { exact: true }).press('Enter');
    await app.page.getByRole('alert').filter({ hasText: 'Nothing was saved' }).waitFor();

    there.proxy.heal();
    await second.tryNow();
    await second.atOffice();
    // And back again.
    await app.page.reload();
    await heading(app, 'Open in another window');
    await app.page.getByRole('button', { name: 'Go on here' }).click();
    await app.atOffice();
    await second.sees('Sitebook was opened in another window');
    await second.page.close();
  });

  test('[S1] [S26] signing out with unsent work says so and keeps it; the next person sees nothing of it', async () => {
    const seq = officeSeq(small.office.dataDir);
    there.proxy.cut();
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.12.4-only-ines');
    expect(await accountMenu(app)).toContain(
      '1 edit is saved on this laptop and not at the office yet. If you sign out, it is kept and goes when you sign in again.',
    );
    await app.page.getByRole('button', { name: 'Sign out' }).click();
    await heading(app, 'The office cannot be reached');
    there.proxy.heal();
    await app.page.getByRole('button', { name: 'Try again' }).click();
    await heading(app, 'Sign in');
    expect(await mail(app).inputValue()).toBe(INES);

    await app.signIn(TOM, PASSWORD);
    await app.atOffice();
    expect(await app.unsent()).toBe(0);
    await app.go('Assets');
    await app.page.getByRole('row').getByRole('link', { name: small.millAsset.name }).waitFor();
    expect(await app.page.getByRole('row').getByRole('link').allTextContents()).toEqual([small.millAsset.name]);
    await app.go('Sync');
    await app.sees('Nothing waits.');
    expect(await app.page.locator('body').textContent()).not.toContain(small.asset.name);
    // By address, too: a record of the one before is not there for this one.
    await app.page.goto(`${there.url}/assets/${small.asset.id}`);
    await app.sees('This asset is not on this laptop.');
    const names = await databases(app);
    const info = (await (await fetch(small.office.url + PATHS.office)).json()) as OfficeInfo;
    const { session } = await OfficeApi.signIn(small.office.url, TOM, PASSWORD);
    const toms = `${info.id}-${session.user.personId}`;
    expect(names.filter((name) => name.includes(toms)).length).toBeGreaterThan(1);
    expect(names.filter((name) => name.startsWith('sitebook-sync-'))).toHaveLength(2);
    const his = await everything(app, toms);
    expect(his).toContain(small.millAsset.name);
    for (const foreign of ['only-ines', small.asset.name, small.ticket.title, 'Fenwick Dairy'])
      expect(his, foreign).not.toContain(foreign);

    await signOut(app);
    await heading(app, 'Sign in');
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.9.4');
    await app.signIn(INES, PASSWORD);
    await app.atOffice();
    await expect.poll(() => atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.12.4-only-ines');
    const { lines } = kept(small.office.dataDir, seq);
    expect(lines.filter((line) => line.after === '17.12.4-only-ines')).toHaveLength(1);
    await app.openAsset(small.asset.name);
    expect(await app.field('Firmware')).toBe('17.12.4-only-ines');
  });
});
