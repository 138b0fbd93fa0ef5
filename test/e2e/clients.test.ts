import { beforeAll, describe, expect, test } from 'vitest';
import { isOpen, type StateValue } from '#shared/domain/tickets/lifecycle.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import type { OfficeProcess } from '#test/support/office-process.ts';
import { kept, officeSeq } from '#test/walk/office-store.ts';
import {
  ADA,
  allAtTheOffice,
  applied,
  atTheOffice,
  hasAppFiles,
  type LaptopScene,
  PASSWORD,
  startLaptop,
  startOffice,
} from './scene.ts';

const DEMO_PASSWORD = 'demo-sitebook';

let office: OfficeProcess;
let marcus: LaptopScene;
let app: AppPage;
let manager: OfficeApi;

/** Opens a laptop of one of the demo office's people. */
async function laptopOf(name: string): Promise<[LaptopScene, AppPage]> {
  const there = await startLaptop(name, office);
  const page = await there.open();
  await page.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button', { name }).click();
  await page.chip.waitFor();
  await page.atOffice();
  return [there, page];
}

beforeAll(async () => {
  office = await startOffice({ demo: true });
  [marcus, app] = await laptopOf('Marcus Hale');
  await hasAppFiles(app);
  manager = await OfficeApi.signIn(office.url, 'marcus.hale@tidewell.example', DEMO_PASSWORD);
});

const main = (on = app) => on.page.getByRole('main');
const button = (name: string | RegExp, on = app) => main(on).getByRole('button', { name, exact: true });
const field = (label: string, on = app) => main(on).getByLabel(label, { exact: true });
const alert = (words: string | RegExp) => app.page.getByRole('alert').filter({ hasText: words }).waitFor();
const heading = (name: string, on = app) => on.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const undo = async (): Promise<void> => {
  await app.page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click();
  await app.sees('taken back, saved on this laptop');
};
const idOf = (on = app): string => new URL(on.page.url()).pathname.split('/').at(-1) ?? '';

const byName = (collection: string, name: string): Record<string, unknown> => {
  const found = allAtTheOffice(office, collection).find((one) => one.name === name && one.deleted === false);
  if (!found) throw new Error(`The office has no ${name}.`);
  return found;
};

/** Opens a record by its list. */
async function open(list: 'Clients' | 'Sites' | 'People', name: string, on = app): Promise<void> {
  await on.go(list);
  await on.page.getByLabel(`Filter ${list.toLowerCase()}`).fill(name);
  await on.page.getByRole('row').getByRole('link', { name, exact: true }).first().click();
  await heading(name, on);
}

