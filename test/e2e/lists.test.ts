import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Locator } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OfficeInfo, PATHS } from '#shared/wire/contract.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { recordsOn } from '#test/support/laptop.ts';
import { cutControls, violations } from '#test/support/looks.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import type { OfficeProcess } from '#test/support/office-process.ts';
import { allAtTheOffice, applied, type LaptopScene, startLaptop, startOffice } from './scene.ts';

let office: OfficeProcess;
let there: LaptopScene;
let app: AppPage;
let assets: Shown[];

beforeAll(async () => {
  office = await startOffice({ demo: true });
  there = await startLaptop('Ines', office);
  app = await there.open();
  await app.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button', { name: 'Ines Calder' }).click();
  await app.atOffice();
  const held = (await recordsOn(app.page)).assets ?? {};
  assets = allAtTheOffice(office, 'assets')
    .filter((one) => String(one.id) in held)
    .map((one) => one as Shown)
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
});

// Axe looks through whole pages, in both schemes: that takes its time on a machine that has other work as well.
vi.setConfig({ testTimeout: 180_000 });

afterEach(() => there.proxy.heal());

const INES_IN_THE_DEMO = 'ines.calder@tidewell.example';

const main = () => app.page.getByRole('main');
const button = (name: string | RegExp) => main().getByRole('button', { name });
const dialog = () => app.page.getByRole('dialog');
const grid = (name = 'Assets') => app.page.getByRole('grid', { name });
const rows = () => main().locator('[role=rowgroup] [role=row]');
const rowOf = (text: string) => rows().filter({ hasText: text });
const cell = (row: Locator, column: string) => row.locator(`[data-column="${column}"]`);
const heads = async () => (await main().getByRole('columnheader').allTextContents()).filter(Boolean);
const status = () => app.page.getByRole('contentinfo').getByRole('status');
const says = (words: string) => status().filter({ hasText: words }).waitFor();
const undo = () => status().getByRole('button', { name: 'Undo' });
const selected = () => main().getByRole('region', { name: 'Selected rows' });
const saysSelected = (count: number) => selected().getByText(`${count} selected`, { exact: true }).waitFor();
const count = (words: string) => main().getByRole('search').getByText(words, { exact: true }).waitFor();

/** Opens a list by its address, as from a bookmark. */
async function open(path: string): Promise<void> {
  await app.page.goto(new URL(path, app.page.url()).href);
  await rows().first().waitFor();
}
interface Shown extends Record<string, unknown> {
  id: string;
  tag: string;
  name: string;
  organizationId: string;
}
/** The first asset of the list that is like this, of those that this laptop has. */
const asset = (is: (one: Shown) => boolean): Shown => {
  const found = assets.find((one) => one.deleted === false && is(one));
  if (!found) throw new Error('The demo has no such asset.');
  return found;
};
/** What is chosen from a field's list. */
async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  await app.page.getByRole('option', { name: option, exact: true }).click();
}

