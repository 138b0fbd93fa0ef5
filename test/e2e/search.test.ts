import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { violations } from '#test/support/looks.ts';
import { newId } from '#test/support/office-api.ts';
import { scan } from '#test/support/scan.ts';
import { applied, INES, PASSWORD, type SmallOffice, startLaptop, startSmallOffice } from './scene.ts';

let small: SmallOffice;
let app: AppPage;
const person = { id: newId(), name: 'Margaret Holloway' };
const twins = [
  { id: newId(), name: 'fen-ap-01', tag: 'FEN-00051' },
  { id: newId(), name: 'fen-ap-02', tag: 'FEN-00052' },
] as const;

/** Ines at her laptop, with everything on it and no network from here on. */
beforeAll(async () => {
  small = await startSmallOffice();
  const { manager, dairy, asset, ticket } = small;
  const made = (collection: 'people' | 'activities' | 'assets', id: string, values: Record<string, unknown>) =>
    applied(manager, { collection, id, organizationId: dairy.id, create: true, values });
  await manager.pull();
  await applied(manager, {
    collection: 'assets',
    id: asset.id,
    organizationId: dairy.id,
    values: {
      serial: 'FOC2231X0AB',
      managementIp: '10.31.7.20',
      interfaces: [
        {
          name: 'Gi1/0/1',
          type: '',
          mac: 'AA:BB:CC:0D:0E:0F',
          ips: [],
          vlans: [120],
          speed: null,
          isUp: null,
          poe: null,
          connectedTo: null,
        },
      ],
    },
  });
  await made('people', person.id, { name: person.name, kind: 'contact', phones: ['+44 20 7946 0958'] });
  await made('activities', newId(), {
    kind: 'note',
    body: 'The bearing of the left fan is worn out, Müller has a spare.',
    parent: { collection: 'tickets', id: ticket.id },
    at: new Date().toISOString(),
  });
  for (const { id, name, tag } of twins) await made('assets', id, { name, tag, serial: 'TWIN-4711', class: 'switch' });

  const there = await startLaptop('Ines', small.office);
  app = await there.open();
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  await app.go('Tickets');
  await app.page.getByRole('grid', { name: 'Tickets' }).waitFor();
  there.proxy.cut();
  await app.offline();
});

const field = () => app.page.getByRole('combobox', { name: 'Search, go to, do' });
const options = () => app.page.getByRole('dialog').getByRole('option');
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name });

/** Opens the palette and types; it is there once the first line says what it should. */
async function type(text: string, first: string): Promise<void> {
  await app.page.keyboard.press('Control+k');
  await field().fill(text);
  await expect.poll(() => options().first().textContent(), { message: text }).toContain(first);
}
async function close(): Promise<void> {
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('dialog').waitFor({ state: 'detached' });
}

// A test that fails leaves nothing open for the next one.
afterEach(async () => {
  for (let n = 0; n < 3 && (await app.page.getByRole('dialog').count()) > 0; n++)
    await app.page.keyboard.press('Escape');
});