describe('an administrator without a connection', () => {
  test('a new client: what speaks against it is said at its fields, and Enter adds it', async () => {
    marcus.proxy.cut();
    await app.go('Clients');
    await button('New client').click();
    await button('Add client').click();
    await app.sees('Give it a name.');
    await field('Name').fill('Oakmere Dental Practice');
    // A code that nobody has is suggested, and one that is taken is said to be.
    expect(await field('Short code').getAttribute('placeholder')).toBe('ODP');
    await field('Short code').fill('oak');
    await button('Add client').click();
    await app.sees('Oakmere Clinic Group has this short code already.');
    await field('Short code').fill('o');
    await button('Add client').click();
    await app.sees('Two to six capitals or digits.');
    await field('Short code').fill('');
    await app.choose('Time zone', 'Asia/Kathmandu');
    await app.choose('Contract', 'Block hours');
    await button('Add client').click();
    await app.sees('Block hours need the number of hours in the block.');
    await field('Hours in the block').fill('12,5');
    await field('Rate of an hour').fill('90');
    await field('Currency').fill('gbp');

    // What is typed outlives the page.
    await app.page.reload();
    await app.sees('kept on this laptop');
    expect(await field('Hours in the block').inputValue()).toBe('12,5');
    await app.saves('New client', () => field('Currency').press('Enter'));
    await heading('Oakmere Dental Practice');
    await app.sees('Block hours, 12.5 hours in the block, 90 GBP an hour');
    await app.sees('in Asia/Kathmandu');
    expect(allAtTheOffice(office, 'organizations').some((one) => one.shortCode === 'ODP')).toBe(false);
  });

  test('blackout windows in the time of the client: added, refused where they end before they begin, taken back', async () => {
    await button('New window').click();
    await field('From').fill('1 Dec 2031 08:00');
    await field('To').fill('30 Nov 2031 18:00');
    await field('Reason').fill('Stocktaking');
    await button('Save window').click();
    await alert('A blackout window ends after it begins.');
    await field('To').fill('soon');
    await button('Save window').click();
    await alert('Write day and time as 24 Nov 2026 15:00');
    await field('To').fill('2 Dec 2031');
    await app.saves('Blackout windows', () => field('To').press('Enter'));
    // Kathmandu is 5 hours 45 minutes ahead; a day alone is all of it.
    const words = '1 Dec 2031 08:00 GMT+5:45 to 3 Dec 2031 00:00 GMT+5:45, Stocktaking';
    await app.sees(words);
    await app.saves('Blackout window removed', () => button(`Remove ${words}`).click());
    await app.sees('no window is to come');
    await undo();
    await app.sees(words);
  });

  test('a site with rooms and a contact there, filled in from where they are opened', async () => {
    await button('New site').click();
    expect(await field('Client').inputValue()).toBe('Oakmere Dental Practice');
    expect(await field('Time zone').inputValue()).toBe('Asia/Kathmandu');
    await button('Add site').click();
    await app.sees('Give it a name.');
    await field('Name').fill('Durbar Marg');
    await field('Address').fill('Durbar Marg 7\nKathmandu');
    await field('Getting in').fill('Bell of the second floor.');
    await field('Rooms').fill('B10 Store');
    await field('Rooms').press('Enter');
    await field('Rooms').fill('B2 Comms');
    await app.saves('New site', () => button('Add site').click());
    await heading('Durbar Marg');
    const rooms = main().getByRole('region', { name: 'Rooms' }).getByRole('link');
    expect(await rooms.locator('b').allTextContents()).toEqual(['All of it', 'B2 Comms', 'B10 Store']);

    await app.page.getByRole('complementary').getByRole('button', { name: 'New contact' }).click();
    expect(await field('Client').inputValue()).toBe('Oakmere Dental Practice');
    expect(await field('Site').inputValue()).toBe('Durbar Marg');
    await field('Name').fill('Asha Rai');
    await field('Mail').fill('asha.rai');
    await field('Phones').fill('+977 1 000 0412\n01 000 0413 (mobile)');
    await button('Add contact').click();
    await app.sees('Write the mail address as name@company.example.');
    await field('Mail').fill('asha.rai@odp.example');
    await app.saves('New contact', () => field('Mail').press('Enter'));
    await heading('Asha Rai');
    const href = (name: string) => main().getByRole('link', { name, exact: true }).getAttribute('href');
    expect(await href('asha.rai@odp.example')).toBe('mailto:asha.rai@odp.example');
    expect(await href('01 000 0413 (mobile)')).toBe('tel:010000413');
    await app.setField('Role', 'Practice manager');
    await app.saves('VIP', () => app.choose('VIP', 'Yes'));
  });

  test('[S5] all of it is still here after a restart, and at the office and a colleague’s once there is a connection', async () => {
    await app.page.reload();
    await app.offline();
    const unsent = await app.unsent();
    expect(unsent).toBeGreaterThanOrEqual(7);
    await open('Clients', 'Oakmere Dental Practice');
    await main().getByRole('link', { name: 'Durbar Marg' }).first().click();
    await heading('Durbar Marg');
    marcus.proxy.heal();
    await app.tryNow();
    await app.atOffice();

    const client = byName('organizations', 'Oakmere Dental Practice');
    expect(client).toMatchObject({
      organizationId: client.id,
      shortCode: 'ODP',
      timeZone: 'Asia/Kathmandu',
      contract: { kind: 'block-hours', hoursIncluded: 12.5, rate: 90, currency: 'GBP' },
      blackouts: [{ from: '2031-12-01T02:15:00.000Z', to: '2031-12-02T18:15:00.000Z', reason: 'Stocktaking' }],
    });
    const site = byName('sites', 'Durbar Marg');
    expect(site).toMatchObject({ organizationId: client.id, rooms: ['B2 Comms', 'B10 Store'] });
    expect(byName('people', 'Asha Rai')).toMatchObject({
      kind: 'contact',
      organizationId: client.id,
      siteId: site.id,
      role: 'Practice manager',
      phones: ['+977 1 000 0412', '01 000 0413 (mobile)'],
      isVip: true,
    });

    const [, tom] = await laptopOf('Tom Adeyemi');
    await open('Clients', 'Oakmere Dental Practice', tom);
    await main(tom).getByRole('link', { name: 'Asha Rai' }).click();
    await heading('Asha Rai', tom);
  });
});

