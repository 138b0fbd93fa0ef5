import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { violations } from '#test/support/looks.ts';
import {
  applied,
  atTheOffice,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startOffice,
  startSmallOffice,
} from './scene.ts';

describe('every screen, light and dark, without a violation', () => {
  let app: AppPage;
  const button = (name: string) => app.page.getByRole('main').getByRole('button', { name, exact: true });

  beforeAll(async () => {
    const office = await startOffice({ demo: true });
    const there = await startLaptop('Ines', office);
    app = await there.open();
    await app.page.getByRole('region', { name: 'Demo accounts' }).waitFor();
  });

  test('what axe finds is told: a picture without words, in both schemes', async () => {
    await app.page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
    const found = await violations(app);
    expect(found.map((line) => line.split(':')[0])).toEqual(['light image-alt', 'dark image-alt']);
    await app.page.reload();
    await app.page.getByRole('region', { name: 'Demo accounts' }).waitFor();
  });

  test('the sign-in with the demo accounts', async () => {
    expect(await violations(app)).toEqual([]);
    await app.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await app.page.getByRole('alert').waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.getByRole('button', { name: 'Ines Calder' }).click();
    await app.atOffice();
  });

  test('the list of tickets, a ticket with its composer, and with a panel', async () => {
    await app.go('Tickets');
    await app.page.getByRole('grid', { name: 'Tickets' }).getByRole('row').nth(1).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.getByRole('button', { name: 'Filter by state' }).click();
    await app.page.getByRole('dialog').waitFor();
    expect(await violations(app, '[role=dialog]')).toEqual([]);
    await app.page.keyboard.press('Escape');
    const inWork = app.page.getByRole('row').filter({ hasText: 'In progress' }).filter({ hasText: 'INC' });
    await inWork.first().getByRole('link').click();
    await app.page.getByRole('textbox', { name: 'Internal note' }).fill('A note that is being written');
    await app.sees('kept on this laptop');
    await button('Hold…').click();
    await app.page.getByRole('radio', { name: 'Awaiting caller' }).check();
    // The composer is open as well: the draft in it was seen above.
    await button('Hold').click();
    await app.page.getByRole('alert').waitFor();
    expect(await violations(app)).toEqual([]);
    await button('Change priority…').click();
    await app.page.getByRole('heading', { level: 2, name: 'Priority' }).waitFor();
    expect(await violations(app, 'main')).toEqual([]);
  });

  test('a new ticket, with what speaks against it', async () => {
    await app.go('Tickets');
    await button('New ticket').click();
    await button('Add ticket').click();
    await app.sees('Say in a line what it is about.');
    expect(await violations(app)).toEqual([]);
  });

  test('the list of assets, an asset, a new asset', async () => {
    await app.go('Assets');
    await app.page.getByRole('grid', { name: 'Assets' }).getByRole('row').nth(1).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.getByRole('grid', { name: 'Assets' }).getByRole('row').nth(1).getByRole('link').click();
    await app.page.getByRole('region', { name: 'Identity' }).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.go('Assets');
    await button('New asset').click();
    await button('Add asset').click();
    await app.sees('Give it a name.');
    expect(await violations(app)).toEqual([]);
  });

  test('the sync centre with nothing to do, the account menu, the keys', async () => {
    await app.go('Sync');
    await app.sees('Nothing waits.');
    expect(await violations(app)).toEqual([]);
    await app.page.getByRole('button', { name: /^Account:/ }).click();
    await app.page.getByRole('dialog', { name: 'Account' }).waitFor();
    expect(await violations(app, '[role=dialog]')).toEqual([]);
    await app.page.getByRole('button', { name: 'Keys', exact: true }).click();
    await app.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await violations(app, '[role=dialog]')).toEqual([]);
  });
});

