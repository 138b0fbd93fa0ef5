import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { Keyboard } from '#test/support/keyboard.ts';
import { startLaptop, startOffice } from './scene.ts';

let app: AppPage;
let keys: Keyboard;

/** Everyday tasks of a technician, each from a fresh page, offline, without ever pointing at anything. */
describe('ten everyday tasks by keyboard alone', () => {
  beforeAll(async () => {
    const office = await startOffice({ demo: true });
    const there = await startLaptop('Tom', office);
    app = await there.open();
    keys = new Keyboard(app);
    await keys.tabTo(/Tom Adeyemi/);
    await keys.press('Enter');
    await app.atOffice();
    there.proxy.cut();
    await app.page.evaluate(() => window.dispatchEvent(new Event('offline')));
  });

  const heading = (name: string | RegExp) => app.page.getByRole('heading', { level: 1, name }).waitFor();
  const list = async (keysTo: string, label: string): Promise<void> => {
    await keys.leave();
    await keys.press('g', keysTo);
    await app.page.getByRole('grid', { name: label }).waitFor();
  };
  const anAsset = async (name: string): Promise<void> => {
    await list('a', 'Assets');
    await keys.openRow('Assets', name);
  };

  test('1. finds an asset and writes its serial', async () => {
    await anAsset('oak-ng-sw01');
    await keys.tabToField('Serial');
    await keys.press('Control+a');
    await app.saves('Serial', async () => {
      await keys.type('FCW-BY-KEYS');
      await keys.press('Enter');
    });
  });

  test('2. opens a ticket from the list, for the client typed', async () => {
    await list('t', 'Tickets');
    await keys.press('c');
    await keys.isOn('Client');
    await keys.type('Oakmere');
    await keys.pick('Oakmere Clinic Group');
    await keys.tabTo('Summary');
    await keys.type('By keyboard: no dial tone');
    await keys.tabTo('Add ticket');
    await app.saves('New ticket', () => keys.press('Enter'));
    await heading('By keyboard: no dial tone');
  });

  test('3. takes it and starts work', async () => {
    await keys.tabTo('Take it');
    await app.saves('Assignment', () => keys.press('Enter'));
    await keys.tabTo('Start');
    await app.saves('In progress', () => keys.press('Enter'));
  });

  test('4. writes a note and notes the time', async () => {
    await keys.tabToField('Internal note');
    await keys.type('Port 12 has no PoE.');
    await app.saves('Internal note', () => keys.press('Control+Enter'));
    await app.sees('Port 12 has no PoE.');
  });

  test('5. holds it for a part, goes on, and resolves it', async () => {
    await keys.tabTo('Hold…', 'Shift+Tab');
    await keys.press('Enter');
    await keys.tabTo(/^Awaiting/);
    for (let n = 0; n < 6 && (await keys.focused()) !== 'Awaiting part'; n++) await keys.press('ArrowDown');
    await keys.press('Space');
    await keys.tabTo('Hold');
    await app.saves('On hold', () => keys.press('Enter'));
    await keys.tabTo('Resume', 'Shift+Tab');
    await app.saves('In progress', () => keys.press('Enter'));
    await keys.tabTo('Resolve…', 'Shift+Tab');
    await keys.press('Enter');
    await keys.isOn('Resolution');
    await keys.choose('Fixed');
    await keys.tabTo('What was done');
    await keys.type('New patch cord.');
    await keys.tabTo('Resolve');
    await app.saves('Resolved', () => keys.press('Enter'));
  });

  test('6. finds a record by part of its serial and opens it', async () => {
    await keys.press('Control+k');
    await app.page
      .getByRole('dialog')
      .getByRole('combobox')
      .or(app.page.getByRole('dialog').getByRole('searchbox'))
      .or(app.page.getByRole('dialog').getByRole('textbox'))
      .first()
      .waitFor();
    await keys.type('FCW-BY-KEYS');
    await app.page
      .getByRole('option', { name: /oak-ng-sw01/ })
      .first()
      .waitFor();
    await keys.press('Enter');
    await heading('oak-ng-sw01');
  });

  test('7. selects rows of a list and changes them together', async () => {
    await list('a', 'Assets');
    await keys.press('/', 'Control+a');
    await keys.type('oak-ng-ap');
    await app.page.waitForURL(/oak-ng-ap/);
    await app.page.getByRole('grid').getByRole('link', { name: 'oak-ng-ap01' }).waitFor();
    await keys.tabTo('Assets');
    await expect.poll(() => keys.row()).not.toBe('');
    await keys.press('Space', 'j', 'Space');
    await app.sees('2 selected');
    await keys.tabTo('Change a field…');
    await keys.press('Enter');
    await keys.tabTo('Field');
    await keys.choose('Model');
    await keys.tabTo(/^Model|^Value/);
    await keys.type('Set by keyboard');
    await keys.tabTo('Save 2 changes');
    await keys.press('Enter');
    await app.sees('Set by keyboard');
  });

  test('8. links an asset to another', async () => {
    await anAsset('oak-ng-sw01');
    await keys.tabTo('Add a relationship');
    await keys.press('Enter');
    await keys.isOn('How it is linked');
    await keys.type('powered by');
    await keys.press('ArrowDown', 'Enter');
    await keys.isOn('The other asset');
    await keys.type('oak-ng-ups');
    await app.page
      .getByRole('option', { name: /oak-ng-ups/ })
      .first()
      .waitFor();
    await keys.press('Enter');
    await keys.tabTo('Add link');
    await app.saves('Link', () => keys.press('Enter'));
  });

  test('9. adds a contact to a site', async () => {
    await list('l', 'Sites');
    await keys.openRow('Sites', 'Northgate Clinic');
    await keys.tabTo('New contact');
    await keys.press('Enter');
    await app.page.getByRole('form', { name: 'New contact' }).waitFor();
    await keys.isOn('Name');
    await keys.type('Gwen By Keys');
    await keys.tabTo('Add contact');
    await app.saves('', () => keys.press('Enter'));
    await heading('Gwen By Keys');
  });

  test('10. runs the first step of a runbook beside a ticket', async () => {
    await list('t', 'Tickets');
    await keys.openRow('Tickets', 'Errors on the uplink');
    await keys.tabTo(/^Run/);
    await keys.press('Enter');
    await keys.tabTo(/^(Done|As it should be|Measured)/);
    if ((await keys.focused()).startsWith('Measured')) await keys.type('48');
    await app.saves('', () => keys.press('Enter'));
  });
});