describe('a site', () => {
  test('gathers its assets, tickets, contacts and documents', async () => {
    const site = byName('sites', 'Northgate Clinic');
    const of = (collection: string) => allAtTheOffice(office, collection).filter((one) => one.deleted === false);
    const assets = of('assets').filter((one) => (one.place as { siteId: string }).siteId === site.id);
    const tickets = of('tickets').filter((one) => one.siteId === site.id && isOpen((one.state as StateValue).is));
    const contacts = of('people').filter((one) => one.siteId === site.id);
    const documents = of('documents').filter(
      (one) =>
        (one.siteIds as string[]).includes(String(site.id)) ||
        (one.organizationId === site.organizationId && (one.siteIds as string[]).length === 0),
    );
    await open('Sites', 'Northgate Clinic');
    const side = app.page.getByRole('complementary');
    const count = (title: string) =>
      side.getByRole('region', { name: title, exact: true }).getByRole('heading', { level: 2 }).locator('+ span');
    await expect.poll(() => count('Open tickets').textContent()).toBe(String(tickets.length));
    await expect.poll(() => count('Contacts').textContent()).toBe(String(contacts.length));
    await expect.poll(() => count('Documents').textContent()).toBe(String(documents.length));
    expect([tickets.length, contacts.length, documents.length].every((one) => one > 0)).toBe(true);
    await main()
      .getByRole('region', { name: 'Rooms' })
      .getByRole('link', { name: `All of it ${assets.length} assets` })
      .waitFor();
    // The rack is read from the top down.
    const rack = main().getByRole('region', { name: 'B1 Comms room' });
    const numbers = (await rack.getByText(/^U\d+/).allTextContents()).map((one) => Number(/\d+/.exec(one)?.[0]));
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });

  test('[S4] a room is renamed with all that stands in it, in one command, and back by Undo', async () => {
    const site = byName('sites', 'Northgate Clinic');
    const inRoom = (room: string) =>
      allAtTheOffice(office, 'assets').filter((one) => {
        const place = one.place as { siteId: string; room: string };
        return place.siteId === site.id && place.room === room;
      });
    const before = inRoom('B1 Comms room').length;
    expect(before).toBeGreaterThan(3);
    const seq = officeSeq(office.dataDir);
    await main()
      .getByRole('region', { name: 'Rooms' })
      .getByRole('link', { name: /^B1 Comms room/ })
      .click();
    await expect
      .poll(() => main().getByRole('region', { name: 'Rooms' }).locator('[aria-current]').allTextContents())
      .toHaveLength(1);
    await button('Rename…').click();
    await field('Name of the room').fill('G01 Reception');
    await button('Rename room').click();
    await alert('There is a room by that name already.');
    await field('Name of the room').fill('B1 Server room');
    await app.saves('Room B1 Server room', () => field('Name of the room').press('Enter'));
    await undo();
    await app.atOffice();
    // The office has seen both: all of it under the new name by one command, and all of it back by one more.
    const { lines } = kept(office.dataDir, seq);
    const moved = lines.filter((line) => JSON.stringify(line.after).includes('B1 Server room'));
    expect(moved).toHaveLength(before + 1);
    expect(new Set(moved.map((line) => line.command)).size).toBe(1);
    expect(new Set(lines.map((line) => line.command)).size).toBe(2);
    expect([inRoom('B1 Comms room').length, inRoom('B1 Server room').length]).toEqual([before, 0]);
    const rooms = atTheOffice(office, String(site.id))?.rooms as string[];
    expect(rooms).toContain('B1 Comms room');
    expect(rooms).not.toContain('B1 Server room');
  });

  test('a room with something in it asks before it leaves the list; what stands in it stays', async () => {
    await main()
      .getByRole('region', { name: 'Rooms' })
      .getByRole('link', { name: /^G01 Reception/ })
      .click();
    await button('Remove…').click();
    await app.sees('They keep the name of the room until somebody moves them');
    await app.saves('Room G01 Reception removed', () => button('Remove room').click());
    await app.sees('not in the list');
    await app.saves('Room G01 Reception', () => button('Put in the list of rooms').click());
    await button('Remove…').waitFor();
  });

  test('its position has its ranges, and what hangs on it keeps it from being deleted', async () => {
    await field('Position').fill('91, 0');
    await field('Position').press('Enter');
    await alert('The latitude is from -90 to 90 degrees.');
    await app.setField('Position', '51.4628, -2.5790');
    await app.sees('This site cannot be deleted as long as');
    expect(await button('Delete site').count()).toBe(0);
  });

  test('[S15] what two people wrote into different lines of how one gets in is merged; the same line asks', async () => {
    const site = byName('sites', 'Durbar Marg');
    const id = String(site.id);
    const write = async (access: string): Promise<void> => {
      await manager.pull();
      await applied(manager, {
        collection: 'sites',
        id,
        organizationId: String(site.organizationId),
        values: { access },
      });
    };
    await write('Side door after 18:30.\nAlarm panel left.\nKey at reception.');
    await open('Sites', 'Durbar Marg');
    const access = field('Access');
    await expect.poll(() => access.inputValue()).toContain('Alarm panel left.');
    const save = async (text: string): Promise<void> => {
      await access.fill(text);
      await app.saves('Access', () => access.press('Control+Enter'));
    };
    marcus.proxy.cut();
    await save('Side door after 18:30.\nAlarm panel left.\nKey at reception, sign for it.');
    await write('Side door after 19:00.\nAlarm panel left.\nKey at reception.');
    marcus.proxy.heal();
    await app.tryNow();
    await app.atOffice();
    const merged = 'Side door after 19:00.\nAlarm panel left.\nKey at reception, sign for it.';
    expect(atTheOffice(office, id)).toMatchObject({ access: merged, conflicts: {} });

    await open('Sites', 'Durbar Marg');
    await expect.poll(() => access.inputValue()).toBe(merged);
    marcus.proxy.cut();
    await save(merged.replace('19:00', '20:00'));
    await write(merged.replace('19:00', '17:00'));
    marcus.proxy.heal();
    await app.tryNow();
    await app.atOffice();
    await open('Sites', 'Durbar Marg');
    await app.sees('One field was written by two people.');
    await app.saves('Access settled', () => button('Take yours').click());
    await app.atOffice();
    expect(atTheOffice(office, id)).toMatchObject({ access: merged.replace('19:00', '20:00'), conflicts: {} });
  });
});