describe('a small office', () => {
  let small: SmallOffice;
  let there: LaptopScene;
  let app: AppPage;

  beforeAll(async () => {
    small = await startSmallOffice();
    there = await startLaptop('Ines', small.office);
    app = await there.open();
    await app.signIn(INES, PASSWORD);
    await app.atOffice();
  });

  test('the sync centre offline, and with a conflict and a refusal; the field with two values', async () => {
    there.proxy.cut();
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.12.4');
    await app.openTicket(small.ticket.title);
    await app.startWork();
    await app.hold('Awaiting part');
    await app.go('Sync');
    await app.sees('3 edits are saved on this laptop.');
    expect(await violations(app)).toEqual([]);
    // Meanwhile, at the office: another value for the field, and a ticket that takes no more notes.
    await small.manager.pull();
    const { organizationId } = small.manager.record(small.asset.id);
    await applied(small.manager, {
      collection: 'assets',
      id: small.asset.id,
      organizationId,
      values: { firmware: '17.9.5' },
    });
    await app.openTicket(small.ticket.title);
    await app.assign('Tom Adeyemi');
    const tom = small.manager.all('people').find((one) => (one as { name?: string }).name === 'Tom Adeyemi');
    await applied(small.manager, {
      collection: 'people',
      id: String(tom?.id),
      organizationId: null,
      values: { isActive: false },
    });
    there.proxy.heal();
    await app.tryNow();
    await app.page.getByRole('article', { name: /two people wrote the same field/ }).waitFor();
    await app.page.getByRole('article', { name: /refused by the office/ }).waitFor();
    await app.atOffice();
    expect(await violations(app)).toEqual([]);
    await app.openAsset(small.asset.name);
    await app.canChoose('17.12.4');
    expect(await violations(app)).toEqual([]);
  });

  test('an everyday path by keyboard alone', async () => {
    const { page } = app;
    const keys = page.keyboard;
    const focused = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        const labels = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.labels : null;
        return one?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? one?.textContent ?? '';
      });
    /** Tabs on until the focus is on what is called so. */
    const tabTo = async (label: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
      const passed: string[] = [];
      for (let n = 0; n < 60; n++) {
        await keys.press(key);
        const now = await focused();
        if (now === label) return;
        passed.push(now);
      }
      throw new Error(`The Tab key never comes to "${label}", only to: ${passed.join(' | ')}`);
    };

    await keys.press('g');
    await keys.press('a');
    await page.getByRole('grid', { name: 'Assets' }).waitFor();
    await keys.press('/');
    expect(await focused()).toBe('Filter assets');
    await keys.type('core-sw01');
    // The list follows once the typing has settled; its address says so.
    await page.waitForURL(/core-sw01/);
    await page.getByText('2 assets').waitFor();
    await tabTo('Assets');
    const active = () =>
      page.evaluate(() => {
        const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant');
        return (id && document.getElementById(id)?.querySelector('a')?.textContent) || '';
      });
    const first = await active();
    await keys.press('j');
    await expect.poll(active).not.toBe(first);
    await keys.press('k');
    await expect.poll(active).toBe(first);
    if (first !== small.asset.name) await keys.press('j');
    await expect.poll(active).toBe(small.asset.name);
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: small.asset.name }).waitFor();

    await tabTo('Serial');
    await keys.press('Control+a');
    await app.saves('Serial', async () => {
      await keys.type('by-keyboard');
      await keys.press('Enter');
    });
    await tabTo('Back', 'Shift+Tab');
    await keys.press('Enter');
    await page.getByRole('grid', { name: 'Assets' }).waitFor();
    // The list is as it was left.
    expect(await page.getByLabel('Filter assets').inputValue()).toBe('core-sw01');
    await expect.poll(active).toBe(small.asset.name);

    await keys.press('g');
    await keys.press('t');
    await page.getByRole('grid', { name: 'Tickets' }).waitFor();
    await keys.press('c');
    await page.getByRole('form', { name: 'New ticket' }).waitFor();
    await expect.poll(focused).toBe('Client');
    await keys.type('Fenwick');
    await page.getByRole('option', { name: 'Fenwick Dairy' }).waitFor();
    // The list moves its mark in a timer of its own: a key that comes in between is pressed again, as a hand does it.
    const chosen = async (): Promise<string> => {
      const name = await app.field('Client');
      if (name !== 'Fenwick Dairy') for (const key of ['ArrowDown', 'Enter']) await keys.press(key);
      return name;
    };
    await expect.poll(chosen, { interval: 300 }).toBe('Fenwick Dairy');
    await tabTo('Summary');
    await keys.type('No dial tone at the gate');
    await tabTo('Add ticket');
    await app.saves('New ticket', () => keys.press('Enter'));
    await page.getByRole('heading', { level: 1, name: 'No dial tone at the gate' }).waitFor();
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.serial).toBe('by-keyboard');
  });
});