describe('without a network', () => {
  test('records are found by their words, notes, codes, numbers and addresses, however they are written', async () => {
    const { asset, ticket, dairy } = small;
    expect(dairy.id).toBeTruthy();
    const ways: [typed: string, first: string][] = [
      ['bearing', ticket.title],
      ['muller spare', ticket.title],
      ['poe worn', ticket.title],
      ['INC~e2e-1', ticket.title],
      ['FEN-00001', asset.name],
      ['fen 1', asset.name],
      ['31X0A', asset.name],
      ['10.31.7.20', asset.name],
      ['10.31.7', asset.name],
      ['aabb.cc0d.0e0f', asset.name],
      ['aa-bb-cc', asset.name],
      ['margret holoway', person.name],
      ['020 7946 0958', person.name],
      ['oakmere', 'Oakmere Mill'],
      ['switch hull', small.millAsset.name],
    ];
    for (const [typed, first] of ways) {
      await type(typed, first);
      await close();
    }
    await type('bearing worn', ticket.title);
    // The line says where: the note, with the words underlined.
    expect(await options().first().textContent()).toContain('Note:');
    expect(await options().first().locator('mark').allTextContents()).toEqual(['bearing', 'worn']);
    await app.page.keyboard.press('Enter');
    await heading(ticket.title).waitFor();
  });

  test('what was made a moment ago is found, and what was opened lately stands first', async () => {
    await app.newAsset({ client: 'Fenwick Dairy', name: 'Cold store camera 3', serial: 'CAM-88-XZ1' });
    await type('88xz1', 'Cold store camera 3');
    await close();
    await app.newTicket({ client: 'Fenwick Dairy', title: 'Camera 3 shows nothing' });
    const number = (await app.page.title()).split(' ').find((word) => /^INC/.test(word)) ?? '';
    expect(number).toMatch(/^INC\d{7}$/);
    await app.go('Assets');
    await type(number, 'Camera 3 shows nothing');
    await close();
    await app.page.keyboard.press('Control+k');
    const lately = app.page.getByRole('group', { name: 'Opened lately' }).getByRole('option');
    await expect.poll(() => lately.first().textContent()).toContain('Camera 3 shows nothing');
    expect(await lately.nth(1).textContent()).toContain('Cold store camera 3');
    await close();
  });

  test('what is nowhere is said plainly, and can be made', async () => {
    await type('zzqqxx', 'New asset “zzqqxx”');
    await app.sees('Nothing on this laptop says “zzqqxx”.');
    await app.page.getByRole('option', { name: 'New ticket “zzqqxx”' }).click();
    await app.page.getByRole('form', { name: 'New ticket' }).waitFor();
    expect(await app.field('Summary')).toBe('zzqqxx');
    await app.page.getByRole('main').getByLabel('Summary', { exact: true }).fill('');
    await app.go('Tickets');
  });
});

describe('doing', () => {
  test('an action is found by its name and done: to oneself, to the next state, to another place', async () => {
    const { page } = app;
    await type('bearing', small.ticket.title);
    await page.keyboard.press('Enter');
    await heading(small.ticket.title).waitFor();
    await type('assign to', 'Assign to me');
    await app.saves('Assignment', () => page.keyboard.press('Enter'));
    await type('assign', 'Assign…');
    expect(await options().allTextContents()).not.toContain('Assign to meI');
    await close();
    // M offers the moves that are legal, and nothing else.
    await page.keyboard.press('m');
    await expect.poll(() => options().allTextContents()).toEqual(['Start', 'Cancel ticket…']);
    await app.saves('In progress', () => page.keyboard.press('Enter'));
    await page.keyboard.press('m');
    await expect.poll(() => options().allTextContents()).toEqual(['Hold…', 'Resolve…', 'Cancel ticket…']);
    await close();
    await page.keyboard.press('n');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.press('Escape');
    await type('go clients', 'Go to clients');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Clients' }).waitFor();
  });

  test('an asset is verified by a key, and the list of keys says which keys there are here', async () => {
    const { page } = app;
    await type(small.asset.tag, small.asset.name);
    await page.keyboard.press('Enter');
    await heading(small.asset.name).waitFor();
    await app.saves('Verified', () => page.keyboard.press('v'));
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    const rows = async (): Promise<string> => (await keys.getByRole('row').allTextContents()).join('|');
    await expect.poll(rows).toContain('VVerified here now');
    expect(await rows()).not.toContain('Choose a move');
    await close();
    await app.go('Tickets');
    await page.getByRole('grid', { name: 'Tickets' }).waitFor();
    await page.keyboard.press('?');
    await expect.poll(rows).toContain('JKNext and previous row');
    expect(await rows()).not.toContain('Verified here now');
    await close();
  });

  test('by keyboard alone: up and down, the page keys, Escape gives the keyboard back', async () => {
    const { page } = app;
    const grid = page.getByRole('grid', { name: 'Tickets' });
    await grid.focus();
    await type('fen', 'Fenwick Dairy');
    const selected = () => page.getByRole('dialog').locator('[role=option][aria-selected=true]').textContent();
    const all = await options().allTextContents();
    expect(all.length).toBeGreaterThan(6);
    await page.keyboard.press('ArrowDown');
    expect(await selected()).toBe(all[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await selected()).toBe(all.at(-1));
    const active = await field().getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toBe(all.at(-1));
    await page.keyboard.press('PageUp');
    expect(await selected()).toBe(all.at(-9) ?? all[0]);
    await close();
    expect(await grid.evaluate((one) => one === document.activeElement)).toBe(true);
    // From a field as well, and back into it.
    await page.getByLabel('Filter tickets').focus();
    await page.keyboard.press('Control+k');
    await field().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Filter tickets').evaluate((one) => one === document.activeElement)).toBe(true);
    await grid.focus();
  });

  test('what axe finds in the palette and in the list of keys: nothing', async () => {
    const { page } = app;
    await page.keyboard.press('Control+k');
    await options().first().waitFor();
    expect(await violations(app)).toEqual([]);
    await field().fill('fen');
    await expect.poll(() => options().first().textContent()).toContain('Fenwick');
    expect(await violations(app)).toEqual([]);
    await field().fill('zzqqxx');
    await app.sees('Nothing on this laptop');
    expect(await violations(app)).toEqual([]);
    await close();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await violations(app, '[role=dialog]')).toEqual([]);
    await close();
  });
});