describe('a contact and a client', () => {
  test('a contact on whom nothing hangs is deleted, taken back, and brought back later', async () => {
    await open('People', 'Asha Rai');
    const id = idOf();
    await app.saves('Deleted', () => button('Delete contact').click());
    await app.sees('This contact was deleted.');
    await undo();
    await button('Delete contact').waitFor();
    await app.saves('Deleted', () => button('Delete contact').click());
    await app.saves('Brought back', () => button('Bring it back').first().click());
    await app.atOffice();
    expect(atTheOffice(office, id)?.deleted).toBe(false);
    await open('People', 'Gwen Pryce');
    await app.sees('This contact cannot be deleted as long as');
  });

  test('a new ticket and a new asset are filled in from the page they are opened from', async () => {
    await open('People', 'Asha Rai');
    await button('New ticket').click();
    expect(await field('Client').inputValue()).toBe('Oakmere Dental Practice');
    expect(await field('Site').inputValue()).toBe('Durbar Marg');
    await expect.poll(() => field('Contact').inputValue()).toBe('Asha Rai');
    await field('Summary').fill('The chair does not move');
    await app.saves('', () => button('Add ticket').click());
    await heading('The chair does not move');
    // The head names them, and leads to them.
    await main().getByRole('link', { name: 'Durbar Marg', exact: true }).click();
    await heading('Durbar Marg');
    await app.page.getByRole('link', { name: 'The chair does not move' }).waitFor();
    const { id, organizationId } = byName('sites', 'Durbar Marg');
    const address = `/assets/new?client=${organizationId}&site=${id}&name=FCW2447L0QP`;
    await app.page.goto(new URL(address, app.page.url()).href);
    await expect.poll(() => field('Client').inputValue()).toBe('Oakmere Dental Practice');
    expect(await field('Site').inputValue()).toBe('Durbar Marg');
    expect(await field('Name').inputValue()).toBe('FCW2447L0QP');
  });

  test('the assets of a client are counted by class, and lead to the list of them', async () => {
    const client = byName('organizations', 'Oakmere Clinic Group');
    const switches = allAtTheOffice(office, 'assets').filter(
      (one) => one.organizationId === client.id && one.class === 'switch' && one.deleted === false,
    );
    await open('Clients', 'Oakmere Clinic Group');
    await main()
      .getByRole('region', { name: 'Assets' })
      .getByRole('link', { name: `Switch ${switches.length}` })
      .click();
    await app.page.getByRole('grid', { name: 'Assets' }).waitFor();
    await app.page.getByText(`${switches.length} assets`, { exact: true }).waitFor();
  });

  test('another client’s short code is refused where it is edited as well; a former client gets nothing new', async () => {
    await open('Clients', 'Oakmere Dental Practice');
    await field('Short code').fill('FEN');
    await field('Short code').press('Enter');
    await alert('Fennick Creamery Ltd has this short code already.');
    await field('Short code').press('Escape');
    await button('Change contract').click();
    await app.choose('Contract', 'Time and material');
    await app.saves('Contract', () => button('Save contract').click());
    await app.sees('Time and material, 90 GBP an hour');
    await button('New site').waitFor();
    await app.saves('Status', () => app.choose('Status', 'Former client'));
    await app.sees('A former client: its records are kept');
    await expect.poll(() => button('New site').count()).toBe(0);
    await app.atOffice();
    expect(byName('organizations', 'Oakmere Dental Practice')).toMatchObject({
      status: 'former',
      shortCode: 'ODP',
      contract: { kind: 'time-and-material', hoursIncluded: null, rate: 90, currency: 'GBP' },
    });
  });
});

