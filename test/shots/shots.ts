import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { AppPage } from '#test/support/app-page.ts';
import { Laptop } from '#test/support/laptop.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import { OfficeProcess } from '#test/support/office-process.ts';
import { WireProxy } from '#test/support/wire-proxy.ts';
import { takeDocuments, takeRuns } from './documents.ts';
import { takePlaces } from './places.ts';
import { makeTrouble, type Trouble } from './trouble.ts';
import { userScreens } from './users.ts';

const DEMO_PASSWORD = 'demo-sitebook';
const SIZES = [
  { width: 1024, height: 700 },
  { width: 1600, height: 1000 },
];

/** A picture of every screen: light and dark, at 1024 and 1600 px; with data, empty, offline, in conflict and refused. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'shots' } } });
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-shots-'));
  const laptop = new Laptop('shots', { width: 1600, height: 1000 });
  let count = 0;
  const take = async (page: Page, name: string): Promise<void> => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.evaluate(() => document.fonts.ready);
        // Two frames: the lists measure themselves in one and draw in the next.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.screenshot({ path: join(out, `${name}-${size.width}-${colorScheme}.png`) });
        count += 1;
      }
    }
  };
  const fresh = await OfficeProcess.start(join(folder, 'empty'));
  const office = await OfficeProcess.start(join(folder, 'demo'), { demo: true });
  const proxy = await WireProxy.open(office.port);
  try {
    await laptop.start(fresh.url);
    await emptyOffice(laptop.page, fresh, take);
    await laptop.page.goto(proxy.url);
    await fullOffice(laptop.page, office, proxy, take);
    await userScreens(laptop.page, proxy.url, DEMO_PASSWORD, take);
  } finally {
    await laptop.close();
    proxy.close();
    await office.end();
    await fresh.end();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${count} pictures in ${out}`);
}

type Take = (page: Page, name: string) => Promise<void>;

/** An office at its first hour: nobody, then one administrator and no records. */
async function emptyOffice(page: Page, office: OfficeProcess, take: Take): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, '01-new-office');
  if (!office.firstAdminUrl) throw new Error('The empty office printed no one-time address.');
  await page.goto(office.firstAdminUrl);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, '02-first-admin');
  await OfficeApi.firstAdmin(
    office.firstAdminUrl,
    'ada.marsh@example.org',
    'a walk in the basement',
    'Marsh & Sons IT',
  );
  await page.goto(office.url);
  const app = new AppPage(page);
  await app.signIn('ada.marsh@example.org', 'a walk in the basement');
  await app.atOffice();
  await app.go('Today');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, '05-today-none');
  await app.go('Assets');
  await page.getByText('There are no assets').waitFor();
  await take(page, '03-assets-none');
  await app.go('Tickets');
  await take(page, '04-tickets-none');
  await app.go('Clients');
  await take(page, '06-clients-none');
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByLabel('Name').fill('Oakmere Clinic Group');
  await take(page, '07-client-new');
  await app.go('Sync');
  await take(page, '08-sync-none');
  await page.goto(`${office.url}/users`);
  await page.getByText('You are the only one so far').waitFor();
  await take(page, '09-users-first');
}

/** The list of assets with its columns open, with rows selected, with a change of many, and with a cell that is edited. */
async function assetsInHand(page: Page, take: Take): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Columns' }).click();
  await take(page, '20-assets-columns');
  await page.keyboard.press('Escape');
  await page.getByRole('row').nth(4).getByRole('checkbox').click();
  await page
    .getByRole('row')
    .nth(9)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await take(page, '20-assets-selected');
  await page.getByRole('button', { name: 'Change a field…' }).click();
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Lifecycle' }).click();
  await dialog.getByRole('combobox', { name: 'Lifecycle' }).click();
  await page.getByRole('option', { name: 'In stock' }).click();
  await dialog.getByRole('table', { name: 'Preview' }).getByRole('row').nth(1).waitFor();
  await take(page, '20-assets-many');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Select nothing' }).click();
  await page.locator('[data-column="lifecycle"]').nth(3).dblclick();
  await page.getByRole('listbox').waitFor();
  await take(page, '20-assets-cell');
  await page.keyboard.press('Escape');
}

