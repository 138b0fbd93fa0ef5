import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { eventually } from '#test/walk/report.ts';
import {
  allAtTheOffice,
  applied,
  atTheOffice,
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
});

const main = () => app.page.getByRole('main');
const status = () => app.page.getByRole('contentinfo').getByRole('status');
const undo = () => status().getByRole('button', { name: 'Undo' });
const says = (words: string) => status().filter({ hasText: words }).waitFor();
const states = (id: string) =>
  allAtTheOffice(small.office, 'activities')
    .filter((one) => one.kind === 'state' && (one.parent as { id: string }).id === id)
    .map(({ from, to, body }) => [from, to, body].join(' > '));

describe('what was done is taken back for a while', () => {
  test('a field, by a click; and nothing is left to take back afterwards', async () => {
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.12.4');
    await undo().click();
    await says('Firmware taken back, saved on this laptop');
    expect(await app.field('Firmware')).toBe('17.9.4');
    expect(await undo().count()).toBe(0);
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.9.4');
  });

  test('labels, by Ctrl Z; in a field Ctrl Z is the field’s own', async () => {
    await app.openTicket(small.ticket.title);
    const labels = main().getByLabel('Labels');
    await app.saves('Labels', async () => {
      await labels.fill('cold store');
      await labels.press('Enter');
    });
    await labels.press('Control+z');
    await main().getByText('cold store', { exact: true }).waitFor();
    await main().getByRole('heading', { level: 1 }).click();
    await app.page.keyboard.press('Control+z');
    await says('Labels taken back');
    await main().getByText('cold store', { exact: true }).waitFor({ state: 'detached' });
  });

  test('a move of a ticket, with an entry that says so; one without a way back says that', async () => {
    await app.startWork();
    await says('This move has no way back.');
    expect(await undo().count()).toBe(0);
    await app.hold('Awaiting part');
    await undo().click();
    await says('taken back, saved on this laptop');
    await app.atOffice();
    expect(atTheOffice(small.office, small.ticket.id)?.state).toMatchObject({ is: 'in-progress', hold: null });
    expect(states(small.ticket.id)).toEqual([
      'New > In progress > ',
      'In progress > On hold, awaiting part > ',
      'On hold, awaiting part > In progress > taken back',
    ]);
  });

  test('an assignment, a priority, a place', async () => {
    const before = atTheOffice(small.office, small.ticket.id) ?? {};
    await app.saves('Assignment', () => main().getByRole('button', { name: 'Take it' }).click());
    await undo().click();
    await says('Assignment taken back');
    await main().getByRole('button', { name: 'Change priority…' }).click();
    await main().getByRole('radio', { name: 'High impact, high urgency' }).check();
    await app.saves('Priority', () => main().getByRole('button', { name: 'Save priority' }).click());
    await undo().click();
    await says('Priority taken back');
    await app.atOffice();
    const { assigneeId, priority } = before;
    expect(atTheOffice(small.office, small.ticket.id)).toMatchObject({ assigneeId, priority });

    await app.openAsset(small.asset.name);
    await main().getByRole('button', { name: 'Change place' }).click();
    await main().getByLabel('Room', { exact: true }).fill('B7');
    await app.saves('Place', () => main().getByRole('button', { name: 'Save place' }).click());
    await undo().click();
    await says('Place taken back');
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.place).toMatchObject({ room: 'B1' });
  });

  test('a link that was taken off is there again', async () => {
    await app.openTicket(small.ticket.title);
    await app.linkAsset(small.asset.name);
    await app.saves('removed', () =>
      main()
        .getByRole('button', { name: `Remove ${small.asset.tag}` })
        .click(),
    );
    await undo().click();
    await says('taken back');
    await main()
      .getByRole('button', { name: `Remove ${small.asset.tag}` })
      .waitFor();
    await app.atOffice();
    expect(atTheOffice(small.office, small.ticket.id)?.assetIds).toEqual([small.asset.id]);
  });

  test('a value that somebody wrote again since is not taken back, and that is said', async () => {
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.13.1');
    // Under the pointer the offer stands for longer than its ten seconds.
    await undo().hover();
    await app.atOffice();
    await small.manager.pull();
    const { id } = small.asset;
    await applied(small.manager, {
      collection: 'assets',
      id,
      organizationId: small.dairy.id,
      values: { firmware: '17.14.0' },
    });
    await eventually('the newer value is on the screen', async () =>
      expect(await app.field('Firmware')).toBe('17.14.0'),
    );
    await undo().click();
    await says('Firmware was written again since. Nothing was taken back');
    expect(await app.field('Firmware')).toBe('17.14.0');
  });
});
