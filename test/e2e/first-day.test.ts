import { describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { allAtTheOffice, PASSWORD, startLaptop, startOffice } from './scene.ts';

/** docs/getting-started.md, step by step, as its reader takes it: by what the screens say and nothing else. */
describe('the first day of an office', () => {
  test('first admin, a client, a site, a contact, a technician, an asset, a ticket, a runbook', async () => {
    const office = await startOffice();
    const there = await startLaptop('Ada', office);
    const address = new URL(office.firstAdminUrl ?? '');
    const app = await there.open(address.pathname + address.hash);
    const { page } = app;
    const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
    const type = (label: string, words: string) => page.getByLabel(label, { exact: true }).fill(words);
    const title = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

    // 2. The administrator
    await type('Office name', 'Harbour IT');
    await type('Your name', 'Ada Marsh');
    await type('Mail address', 'ada@harbour.example');
    await type('Password', PASSWORD);
    await page.getByRole('button', { name: 'Set up and sign in' }).click();
    await app.atOffice();

    // 3. A client
    await app.go('Clients');
    await page.getByRole('button', { name: 'New client' }).first().click();
    await title('New client');
    await type('Name', 'Harlan Reyes');
    await app.saves('', () => press('Add client'));
    await title('Harlan Reyes');

    // 4. A site and a contact, from the client's page
    await press('New site');
    await title('New site');
    await type('Name', 'Quay Street');
    await type('Address', '14 Quay Street\nHull');
    await app.saves('', () => press('Add site'));
    await title('Quay Street');
    await press('New contact');
    await title('New contact');
    await type('Name', 'Gwen Pryce');
    await app.saves('', () => press('Add contact'));
    await title('Gwen Pryce');

    // 5. A technician
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'New user' }).click();
    await title('New user');
    await type('Name', 'Tom Adeyemi');
    await type('Mail address', 'tom@harbour.example');
    if (!(await page.getByRole('checkbox', { name: 'Technician' }).isChecked()))
      await page.getByRole('checkbox', { name: 'Technician' }).check();
    await page.getByRole('radio', { name: /^All clients/ }).check();
    await press('Add user');
    await app.sees('One-time password');
    const oneTime = (await page.locator('dt:has-text("One-time password") + dd').innerText()).split(/\s/)[0] ?? '';
    expect(oneTime.length).toBeGreaterThanOrEqual(10);

    // 6. An asset, from the site's page
    await app.go('Sites');
    await page.getByRole('row').getByRole('link', { name: 'Quay Street' }).click();
    await press('New asset');
    await title('New asset');
    await app.choose('Class', 'Switch');
    await type('Name', 'hull-sw01');
    await app.saves('New asset', () => press('Add asset'));
    await title('hull-sw01');
    await app.setField('Serial', 'FCW2447L0QP');

    // 7. A ticket, from the asset's page
    await press('New ticket');
    await title('New ticket');
    await type('Summary', 'Phones on the ground floor are down');
    await app.saves('', () => press('Add ticket'));
    await title('Phones on the ground floor are down');
    await app.saves('Assignment', () => press('Take it'));
    await app.startWork();
    await app.note('Port 12 has no PoE.');

    await runbook(app);

    // The technician, on a laptop of their own
    await app.atOffice();
    const toms = await startLaptop('Tom', office);
    const tom = await toms.open();
    await tom.page.getByLabel('Mail address', { exact: true }).fill('tom@harbour.example');
    await tom.page.getByLabel('Password', { exact: true }).fill(oneTime);
    await tom.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await tom.page.getByLabel('New password', { exact: true }).fill('nineteen dry attics');
    await tom.page.getByRole('button', { name: 'Set the password and sign in' }).click();
    await tom.atOffice();
    await tom.openTicket('Phones on the ground floor are down');
    await tom.sees('Restore PoE');
    expect(allAtTheOffice(office, 'assets')).toMatchObject([{ name: 'hull-sw01', serial: 'FCW2447L0QP' }]);
  }, 180_000);
});

/** 8. A runbook, for switches, published: it is offered beside the ticket. */
async function runbook(app: AppPage): Promise<void> {
  const { page } = app;
  await app.go('Documents');
  await page.getByRole('button', { name: 'New document' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'New document' }).waitFor();
  await page.getByRole('radio', { name: /^Runbook/ }).check();
  await page.getByLabel('Title', { exact: true }).fill('Restore PoE');
  await app.saves('', () => page.getByRole('button', { name: 'Add document' }).click());
  await page.getByRole('heading', { level: 1, name: 'Restore PoE' }).waitFor();
  await page.getByRole('textbox', { name: 'Text of the document' }).fill('When ports of a switch lose their power.');
  await app.saves('', () => page.getByRole('button', { name: 'Save text' }).click());
  await page.getByText('Read', { exact: true }).click();
  await app.saves('', () => app.choose('Add a class', 'Switch'));
  await app.saves('published', () => page.getByRole('button', { name: 'Publish', exact: true }).click());
}