test('[S12] a technician reads clients, and adds to their sites and contacts', async () => {
  const [, ines] = await laptopOf('Ines Calder');
  await ines.go('Clients');
  await ines.page.getByRole('grid', { name: 'Clients' }).getByRole('row').nth(1).waitFor();
  expect(await button('New client', ines).count()).toBe(0);
  await open('Clients', 'Oakmere Clinic Group', ines);
  await ines.sees('Your role reads this client and changes nothing.');
  expect(await field('Short code', ines).isEditable()).toBe(false);
  expect(await button('Change contract', ines).count()).toBe(0);
  expect(await button('New window', ines).count()).toBe(0);
  await button('New contact', ines).waitFor();
  await ines.page.goto(new URL('/clients/new', ines.page.url()).href);
  await ines.sees('There is no client for whom you could add');
  await open('Sites', 'Northgate Clinic', ines);
  await ines.setField('Phone', '0117 496 0139');
  await ines.atOffice();
  expect(byName('sites', 'Northgate Clinic').phone).toBe('0117 496 0139');
  await open('People', 'Tom Adeyemi', ines);
  await ines.sees('Technicians come with their accounts');
  expect(await main(ines).getByRole('link', { name: 'Open the account' }).count()).toBe(0);
  await ines.page.getByText('Microsoft 365', { exact: false }).waitFor();
});

test('an office at its first hour says on every list that the client comes first', async () => {
  const fresh = await startOffice();
  await OfficeApi.firstAdmin(fresh.firstAdminUrl ?? '', ADA, PASSWORD, 'Harbour IT');
  const there = await startLaptop('Ada', fresh);
  const ada = await there.open();
  await ada.signIn(ADA, PASSWORD);
  await ada.atOffice();
  for (const list of ['Assets', 'Tickets', 'Sites'] as const) {
    await ada.go(list);
    await ada.sees('the client comes first');
    expect(await button(/^New (asset|ticket|site)$/, ada).count()).toBe(0);
  }
  await ada.go('Clients');
  await ada.sees('There are no clients on this laptop yet.');
  await ada.go('Assets');
  await button('New client', ada).click();
  await field('Name', ada).fill('Fenwick Dairy');
  await ada.saves('New client', () => field('Name', ada).press('Enter'));
  await heading('Fenwick Dairy', ada);
  await ada.go('Assets');
  await button('New asset', ada).first().waitFor();
});