describe('what a list shows', () => {
  test('columns are chosen and moved by keys, stand in the address, and are there the next time, with no network', async () => {
    there.proxy.cut();
    await app.offline();
    await open('/assets');
    const standard = await heads();
    expect(standard.slice(0, 3)).toEqual(['Tag', 'Name', 'Class']);
    await button('Columns').click();
    await dialog().getByRole('checkbox', { name: 'Firmware' }).check();
    await dialog().getByRole('checkbox', { name: 'Model' }).uncheck();
    expect(await dialog().getByRole('checkbox', { name: 'Name', exact: true }).isDisabled()).toBe(true);
    const tag = dialog().getByRole('checkbox', { name: 'Tag' });
    await tag.press('Alt+ArrowDown');
    await tag.press('Alt+ArrowDown');
    await dialog().getByRole('status').filter({ hasText: 'Tag is number 3 now.' }).waitFor({ state: 'attached' });
    await dialog().getByRole('button', { name: 'Move Firmware up' }).click({ force: true });
    expect(await violations(app, '[role=dialog]')).toEqual([]);
    await app.page.keyboard.press('Escape');
    const chosen = await heads();
    expect(chosen.slice(0, 3)).toEqual(['Name', 'Class', 'Tag']);
    expect(chosen).toContain('Firmware');
    expect(chosen).not.toContain('Model');
    expect(new URL(app.page.url()).searchParams.get('columns')).toMatch(/^name,class,tag,.*firmware/);

    await open('/assets');
    expect(await heads()).toEqual(chosen);
    await button('Columns').click();
    await dialog().getByRole('button', { name: 'Standard columns' }).click();
    await app.page.keyboard.press('Escape');
    expect(await heads()).toEqual(standard);
    expect(new URL(app.page.url()).searchParams.has('columns')).toBe(false);
  });

  test('a filter is turned round and taken off; further ones come when they are asked for', async () => {
    await open('/assets');
    await button('Filter by class').click();
    await dialog().getByRole('checkbox', { name: 'Switch', exact: true }).check();
    await dialog().getByText('is not', { exact: true }).click();
    await app.page.keyboard.press('Escape');
    await button('Filter by class: is not Switch').waitFor();
    expect(app.page.url()).toContain('not=');
    expect(await rowOf('Firewall').count()).toBeGreaterThan(0);
    await expect.poll(() => cell(rows(), 'class').getByText('Switch', { exact: true }).count()).toBe(0);
    await app.page.reload();
    await button('Filter by class: is not Switch').waitFor();
    await button('Take all off').click();
    await expect.poll(() => cell(rows(), 'class').getByText('Switch', { exact: true }).count()).toBeGreaterThan(0);

    await open('/tickets');
    expect(await button('Filter by priority').count()).toBe(0);
    await button('Filter').and(main().locator(':text-is("Filter")')).click();
    await app.page.getByRole('menuitem', { name: 'Priority' }).click();
    await dialog().getByRole('checkbox', { name: 'P2' }).check();
    await app.page.keyboard.press('Escape');
    await button('Filter by priority: is P2').waitFor();
    await button('Remove filter priority').click();
    await expect.poll(() => button('Filter by priority').count()).toBe(0);
  });

  test('a view is saved, survives a restart with no network, says when it is changed, and is deleted with a way back', async () => {
    await open('/assets');
    await button('Filter by class').click();
    await dialog().getByRole('checkbox', { name: 'Switch', exact: true }).check();
    await app.page.keyboard.press('Escape');
    await main().getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await button('Save view').click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Give the view a name.').waitFor();
    await dialog().getByLabel('Name of the view').fill('Switches');
    await app.page.keyboard.press('Enter');
    const tab = () => button(/^Switches/);
    await tab().and(app.page.locator('[aria-pressed=true]')).waitFor();
    const total = await main()
      .getByRole('search')
      .getByText(/^\d+ assets$/)
      .textContent();
    expect(await tab().textContent()).toBe(`Switches${total?.replace(' assets', '')}`);

    there.proxy.cut();
    await there.laptop.kill();
    app = await there.open('/assets');
    await app.offline();
    await tab().click();
    await count(String(total));
    await button('Filter by class: is Switch').waitFor();
    expect(await main().getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    await main().getByRole('columnheader', { name: 'Tag' }).getByRole('button').click();
    await tab().filter({ hasText: 'changed' }).waitFor();
    await button('Drop the change').click();
    await tab().filter({ hasNotText: 'changed' }).waitFor();
    expect(await main().getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    await main().getByRole('columnheader', { name: 'Tag' }).getByRole('button').click();
    await button('Save the change').click();
    await tab().filter({ hasNotText: 'changed' }).waitFor();
    await button(/^All\b/).click();
    await tab().click();
    await expect
      .poll(() => main().getByRole('columnheader', { name: 'Tag' }).getAttribute('aria-sort'))
      .toBe('ascending');

    await main().getByRole('button', { name: 'View', exact: true }).click();
    await app.page.getByRole('menuitem', { name: 'Rename…' }).click();
    await dialog().getByLabel('Name of the view').fill('Our switches');
    await app.page.keyboard.press('Enter');
    await button(/^Our switches/).waitFor();
    await main().getByRole('button', { name: 'View', exact: true }).click();
    await app.page.getByRole('menuitem', { name: 'Delete the view' }).click();
    await says('The view Our switches is deleted.');
    expect(await button(/^Our switches/).count()).toBe(0);
    await undo().click();
    await button(/^Our switches/).waitFor();
    // A browser that is killed may not have written its session yet: then the laptop asks for it again.
    there.proxy.heal();
    await app.comesBack(INES_IN_THE_DEMO, 'demo-sitebook');
  });

  test('how many rows each view has is live', async () => {
    await open('/assets');
    const missing = async () => Number((await button(/^Missing/).textContent())?.replace(/\D/g, ''));
    const before = await missing();
    const victim = asset((one) => one.lifecycle === 'installed' && one.class === 'printer');
    await open(`/assets?text=${victim.tag}`);
    await rowOf(victim.tag).waitFor();
    await grid().press('ArrowDown');
    await cell(rowOf(victim.tag), 'lifecycle').dblclick();
    await app.saves('Lifecycle', async () => {
      await app.page.getByRole('combobox', { name: `Lifecycle of ${victim.tag}` }).fill('miss');
      await app.page.keyboard.press('Enter');
    });
    await expect.poll(missing).toBe(before + 1);
    await undo().click();
    await expect.poll(missing).toBe(before);
  });
});

describe('many rows at once', () => {
  test('rows are selected by click, with Shift, by keys, and all that pass, here or not', async () => {
    await open('/assets');
    await rows().nth(1).getByRole('checkbox').click();
    await saysSelected(1);
    await rows()
      .nth(4)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await saysSelected(4);
    expect(
      await rows()
        .and(main().getByRole('row', { selected: true }))
        .count(),
    ).toBe(4);
    await rows().nth(2).getByRole('checkbox').click();
    await saysSelected(3);
    await app.page.keyboard.press('Escape');
    await selected().waitFor({ state: 'detached' });

    await grid().press('Home');
    await app.page.keyboard.press('x');
    await saysSelected(1);
    await app.page.keyboard.press('Shift+J');
    await app.page.keyboard.press('Shift+ArrowDown');
    await saysSelected(3);
    await app.page.keyboard.press('Shift+K');
    await saysSelected(2);
    await app.page.keyboard.press('Space');
    await saysSelected(1);
    await app.page.keyboard.press('Control+a');
    const all = Number(
      (
        await main()
          .getByRole('search')
          .getByText(/^\d+ assets$/)
          .textContent()
      )?.split(' ')[0],
    );
    // More than the worker sends at a time.
    expect(all).toBeGreaterThan(160);
    await saysSelected(all);
    expect(await violations(app)).toEqual([]);
    // What is selected is still selected when one comes back, and not in another list of the same records.
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('region', { name: 'Identity' }).waitFor();
    await app.page.goBack();
    await saysSelected(all);
    await button(/^Missing/).click();
    await selected().waitFor({ state: 'detached' });
  });

  test('a field of many is changed with no network: what becomes of each is said before, the rules refuse one, all is taken back', async () => {
    there.proxy.cut();
    const retired = asset((one) => one.lifecycle === 'retired');
    const stays = asset((one) => one.lifecycle === 'in-maintenance');
    const installed = asset((one) => one.lifecycle === 'installed');
    await open('/assets');
    await grid().press('Control+a');
    await button('Change a field…').click();
    await choose(dialog().getByRole('combobox', { name: 'Field' }), 'Lifecycle');
    await choose(dialog().getByRole('combobox', { name: 'Lifecycle' }), 'In maintenance');
    const preview = dialog().getByRole('table', { name: 'Preview' });
    const line = (one: Shown) => preview.getByRole('row').filter({ hasText: one.tag });
    await line(installed).filter({ hasText: 'Installed' }).filter({ hasText: 'In maintenance' }).waitFor();
    await dialog()
      .getByText(/^\d+ refused$/)
      .click();
    await line(retired).getByText('Refused: This move is not legal from the state the record is in.').waitFor();
    await dialog()
      .getByText(/^\d+ stay as they are$/)
      .click();
    await line(stays).getByText('stays as it is').waitFor();
    expect(await violations(app, '[role=dialog]')).toEqual([]);
    const save = dialog().getByRole('button', { name: /^Save \d+ changes/ });
    const changes = Number((await save.textContent())?.replace(/\D/g, ''));
    // More than one command holds.
    expect(changes).toBeGreaterThan(100);
    const before = await app.unsent();
    await app.saves('Lifecycle', () => save.click());
    await says(`Lifecycle: ${changes} saved on this laptop, `);
    await says('refused: This move is not legal from the state the record is in.');
    await cell(rowOf(installed.tag), 'lifecycle').getByText('In maintenance').waitFor();
    expect((await app.unsent()) - before).toBe(Math.ceil(changes / 100));

    await undo().click();
    await says(`Lifecycle of ${changes} assets taken back, saved on this laptop`);
    there.proxy.heal();
    await app.tryNow();
    await app.atOffice();
    const after = new Map(allAtTheOffice(office, 'assets').map((one) => [one.id, one.lifecycle]));
    const here = new Map(assets.map((one) => [one.id, one.lifecycle]));
    expect([...here.keys()].filter((id) => after.get(id) !== here.get(id))).toEqual([]);
  });

  test('tickets are assigned together, with an entry in each timeline; finished ones are refused', async () => {
    const held = (await recordsOn(app.page)).tickets ?? {};
    const tickets = allAtTheOffice(office, 'tickets')
      .filter((one) => String(one.id) in held)
      .map((one) => one as { id: string; number: string; state: { is: string }; assigneeId: string | null })
      .sort((a, b) => (a.number < b.number ? -1 : 1));
    const [inWork] = tickets.filter((one) => one.state.is === 'in-progress');
    if (!inWork) throw new Error('The demo has no ticket that is worked on.');
    await open(`/tickets?view=all&sort=number&state=${encodeURIComponent(JSON.stringify(['in-progress', 'closed']))}`);
    await grid('Tickets').press('Control+a');
    await button('Assign…').click();
    await choose(dialog().getByRole('combobox', { name: 'Assigned to' }), 'Kwame Mensah');
    const preview = dialog().getByRole('table', { name: 'Preview' });
    await dialog()
      .getByText(/^\d+ refused$/)
      .click();
    const refused = preview.getByRole('row').filter({ hasText: 'Refused: The ticket is closed' }).first();
    const told = await refused.innerText();
    const closed = tickets.find((one) => told.includes(one.number));
    if (closed?.state.is !== 'closed') throw new Error(`Refused as closed, and is not: ${told}`);
    await app.saves('Assigned to', () =>
      dialog()
        .getByRole('button', { name: /^Save \d+ change/ })
        .click(),
    );
    await app.atOffice();
    const kwame = allAtTheOffice(office, 'people').find((one) => one.name === 'Kwame Mensah');
    const now = (id: string) => allAtTheOffice(office, 'tickets').find((one) => one.id === id)?.assigneeId;
    const entries = (id: string) =>
      allAtTheOffice(office, 'activities').filter(
        (one) => one.kind === 'assignment' && (one.parent as { id: string }).id === id && one.to === 'Kwame Mensah',
      );
    expect(now(inWork.id)).toBe(kwame?.id);
    expect(entries(inWork.id)).toHaveLength(1);
    expect(now(closed.id)).toBe(closed.assigneeId);
    expect(entries(closed.id)).toHaveLength(0);
    await undo().click();
    await says('taken back');
    await app.atOffice();
    expect(now(inWork.id)).toBe(inWork.assigneeId);
  });

  test('a label is put on and taken off beside the labels that are there', async () => {
    const [one, other] = [asset((each) => each.class === 'firewall'), asset((each) => each.class === 'ups')];
    const info = (await (await fetch(office.url + PATHS.office)).json()) as OfficeInfo;
    const admin = info.demoAccounts.find((each) => each.name === 'Marcus Hale');
    const manager = await OfficeApi.signIn(office.url, admin?.email ?? '', admin?.password ?? '');
    await manager.pull();
    await applied(manager, {
      collection: 'assets',
      id: one.id,
      organizationId: one.organizationId,
      values: { tags: ['core'] },
    });
    await open(`/assets?class=${encodeURIComponent(JSON.stringify(['firewall', 'ups']))}&columns=tag,name,labels`);
    await cell(rowOf(one.tag), 'labels').getByText('core').waitFor();
    await grid().press('Control+a');
    await button('Labels…').click();
    await dialog()
      .getByRole('combobox', { name: 'Labels' })
      .or(dialog().getByLabel('Labels', { exact: true }))
      .first()
      .fill('audit 2027');
    await app.page.keyboard.press('Enter');
    await app.saves('Labels', () =>
      dialog()
        .getByRole('button', { name: /^Save \d+ changes/ })
        .click(),
    );
    await cell(rowOf(one.tag), 'labels').getByText('core, audit 2027').waitFor();
    await cell(rowOf(other.tag), 'labels').getByText('audit 2027').waitFor();
    await button('Labels…').click();
    await dialog().getByText('Remove', { exact: true }).click();
    await dialog().getByLabel('Labels', { exact: true }).first().fill('audit 2027');
    await app.page.keyboard.press('Enter');
    await app.saves('Labels', () =>
      dialog()
        .getByRole('button', { name: /^Save \d+ changes/ })
        .click(),
    );
    await app.atOffice();
    const tagsOf = (id: string) => allAtTheOffice(office, 'assets').find((each) => each.id === id)?.tags;
    expect([tagsOf(one.id), tagsOf(other.id)]).toEqual([['core'], []]);
  });
});

describe('values changed where they stand', () => {
  test('by keyboard alone: E, Tab from cell to cell, Enter, Esc; what is refused stays, with the reason', async () => {
    const one = asset((each) => each.class === 'switch' && each.lifecycle === 'installed');
    await open(`/assets?text=${one.tag}&columns=tag,name,lifecycle,serial,warranty`);
    await grid().press('Home');
    await app.page.keyboard.press('e');
    const input = (column: string) => app.page.getByLabel(`${column} of ${one.tag}`, { exact: true }).first();
    await input('Name').fill('');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('alert').filter({ hasText: 'Must not be empty' }).waitFor();
    expect(await input('Name').inputValue()).toBe('');
    expect(await violations(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await cell(rowOf(one.tag), 'name').getByText(one.name, { exact: true }).waitFor();
    expect(await app.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');

    await app.page.keyboard.press('F2');
    await input('Name').fill('renamed-sw01');
    await app.saves('Name', () => app.page.keyboard.press('Tab'));
    // Only the moves that are legal from where it is are offered.
    await input('Lifecycle').waitFor();
    expect(await app.page.getByRole('option').allTextContents()).toEqual([
      'In stock',
      'Installed',
      'In maintenance',
      'Retired',
      'Missing',
    ]);
    expect(await violations(app)).toEqual([]);
    await app.page.keyboard.type('maint');
    await app.saves('Lifecycle', () => app.page.keyboard.press('Tab'));
    await input('Serial').waitFor();
    await app.page.keyboard.press('Shift+Tab');
    await input('Lifecycle').waitFor();
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Tab');
    await input('Warranty ends').fill('31.6.2027');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('alert').filter({ hasText: 'Write the day as 31 Jan 2027 or 2027-01-31.' }).waitFor();
    await input('Warranty ends').fill('30.6.2027');
    await app.saves('Warranty ends', () => app.page.keyboard.press('Enter'));
    await cell(rowOf(one.tag), 'warranty').getByText('30 Jun 2027').waitFor();
    await app.atOffice();
    expect(allAtTheOffice(office, 'assets').find((each) => each.id === one.id)).toMatchObject({
      name: 'renamed-sw01',
      lifecycle: 'in-maintenance',
      serial: one.serial,
      warrantyEndsOn: '2027-06-30',
    });
  });

  test('left and right go from cell to cell; a cell that cannot be changed here says so', async () => {
    await open('/assets?columns=tag,name,place');
    await grid().press('Home');
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.press('ArrowRight');
    const active = await grid().getAttribute('aria-activedescendant');
    expect(await app.page.locator(`[id="${active}"]`).getAttribute('data-column')).toBe('place');
    await app.page.keyboard.press('e');
    await says('Place cannot be changed in the list. Open the record to change it.');
  });

  test('a double click edits, a click opens', async () => {
    const one = asset((each) => each.class === 'router');
    await open(`/assets?text=${one.tag}`);
    await cell(rowOf(one.tag), 'model').dblclick();
    await app.page.getByLabel(`Model of ${one.tag}`).fill('RUTX50');
    await app.saves('Model', () => app.page.getByRole('heading', { level: 1 }).click());
    await cell(rowOf(one.tag), 'model').getByText('RUTX50').waitFor();
    await cell(rowOf(one.tag), 'model').click();
    await app.page.getByRole('region', { name: 'Identity' }).waitFor();
    expect(await app.field('Model')).toBe('RUTX50');
  });
});

describe('a list on its way to other programs', () => {
  test('the rows that pass, in the columns shown, and nothing in them that a spreadsheet runs', async () => {
    const one = asset((each) => each.class === 'modem');
    await open(`/assets?text=${one.tag}&columns=name,tag,verified,model`);
    await grid().press('Home');
    await app.page.keyboard.press('e');
    await app.page.getByLabel(`Name of ${one.tag}`).fill('=HYPERLINK("http://evil.example","x"), "y"');
    await app.saves('Name', () => app.page.keyboard.press('Enter'));
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button('Copy as CSV').click();
    await app.page.getByRole('menuitem', { name: 'Copy 1 asset as CSV' }).click();
    await says('1 asset copied as CSV, in the columns shown.');
    const text = await app.page.evaluate(() => navigator.clipboard.readText());
    const { data } = Papa.parse<string[]>(text.trimEnd());
    expect(data).toEqual([
      ['Name', 'Tag', 'Verified', 'Model'],
      [
        `'=HYPERLINK("http://evil.example","x"), "y"`,
        one.tag,
        String((one.verified as { at: string } | null)?.at ?? ''),
        one.model,
      ],
    ]);

    await grid().press('x');
    await selected().getByRole('button', { name: 'Copy' }).click();
    const download = app.page.waitForEvent('download');
    await app.page.getByRole('menuitem', { name: 'Save 1 asset as a CSV file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^Assets-\d{4}-\d\d-\d\d\.csv$/);
    const bytes = readFileSync(await file.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').slice(1)).toBe(text);
  });
});

describe('coming back', () => {
  test('the list stands where it was left, by scroll and by row', async () => {
    await open('/assets');
    await grid().evaluate((element) => element.scrollTo({ top: 6000 }));
    // The first is the row that the keyboard is on, which is always there.
    await expect.poll(async () => Number(await rows().nth(1).getAttribute('aria-rowindex'))).toBeGreaterThan(100);
    const target = rows()
      .filter({ has: app.page.locator('a') })
      .nth(20);
    await target.scrollIntoViewIfNeeded();
    const top = await grid().evaluate((element) => element.scrollTop);
    const name = (await target.getByRole('link').textContent()) ?? '';
    await target.getByRole('link').click();
    await app.page.getByRole('heading', { level: 1, name }).waitFor();
    await app.page.goBack();
    await rowOf(name).first().waitFor();
    expect(await grid().evaluate((element) => element.scrollTop)).toBe(top);
    const active = await grid().getAttribute('aria-activedescendant');
    expect(await app.page.locator(`[id="${active}"]`).getByRole('link').textContent()).toBe(name);
  });

  test('what was typed in the moment before a row was opened is still there', async () => {
    const one = asset((each) => each.class === 'firewall');
    await open('/assets');
    const row = rows().nth(3);
    const box = await row.locator('[data-column="tag"]').boundingBox();
    await app.page.getByLabel('Filter assets').fill(one.tag.slice(0, 3));
    // At once, with the pointer: no time for the typing to settle.
    await app.page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
    await app.page.getByRole('region', { name: 'Identity' }).waitFor();
    await app.page.goBack();
    await grid().waitFor();
    expect(await app.page.getByLabel('Filter assets').inputValue()).toBe(one.tag.slice(0, 3));
    expect(app.page.url()).toContain(`text=${one.tag.slice(0, 3)}`);
  });
});

test('at 1024 x 700 and at 200 % zoom nothing of a list is cut off, with rows selected', async () => {
  for (const [width, height] of [
    [1024, 700],
    [640, 400],
  ] as const) {
    await app.page.setViewportSize({ width, height });
    await open('/tickets?view=all');
    await grid('Tickets').press('Control+a');
    await selected().waitFor();
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await cutControls(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
  }
});