/** The demo office, with a day's trouble on the laptop of one of its technicians. */
async function fullOffice(page: Page, office: OfficeProcess, proxy: WireProxy, take: Take): Promise<void> {
  const app = new AppPage(page);
  await page.getByText('demo', { exact: false }).first().waitFor();
  await take(page, '10-sign-in');
  await page.getByLabel('Mail address').fill('ines.calder@tidewell.example');
  await page.getByLabel('Password', { exact: true }).fill('wrong password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await take(page, '11-sign-in-wrong');
  proxy.cut();
  await page.reload();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await take(page, '12-office-unreachable');
  proxy.heal();
  await page.getByRole('button', { name: 'Try again' }).click();
  await app.signIn('ines.calder@tidewell.example', DEMO_PASSWORD);
  await app.atOffice();

  await app.go('Assets');
  await page.getByRole('row').nth(5).waitFor();
  await take(page, '20-assets');
  await assetsInHand(page, take);
  await page.getByLabel('Filter assets').fill('no such thing');
  await page.getByText('No asset is like that').waitFor();
  await take(page, '21-assets-none-like-that');
  const manager = await OfficeApi.signIn(office.url, 'marcus.hale@tidewell.example', DEMO_PASSWORD);
  const technician = await OfficeApi.signIn(office.url, 'ines.calder@tidewell.example', DEMO_PASSWORD);
  const trouble: Trouble = await makeTrouble(manager, technician);
  await app.atOffice();
  await app.openAsset(trouble.asset.name);
  await take(page, '22-asset');
  await page.getByRole('region', { name: 'Impact' }).scrollIntoViewIfNeeded();
  await take(page, '26-asset-impact');
  await page.getByRole('button', { name: 'What could be the cause' }).click();
  await app.relationships.getByRole('button', { name: 'Add a relationship' }).click();
  await app.relationships.getByRole('combobox', { name: 'How it is linked' }).fill('used by');
  await page.keyboard.press('Enter');
  await take(page, '27-asset-relationship-new');
  await app.relationships.getByRole('button', { name: 'Done' }).click();
  await app.go('Assets');
  await page.getByRole('button', { name: 'New asset' }).click();
  await take(page, '23-asset-new');
  await app.go('Tickets');
  await take(page, '30-tickets');
  await app.openTicket(trouble.ticket.title);
  await take(page, '31-ticket');
  await page.getByRole('button', { name: 'Hold…' }).click();
  await take(page, '32-ticket-hold');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.getByText('To the client', { exact: true }).click();
  await page.getByRole('textbox', { name: 'To the client' }).fill('I am on site and look at the switch now.');
  await take(page, '33-ticket-to-the-client');
  await page.getByRole('textbox', { name: 'To the client' }).fill('');
  await app.go('Tickets');
  await page.getByRole('button', { name: 'New ticket' }).click();
  await take(page, '34-ticket-new');
  await takePlaces(page, app, take);
  await takeDocuments(page, app, take);
  await app.go('Sync');
  await take(page, '40-sync-at-the-office');

  proxy.cut();
  await app.offline();
  await app.openAsset(trouble.asset.name);
  await app.setField('Firmware', '17.12.4');
  await app.setField('Support contract', 'SNTC-204417');
  await take(page, '24-asset-offline');
  await app.openTicket(trouble.ticket.title);
  await app.note('Controller error 0x4F on all ports. Cold start planned for 15:45, the client knows.');
  await app.assign(trouble.leaver.name);
  await take(page, '35-ticket-offline');
  await takeRuns(page, take);
  await app.go('Tickets');
  await take(page, '36-tickets-offline');
  await app.go('Today');
  await page.getByRole('region', { name: 'My tickets, by urgency' }).waitFor();
  await take(page, '16-today-offline');
  await app.go('Sync');
  await take(page, '41-sync-offline');
  await trouble.meanwhile();
  proxy.heal();
  await app.tryNow();
  await app.atOffice();
  await page.getByText('gets no more work').first().waitFor();
  await take(page, '42-sync-needs-you');
  await app.go('Today');
  await page.getByRole('region', { name: 'My tickets, by urgency' }).waitFor();
  await take(page, '15-today');
  await app.openAsset(trouble.asset.name);
  await take(page, '25-asset-conflict');
  await page.getByRole('button', { name: /account/i }).click();
  await take(page, '50-account');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await take(page, '51-keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await take(page, '80-palette');
  await page.getByRole('combobox', { name: 'Search, go to, do' }).fill('printer');
  await page.getByRole('option').first().locator('mark').waitFor();
  await take(page, '81-palette-found');
  await page.getByRole('combobox', { name: 'Search, go to, do' }).fill('zzqqxx');
  await page.getByText('Nothing on this laptop').waitFor();
  await take(page, '82-palette-nothing');
  await page.keyboard.press('Escape');
  await inTheField(page, app, trouble, take);
}

/** What one holds in a hand: the screens of a day in field mode. */
async function inTheField(page: Page, app: AppPage, trouble: Trouble, take: Take): Promise<void> {
  const root = page.locator('html[data-density="field"]');
  await page.getByRole('button', { name: /account/i }).click();
  await page.getByText('Field mode', { exact: false }).first().click();
  await root.waitFor();
  await page.keyboard.press('Escape');
  await app.go('Today');
  await take(page, '90-field-today');
  await app.go('Assets');
  await page.getByRole('row').nth(3).waitFor();
  await take(page, '91-field-assets');
  await app.openTicket(trouble.ticket.title);
  await take(page, '92-field-ticket');
  await app.openAsset(trouble.asset.name);
  await take(page, '93-field-asset');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
