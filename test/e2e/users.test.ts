import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { violations } from '#test/support/looks.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import type { OfficeProcess } from '#test/support/office-process.ts';
import { allAtTheOffice, atTheOffice, type LaptopScene, startLaptop, startOffice } from './scene.ts';

const DEMO = 'demo-sitebook';
const OWN = 'seventeen wet basements';
const MARCUS = 'marcus.hale@tidewell.example';
const INES = 'ines.calder@tidewell.example';
const TOM = 'tom.adeyemi@tidewell.example';
const ADA = 'ada.marsh@tidewell.example';

const main = (app: AppPage) => app.page.getByRole('main');
const button = (app: AppPage, name: string | RegExp) =>
  main(app).getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const password = (app: AppPage) => app.page.getByLabel('Password', { exact: true });
const notice = (app: AppPage, text: string | RegExp) =>
  app.page.getByRole('contentinfo').getByRole('status').filter({ hasText: text }).waitFor();
const alert = (app: AppPage, text: string | RegExp) => app.page.getByRole('alert').filter({ hasText: text }).waitFor();

/** Opens a user's page from the list. */
async function openUser(app: AppPage, name: string): Promise<void> {
  await app.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
  await app.page.getByRole('row').getByRole('link', { name }).click();
  await app.page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Saves the form of a user's page. */
async function save(app: AppPage): Promise<void> {
  await button(app, 'Save changes').click();
  await app.sees('Nothing is changed.');
}

async function openAccount(app: AppPage): Promise<void> {
  await app.page.getByRole('button', { name: /^Account:/ }).click();
  await app.page.getByRole('link', { name: 'Your account' }).click();
  await app.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
}

let office: OfficeProcess;
let marcus: LaptopScene;
let boss: AppPage;
/** The clients of the demo, by short code. */
let clients: Map<string, { id: string; name: string }>;
const assetOf = (code: string): { id: string; name: string; firmware: string } => {
  const id = clients.get(code)?.id;
  const found = allAtTheOffice(office, 'assets').find(
    (one) => one.organizationId === id && one.class === 'switch' && one.lifecycle === 'installed',
  );
  if (!found) throw new Error(`The demo has no switch of ${code}.`);
  return found as { id: string; name: string; firmware: string };
};

beforeAll(async () => {
  office = await startOffice({ demo: true });
  clients = new Map(
    allAtTheOffice(office, 'organizations').map((one) => [
      String(one.shortCode),
      { id: String(one.id), name: String(one.name) },
    ]),
  );
  marcus = await startLaptop('Marcus', office);
  boss = await marcus.open();
  await boss.signIn(MARCUS, DEMO);
  await boss.atOffice();
});

describe('a new technician', () => {
  let there: LaptopScene;
  let ada: AppPage;
  let oneTime = '';

  test('an administrator adds one: roles are explained, a missing client is warned of, the password is shown once', async () => {
    await boss.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
    await boss.page.getByRole('row').getByRole('link', { name: 'Ines Calder' }).waitFor();
    expect(await violations(boss)).toEqual([]);
    await button(boss, 'New user').click();
    await boss.sees('Works tickets, documents assets and writes runbooks, for the clients chosen.');
    await boss.sees('Without a client there is nothing to see or to work on.');
    await button(boss, 'Add user').click();
    await boss.sees('Say the name.');
    await boss.sees('This is no mail address.');
    expect(await violations(boss)).toEqual([]);
    await main(boss).getByLabel('Name', { exact: true }).fill('Ada Marsh');
    await main(boss).getByLabel('Mail address').fill(INES);
    const oak = clients.get('OAK')?.name ?? '';
    await main(boss).getByRole('combobox', { name: 'Clients' }).fill('OAK');
    await boss.page.getByRole('option', { name: oak }).click();
    await boss.page.keyboard.press('Escape');
    expect(await boss.page.getByText('Without a client').count()).toBe(0);
    await button(boss, 'Add user').click();
    await alert(boss, 'Somebody signs in with this mail address already.');
    await main(boss).getByLabel('Mail address').fill(ADA);
    await button(boss, 'Add user').click();

    const box = boss.page.getByRole('region', { name: 'Pass this on to Ada Marsh' });
    await box.waitFor();
    oneTime = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec((await box.textContent()) ?? '')?.[0] ?? '';
    expect(await box.textContent()).toContain(marcus.url);
    await boss.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await box.getByRole('button', { name: 'Copy the password' }).click();
    await box.getByText('Copied').waitFor();
    expect(await boss.page.evaluate(() => navigator.clipboard.readText())).toBe(oneTime);
    expect(await violations(boss)).toEqual([]);
    await box.getByRole('button', { name: 'I have passed it on' }).click();
    await boss.page.reload();
    await boss.sees('Ada Marsh has a one-time password that was not used yet.');
    expect(await boss.page.locator('body').textContent()).not.toContain(oneTime);
  });

  test('signs in with it on another laptop and has to choose an own one before anything opens', async () => {
    there = await startLaptop('Ada', office);
    ada = await there.open();
    await ada.page.getByLabel('Mail address').fill(ADA);
    await password(ada).fill(oneTime);
    await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await ada.page.getByRole('heading', { level: 1, name: 'Choose your own password' }).waitFor();
    expect(await violations(ada)).toEqual([]);
    const set = ada.page.getByRole('button', { name: 'Set the password and sign in' });
    const own = ada.page.getByLabel('New password', { exact: true });
    const rules = ada.page.getByRole('list', { name: 'Rules for the password' });
    await own.fill(oneTime);
    expect(await rules.getByLabel('not yet').count()).toBe(1);
    await set.click();
    await ada.sees('It has to meet the rules below.');
    // Loaded anew in between, nothing is open: the one-time password is asked for again.
    await ada.page.reload();
    await ada.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await ada.page.getByLabel('Mail address').fill(ADA);
    await password(ada).fill(oneTime);
    await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await own.fill(OWN);
    await set.click();
    await ada.atOffice();
    await openAccount(ada);
    await ada.sees('Ada Marsh');
    await ada.sees(clients.get('OAK')?.name ?? '');
    await ada.openAsset(assetOf('OAK').name);
    const everything = await OfficeApi.signIn(office.url, ADA, OWN);
    await everything.pull();
    expect(everything.all('organizations').map((one) => one.shortCode)).toEqual(['OAK']);
  });

  test('[S12] [S26] disabled while at work: the laptop says signed out and keeps unsent work, which goes when enabled again', async () => {
    const { id, name } = assetOf('OAK');
    there.proxy.cut();
    await ada.offline();
    await ada.openAsset(name);
    await ada.setField('Serial', 'written-while-disabled');
    await openUser(boss, 'Ada Marsh');
    await boss.sees('Ada Marsh signs in with a password that only Ada Marsh knows.');
    await button(boss, 'Disable…').click();
    await boss.sees('is signed out on every device at once');
    expect(await violations(boss)).toEqual([]);
    await button(boss, 'Disable Ada Marsh').click();
    await boss.sees('Ada Marsh is disabled since');

    there.proxy.heal();
    await ada.tryNow();
    await ada.chip.filter({ hasText: 'Signed out, 1 saved here' }).waitFor();
    await ada.page.getByRole('status').filter({ hasText: 'The office asks you to sign in again.' }).first().waitFor();
    await ada.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await ada.page.getByLabel('Mail address').fill(ADA);
    await password(ada).fill(OWN);
    await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await alert(ada, 'The mail address or the password is not right.');
    await ada.page.getByRole('button', { name: 'Go on without the office' }).click();
    await ada.openAsset(name);
    expect(await ada.field('Serial')).toBe('written-while-disabled');
    expect(atTheOffice(office, id)?.serial).not.toBe('written-while-disabled');
    // Nobody can give a disabled technician work.
    const person = allAtTheOffice(office, 'people').find((one) => one.name === 'Ada Marsh');
    expect(person?.isActive).toBe(false);

    await button(boss, 'Enable').click();
    await notice(boss, 'enabled at the office');
    await ada.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await ada.signIn(ADA, OWN);
    await ada.atOffice();
    await expect.poll(() => atTheOffice(office, id)?.serial).toBe('written-while-disabled');
  });

  test('[S12] a password set by the administrator signs out at once, and the next sign-in asks for an own one', async () => {
    await openUser(boss, 'Ada Marsh');
    await button(boss, 'Set a one-time password…').click();
    await main(boss).getByRole('radio', { name: 'Type one' }).check();
    await main(boss).getByLabel('One-time password', { exact: true }).fill('short');
    await button(boss, 'Set the password').click();
    await boss.sees('It has to meet the rules below.');
    await main(boss).getByLabel('One-time password', { exact: true }).fill('told on the phone');
    await button(boss, 'Set the password').click();
    await boss.page.getByRole('region', { name: 'Pass this on to Ada Marsh' }).getByText('told on the phone').waitFor();
    await ada.chip.filter({ hasText: 'Signed out' }).waitFor();
    await ada.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await ada.page.getByLabel('Mail address').fill(ADA);
    await password(ada).fill('told on the phone');
    await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await ada.page.getByLabel('New password', { exact: true }).fill(`${OWN} again`);
    await ada.page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await ada.atOffice();
    await there.laptop.close();
  });
});

describe('rights that change while a laptop is open', () => {
  let there: LaptopScene;
  let ines: AppPage;
  let won: { id: string; name: string };

  beforeAll(async () => {
    there = await startLaptop('Ines', office);
    ines = await there.open();
    await ines.signIn(INES, DEMO);
    await ines.atOffice();
    won = assetOf('SBS');
  });

  test('[S12] who is no administrator sees no users, and reads why', async () => {
    expect(await ines.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).count()).toBe(
      0,
    );
    await ines.page.goto(`${there.url}/users`);
    await ines.page.getByRole('heading', { name: 'Users are for the administrators of your office.' }).waitFor();
    await ines.sees('You work here as: Technician.');
    expect(await violations(ines)).toEqual([]);
  });

  test('[S20] a further client: its records come, and its user may write there, without a restart', async () => {
    await ines.go('Assets');
    await ines.page.getByLabel('Filter assets').fill(won.name);
    await ines.sees('No asset is like that');
    await openUser(boss, 'Ines Calder');
    await main(boss).getByRole('combobox', { name: 'Clients' }).fill('SBS');
    await boss.page.getByRole('option', { name: clients.get('SBS')?.name ?? '' }).click();
    await boss.page.keyboard.press('Escape');
    await save(boss);
    await notice(ines, 'An administrator changed your roles or your clients.');
    await ines.page.getByRole('row').getByRole('link', { name: won.name }).click();
    await ines.setField('Serial', 'by-ines-at-once');
    await ines.atOffice();
    await expect.poll(() => atTheOffice(office, won.id)?.serial).toBe('by-ines-at-once');
  });

  test('[S20] taken away: its records leave the open page, and writing there is refused on site', async () => {
    const second = await there.openTab('/assets/new');
    await second.page.getByRole('button', { name: 'Go on here' }).click();
    await second.atOffice();
    await second.choose('Client', clients.get('SBS')?.name ?? '');
    await second.choose('Class', 'Access point');
    await main(second).getByLabel('Name', { exact: true }).fill('sbs-too-late');
    await openUser(boss, 'Ines Calder');
    await boss.page
      .locator('form')
      .getByText(clients.get('SBS')?.name ?? '', { exact: false })
      .locator('..')
      .getByRole('button', { includeHidden: true })
      .click();
    await save(boss);
    await notice(second, 'An administrator changed your roles or your clients.');
    const before = allAtTheOffice(office, 'assets').length;
    there.proxy.cut();
    await second.offline();
    await button(second, 'Add asset').click();
    await alert(second, 'You have no access to this record, or your role may not write it.');
    expect(await second.unsent()).toBe(0);
    await second.page.goto(`${there.url}/assets/${won.id}`);
    await second.sees('This asset is not on this laptop.');
    there.proxy.heal();
    await second.tryNow();
    await second.atOffice();
    expect(allAtTheOffice(office, 'assets').length).toBe(before);
    await second.page.close();
  });

  test('[S12] [S20] another role: what one may do changes on the open page', async () => {
    await ines.page.reload();
    await ines.page.getByRole('button', { name: 'Go on here' }).or(ines.chip).first().waitFor();
    if (await ines.page.getByRole('button', { name: 'Go on here' }).isVisible()) {
      await ines.page.getByRole('button', { name: 'Go on here' }).click();
    }
    await ines.atOffice();
    const { name } = assetOf('OAK');
    await ines.openAsset(name);
    const serial = main(ines).getByLabel('Serial', { exact: true });
    expect(await serial.isEditable()).toBe(true);
    await openUser(boss, 'Ines Calder');
    await main(boss).getByRole('checkbox', { name: 'Viewer' }).check();
    await main(boss).getByRole('checkbox', { name: 'Technician' }).uncheck();
    await save(boss);
    await expect.poll(() => serial.isEditable(), { timeout: 20_000 }).toBe(false);
    await main(boss).getByRole('checkbox', { name: 'Technician' }).check();
    await main(boss).getByRole('checkbox', { name: 'Viewer' }).uncheck();
    await save(boss);
    await expect.poll(() => serial.isEditable(), { timeout: 20_000 }).toBe(true);
    await there.laptop.close();
  });
});