describe('a USB scanner', () => {
  test('opens the record of the code it reads, on a list and on a page, and nothing of it is a key', async () => {
    const { page } = app;
    await app.go('Tickets');
    await page.getByRole('grid', { name: 'Tickets' }).focus();
    // With j, k, c and x in it, and Enter at the end: keys of the list.
    await scan(page, 'foc2231x0ab');
    await heading(small.asset.name).waitFor();
    await scan(page, 'OAK-00001');
    await heading(small.millAsset.name).waitFor();
    await scan(page, 'AABBCC0D0E0F');
    await heading(small.asset.name).waitFor();
    await scan(page, `https://desk.example/assets/${small.millAsset.id}`);
    await heading(small.millAsset.name).waitFor();
  });

  test('a code of several records shows them; an unknown one offers a new asset with it', async () => {
    const { page } = app;
    await app.go('Assets');
    await page.getByRole('grid', { name: 'Assets' }).focus();
    await scan(page, 'TWIN-4711');
    await expect
      .poll(async () => (await options().allTextContents()).slice(0, 2).join())
      .toMatch(/fen-ap-0[12].*fen-ap-0[12]/);
    await close();
    await scan(page, 'NEW-90210-X');
    await app.sees('Nothing on this laptop has the code “NEW-90210-X”.');
    await page.getByRole('option', { name: 'New asset with the serial “NEW-90210-X”' }).click();
    await page.getByRole('form', { name: 'New asset' }).waitFor();
    expect(await app.field('Serial')).toBe('NEW-90210-X');
  });

  test('in a field its code is typed; in the palette it opens the record', async () => {
    const { page } = app;
    const serial = page.getByRole('main').getByLabel('Serial', { exact: true });
    await serial.fill('');
    await serial.focus();
    await scan(page, 'TYPED-1');
    await expect.poll(() => serial.inputValue()).toBe('TYPED-1');
    await serial.fill('');
    await app.go('Tickets');
    await page.keyboard.press('Control+k');
    await field().waitFor();
    await scan(page, 'FOC2231X0AB');
    await heading(small.asset.name).waitFor();
    await page.keyboard.press('Control+k');
    await field().waitFor();
    await scan(page, 'NO-SUCH-CODE');
    await app.sees('Nothing on this laptop says “NO-SUCH-CODE”.');
    await close();
  });
});
