import { beforeAll, describe, expect, test } from 'vitest';
import { AppPage } from '#test/support/app-page.ts';
import { draftsOn } from '#test/support/laptop.ts';
import { eventually } from '#test/walk/report.ts';
import {
  ADA,
  hasAppFiles,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startSmallOffice,
} from './scene.ts';

let small: SmallOffice;
let there: LaptopScene;
let app: AppPage;

beforeAll(async () => {
  small = await startSmallOffice();
  there = await startLaptop('Ines', small.office);
  app = await there.open();
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  await hasAppFiles(app);
});

/** Pulls the plug as soon as the text is on disk, and switches on again without the office. */
async function killAndStart(typed: string): Promise<void> {
  await eventually('what was typed is on disk', async () => expect(await draftsOn(app.page)).toContain(typed));
  await there.laptop.kill();
  there.proxy.cut();
  await there.laptop.start(there.url);
  app = new AppPage(there.laptop.page);
  await app.chip.waitFor();
}

const main = () => app.page.getByRole('main');

describe('[S5] a browser killed with -9 in the middle of typing', () => {
  test('has the note that was being written, which can be dropped and had back', async () => {
    await app.openTicket(small.ticket.title);
    await app.page.getByRole('textbox', { name: 'Internal note' }).fill('The uplink is dark since');
    await killAndStart('dark since');
    await app.openTicket(small.ticket.title);
    const note = app.page.getByRole('textbox', { name: 'Internal note' });
    expect(await note.inputValue()).toBe('The uplink is dark since');
    await app.sees('kept on this laptop');
    await main().getByRole('button', { name: 'Drop it' }).click();
    expect(await note.inputValue()).toBe('');
    await app.page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click();
    expect(await note.inputValue()).toBe('The uplink is dark since');
    await app.saves('Internal note', () => main().getByRole('button', { name: 'Add internal note' }).click());
    await app.page.reload();
    await app.sees('The uplink is dark since');
    expect(await note.inputValue()).toBe('');
    expect(await main().getByText('kept on this laptop').count()).toBe(0);
  });

  test('has the new ticket that was being filled in, with its assets and its priority', async () => {
    await app.go('Tickets');
    await main().getByRole('button', { name: 'New ticket' }).click();
    await app.choose('Client', 'Fenwick Dairy');
    await app.choose('Add an asset', small.asset.name, false);
    await main().getByRole('radio', { name: 'High impact, high urgency' }).check();
    await main().getByLabel('Summary').fill('Milk line 2 has');
    await killAndStart('Milk line 2 has');
    await app.go('Tickets');
    await main().getByRole('button', { name: 'New ticket' }).click();
    await app.sees('What was typed here was kept on this laptop');
    expect(await main().getByLabel('Summary').inputValue()).toBe('Milk line 2 has');
    expect(await main().getByLabel('Client', { exact: true }).inputValue()).toBe('Fenwick Dairy');
    expect(await main().getByRole('radio', { name: 'High impact, high urgency' }).isChecked()).toBe(true);
    await main().getByRole('link', { name: small.asset.name }).waitFor();

    // Another person on the same laptop gets none of it.
    there.proxy.heal();
    await app.page.getByRole('button', { name: /^Account/ }).click();
    await app.page.getByRole('button', { name: 'Sign out' }).click();
    await app.signIn(ADA, PASSWORD);
    await app.atOffice();
    await app.go('Tickets');
    await main().getByRole('button', { name: 'New ticket' }).click();
    await main().getByLabel('Summary').waitFor();
    expect(await main().getByLabel('Summary').inputValue()).toBe('');
    await app.page.getByRole('button', { name: /^Account/ }).click();
    await app.page.getByRole('button', { name: 'Sign out' }).click();
    await app.signIn(INES, PASSWORD);
    await app.atOffice();

    await app.go('Tickets');
    await main().getByRole('button', { name: 'New ticket' }).click();
    await main().getByLabel('Summary').fill('Milk line 2 has no network');
    await app.saves('New ticket', () => main().getByRole('button', { name: 'Add ticket' }).click());
    await app.go('Tickets');
    await main().getByRole('button', { name: 'New ticket' }).click();
    expect(await main().getByLabel('Summary').inputValue()).toBe('');
    expect(await main().getByText('What was typed here was kept').count()).toBe(0);
  });

  test('has the text of a field, marked as not saved; passing by does not save it', async () => {
    there.proxy.heal();
    await app.openAsset(small.asset.name);
    const notes = () => main().getByLabel('Notes', { exact: true });
    await notes().fill('The PoE budget is spent since');
    await main().getByLabel('Serial', { exact: true }).fill('FCW2447');
    await app.sees('Notes saved on this laptop');
    await notes().fill('The PoE budget is spent since June');
    await killAndStart('since June');
    await app.openAsset(small.asset.name);
    await expect.poll(() => notes().inputValue()).toBe('The PoE budget is spent since June');
    await app.sees('not saved yet. Saved is “The PoE budget is spent since”.');
    // The one that was being typed before was left, and so saved.
    expect(await main().getByLabel('Serial', { exact: true }).inputValue()).toBe('FCW2447');
    expect(await main().getByText('not saved yet').count()).toBe(1);
    await notes().focus();
    await notes().press('Tab');
    await app.sees('not saved yet');

    await main().getByRole('button', { name: 'Drop it' }).click();
    await expect.poll(() => notes().inputValue()).toBe('The PoE budget is spent since');
    await app.page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => notes().inputValue()).toBe('The PoE budget is spent since June');
    await app.saves('Notes', () => main().getByRole('button', { name: 'Save it' }).click());
    await app.page.reload();
    await app.openAsset(small.asset.name);
    await expect.poll(() => notes().inputValue()).toBe('The PoE budget is spent since June');
    expect(await main().getByText('not saved yet').count()).toBe(0);
  });

  test('has the panel open in which a move was being written, and a place', async () => {
    await app.openTicket(small.ticket.title);
    await app.startWork();
    await main().getByRole('button', { name: 'Hold…' }).click();
    await main().getByRole('radio', { name: 'Awaiting caller' }).check();
    await main().getByLabel('Note to the client: what you need to know').fill('Which of the two doors');
    await killAndStart('of the two doors');
    await app.openTicket(small.ticket.title);
    const panel = main().getByRole('region', { name: 'Hold the ticket' });
    await panel.waitFor();
    await panel.getByText('kept on this laptop').waitFor();
    expect(await panel.getByRole('radio', { name: 'Awaiting caller' }).isChecked()).toBe(true);
    expect(await panel.getByLabel('Note to the client: what you need to know').inputValue()).toBe(
      'Which of the two doors',
    );
    await panel.getByRole('button', { name: 'Leave it' }).click();
    await main().getByRole('button', { name: 'Hold…' }).click();
    expect(await panel.getByRole('radio', { name: 'Awaiting caller' }).isChecked()).toBe(false);

    await app.openAsset(small.asset.name);
    await main().getByRole('button', { name: 'Change place' }).click();
    await main().getByLabel('Room', { exact: true }).fill('B7, cold aisle');
    await killAndStart('B7, cold aisle');
    await app.openAsset(small.asset.name);
    expect(await main().getByLabel('Room', { exact: true }).inputValue()).toBe('B7, cold aisle');
    await app.saves('Place', () => main().getByRole('button', { name: 'Save place' }).click());
  });
});