describe('one’s own account', () => {
  let desk: LaptopScene;
  let van: LaptopScene;
  let atDesk: AppPage;
  let inVan: AppPage;

  beforeAll(async () => {
    desk = await startLaptop('Tom at his desk', office);
    van = await startLaptop('Tom in his van', office);
    atDesk = await desk.open();
    inVan = await van.open();
    for (const app of [inVan, atDesk]) {
      await app.signIn(TOM, DEMO);
      await app.atOffice();
    }
  });

  test('[S22] devices are named, and one that is elsewhere is signed out and keeps its work', async () => {
    await openAccount(inVan);
    const own = inVan.page.getByRole('listitem').filter({ hasText: 'This laptop' });
    await own.getByRole('button', { name: 'Rename…' }).click();
    await inVan.page.getByLabel('Name of the device').fill('Van');
    await inVan.page.keyboard.press('Enter');
    await notice(inVan, 'renamed at the office');
    await inVan.sees('Van');
    await openAccount(atDesk);
    const other = atDesk.page.getByRole('listitem', { name: /^Van / });
    await other.getByText('Signed in').waitFor();
    expect(await violations(atDesk)).toEqual([]);
    await other.getByRole('button', { name: 'Sign out there…' }).click();
    // Left by Esc, nothing happens, and the focus is where it was.
    await atDesk.page.keyboard.press('Escape');
    expect(await atDesk.page.evaluate(() => document.activeElement?.textContent)).toBe('Sign out there…');
    await atDesk.page.keyboard.press('Enter');
    await other.getByRole('button', { name: 'Sign out there', exact: true }).click();
    await other.getByText('Signed out').waitFor();
    await inVan.chip.filter({ hasText: 'Signed out' }).waitFor();
    await inVan.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await inVan.signIn(TOM, DEMO);
    await inVan.atOffice();
  });

  test('[S12] the password needs the old one, and signs the other devices out', async () => {
    const change = button(atDesk, 'Change the password');
    await change.click();
    await atDesk.sees('Type the password you have now.');
    await atDesk.page.getByLabel('Present password', { exact: true }).fill('not it at all');
    await atDesk.page.getByLabel('New password', { exact: true }).fill(OWN);
    await change.click();
    await alert(atDesk, 'Your present password is not right.');
    await atDesk.page.getByLabel('Present password', { exact: true }).fill(DEMO);
    await change.click();
    await notice(atDesk, 'Your password was changed.');
    await inVan.chip.filter({ hasText: 'Signed out' }).waitFor();
    await atDesk.tryNow();
    await atDesk.atOffice();
    await inVan.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await inVan.signIn(TOM, OWN);
    await inVan.atOffice();
  });

  test('[S22] a lost laptop is revoked by the administrator, who is told what that means; it never comes back', async () => {
    await openUser(boss, 'Tom Adeyemi');
    const lost = boss.page.getByRole('listitem', { name: /^Van / });
    await lost.getByRole('button', { name: 'Revoke…' }).click();
    await boss.sees('can never be sent from it');
    expect(await violations(boss)).toEqual([]);
    await lost.getByRole('button', { name: 'Revoke for ever' }).click();
    await lost.getByText(/^Revoked/).waitFor();
    expect(await lost.getByRole('button').count()).toBe(0);
    await inVan.page.getByRole('heading', { name: 'This laptop was revoked' }).waitFor();
    await inVan.page.reload();
    await inVan.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await atDesk.tryNow();
    await atDesk.atOffice();
  });
});

