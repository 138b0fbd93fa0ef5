import { beforeAll, describe, expect, test } from 'vitest';
import { AppPage } from '#test/support/app-page.ts';
import { eventually } from '#test/walk/report.ts';
import {
  applied,
  atTheOffice,
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

const main = () => app.page.getByRole('main');
const history = () => app.page.getByRole('region', { name: 'History' });
const lines = () => history().getByRole('list', { name: 'What was changed' }).locator('> li');
const status = () => app.page.getByRole('contentinfo').getByRole('status');
const says = (words: string) => status().filter({ hasText: words }).waitFor();
const line = (words: string | RegExp) => lines().filter({ hasText: words }).first();

const asManager = async (id: string, values: Record<string, unknown>): Promise<void> => {
  await small.manager.pull();
  await applied(small.manager, { collection: 'assets', id, organizationId: small.dairy.id, values });
};

const ACCESS = ['B1 key hangs at reception, sign for it.', 'Alarm panel left of the side door.', 'Cold aisle is left.'];

describe('the history of a record', () => {
  test('who changed what and when, with the lines of a text, field by field', async () => {
    await asManager(small.asset.id, { notes: ACCESS.join('\n') });
    await asManager(small.asset.id, { notes: [...ACCESS.slice(0, 2), 'Cold aisle is the window side.'].join('\n') });
    await asManager(small.asset.id, { firmware: '17.9.5' });
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.12.4');
    await app.atOffice();
    await line('17.9.5 17.12.4').getByText('Ines Calder, on this laptop').waitFor();
    const notes = line('1 line added, 1 line removed');
    await notes.getByRole('button', { name: 'Show the lines of Notes' }).click();
    await notes.getByRole('group', { name: 'Notes, what changed' }).getByText('window side').waitFor();
    expect(await notes.locator('del').allTextContents()).toEqual(['Cold aisle is left.']);
    await lines().filter({ hasText: 'Created' }).waitFor();

    await history().getByLabel('Field of the history').click();
    await app.page.getByRole('option', { name: 'Firmware' }).click();
    await eventually('only firmware is shown', async () => expect(await lines().count()).toBe(2));
  });

  test('an earlier value is put back by an ordinary edit, which can be taken back', async () => {
    await app.openAsset(small.asset.name);
    await line('17.9.5 17.12.4').getByRole('button', { name: 'Restore “17.9.5”' }).click();
    await says('Firmware restored, saved on this laptop');
    expect(await app.field('Firmware')).toBe('17.9.5');
    await status().getByRole('button', { name: 'Undo' }).click();
    await says('taken back');
    expect(await app.field('Firmware')).toBe('17.12.4');
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.12.4');
  });

  test('what a rule forbids is refused with its words', async () => {
    await app.openAsset(small.asset.name);
    await asManager(small.asset.id, {
      place: { siteId: null, room: '', rack: 'R9', unit: 59, height: null, face: null },
    });
    await asManager(small.asset.id, { place: { siteId: null, room: '', rack: 'R9', unit: 3, height: 2, face: null } });
    await asManager(small.asset.id, { lifecycle: 'retired' });
    await asManager(small.asset.id, { lifecycle: 'disposed' });
    await line('Retired Disposed').waitFor();
    // Of a place only what changed.
    await line(/Place\s*Rack unit\s*59\s*3\s*Height\s*2/).waitFor();
    await line('Installed Retired').getByRole('button', { name: 'Restore “Installed”' }).click();
    await history().getByRole('alert').filter({ hasText: 'This move is not legal' }).waitFor();
  });

  test('[S17] a deleted record leaves the lists, is found at its page, and is brought back there', async () => {
    await app.openAsset(small.asset.name);
    const path = new URL(app.page.url()).pathname;
    await app.saves('Deleted', () => app.page.getByRole('button', { name: 'Delete asset' }).click());
    await status().getByRole('button', { name: 'Undo' }).click();
    await says('taken back');
    await app.saves('Deleted', () => app.page.getByRole('button', { name: 'Delete asset' }).click());
    await app.go('Assets');
    await app.page.getByLabel('Filter assets').fill(small.asset.name);
    await app.sees('No asset is like that.');
    await app.page.goBack();
    await eventually('the page of the asset', () => expect(new URL(app.page.url()).pathname).toBe(path));
    await app.sees('This asset was deleted.');
    await app.saves('Brought back', () => line('Deleted').getByRole('button', { name: 'Bring it back' }).click());
    await main().getByText('This asset was deleted.').waitFor({ state: 'detached' });
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.deleted).toBe(false);
  });

  test('[S5] without the office it is what was told last, with the laptop’s own edits on top', async () => {
    await app.openTicket(small.ticket.title);
    await app.setField('Category', 'Network');
    await app.atOffice();
    await line('empty Network').waitFor();
    there.proxy.cut();
    await app.offline();
    await app.setField('Category', 'Network, PoE');
    await line('Network Network, PoE').getByText('saved here').waitFor();
    await history()
      .getByText(/^As of .* Later changes at the office are not known here\.$/)
      .waitFor();
    await line('empty Network').waitFor();

    await there.laptop.kill();
    await there.laptop.start(there.url);
    app = new AppPage(there.laptop.page);
    await app.offline();
    await app.openTicket(small.ticket.title);
    await line('Network Network, PoE').getByText('saved here').waitFor();
    await line('empty Network').waitFor();
    await history()
      .getByText(/^As of /)
      .waitFor();
    // One that was never looked at has none to show, and says so.
    await app.openAsset(small.millAsset.name);
    await history().getByText('This laptop has not asked for the history of this record before.').waitFor();

    there.proxy.heal();
    await eventually('the edit is at the office', async () => {
      await app.hurry(INES, PASSWORD);
      expect(await app.unsent()).toBe(0);
    });
    await app.atOffice();
    await app.openTicket(small.ticket.title);
    await line('Network Network, PoE').getByText('on this laptop').waitFor();
    expect(
      await history()
        .getByText(/^As of /)
        .count(),
    ).toBe(0);
  });
});