test('[S26] without the office the users that were loaded can be read, and it is said why nothing changes', async () => {
  await openUser(boss, 'Ines Calder');
  marcus.proxy.cut();
  await boss.offline();
  await boss.sees('The office cannot be reached now. Users are kept there');
  await main(boss).getByRole('checkbox', { name: 'Approver' }).check();
  await button(boss, 'Save changes').click();
  await alert(boss, 'The office cannot be reached.');
  expect(await main(boss).getByRole('checkbox', { name: 'Approver' }).isChecked()).toBe(true);
  await boss.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
  await boss.page.getByRole('row').getByRole('link', { name: 'Tom Adeyemi' }).waitFor();
  await boss.page.reload();
  await boss.sees('Users are kept at the office, which cannot be reached now.');
  marcus.proxy.heal();
  // It asks again by itself when the office answers; the button does it sooner, and is gone when it was late.
  await boss.page.getByRole('row').getByRole('link', { name: 'Tom Adeyemi' }).waitFor();
});

test('a new office: from its one-time address to a technician at work, with nothing to look up', async () => {
  const fresh = await startOffice();
  const address = new URL(fresh.firstAdminUrl ?? '');
  const there = await startLaptop('first', fresh);
  const app = await there.open(address.pathname + address.hash);
  await app.page.getByLabel('Office name').fill('Harbour IT');
  await app.page.getByLabel('Your name').fill('Nora Quist');
  await app.page.getByLabel('Mail address').fill('nora@e2e.example');
  await password(app).fill(OWN);
  await app.page.getByRole('button', { name: 'Set up and sign in' }).click();
  await app.atOffice();
  await app.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
  await app.sees('You are the only one so far.');
  expect(await violations(app)).toEqual([]);
  await button(app, 'New user').click();
  await main(app).getByLabel('Name', { exact: true }).fill('Piet Vos');
  await main(app).getByLabel('Mail address').fill('piet@e2e.example');
  // There is no client yet: the way to one, and back to what was typed.
  await main(app).getByRole('link', { name: 'add the first one' }).click();
  await main(app).getByLabel('Name', { exact: true }).fill('Fenwick Dairy');
  await button(app, 'Add client').click();
  await app.page.getByRole('heading', { level: 1, name: 'Fenwick Dairy' }).waitFor();
  await app.atOffice();
  await app.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
  await button(app, 'New user').click();
  await expect.poll(() => main(app).getByLabel('Name', { exact: true }).inputValue()).toBe('Piet Vos');
  await main(app).getByRole('combobox', { name: 'Clients' }).click();
  await app.page.getByRole('option', { name: /Fenwick Dairy/ }).click();
  await app.page.keyboard.press('Escape');
  await button(app, 'Add user').click();
  const box = app.page.getByRole('region', { name: 'Pass this on to Piet Vos' });
  await box.waitFor();
  const oneTime = /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/.exec((await box.textContent()) ?? '')?.[0] ?? '';
  await there.laptop.close();

  const second = await startLaptop('Piet', fresh);
  const piet = await second.open();
  await piet.page.getByLabel('Mail address').fill('piet@e2e.example');
  await password(piet).fill(oneTime);
  await piet.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await piet.page.getByLabel('New password', { exact: true }).fill(OWN);
  await piet.page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await piet.atOffice();
  await piet.go('Assets');
  await button(piet, 'New asset').first().click();
  await piet.choose('Client', 'Fenwick Dairy');
  await piet.choose('Class', 'Access point');
  await main(piet).getByLabel('Name', { exact: true }).fill('fen-ap-01');
  await piet.saves('New asset', () => button(piet, 'Add asset').click());
  await expect.poll(() => allAtTheOffice(fresh, 'assets').map((one) => one.name)).toEqual(['fen-ap-01']);
  await second.laptop.close();
});

test('[S12] an administrator cannot take the own role away, nor disable oneself: the page says so', async () => {
  await openUser(boss, 'Marcus Hale');
  expect(await main(boss).getByRole('checkbox', { name: 'Administrator' }).isDisabled()).toBe(true);
  await boss.sees('Nobody takes this role away from themselves.');
  await boss.sees('Nobody disables themselves.');
  expect(await button(boss, 'Disable…').count()).toBe(0);
});
