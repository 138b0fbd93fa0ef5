import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { violations } from '#test/support/looks.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import { eventually } from '#test/walk/report.ts';
import {
  ADA,
  applied,
  hasAppFiles,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startOffice,
  startSmallOffice,
} from './scene.ts';

let small: SmallOffice;
let there: LaptopScene;
let app: AppPage;
let ines: string;

/** A further ticket at the dairy, made by the manager. */
async function ticket(title: string, level: 1 | 3 | 5, values: Record<string, unknown> = {}): Promise<void> {
  const priority = {
    1: { impact: 'high', urgency: 'high' },
    3: { impact: 'medium', urgency: 'medium' },
    5: { impact: 'low', urgency: 'low' },
  }[level];
  await applied(small.manager, {
    collection: 'tickets',
    id: newId(),
    organizationId: small.dairy.id,
    create: true,
    values: {
      kind: 'incident',
      number: `INC~e2e-${title.length}${level}${Object.keys(values).length}`,
      title,
      siteId: small.dairy.site,
      openedAt: new Date().toISOString(),
      priority: { ...priority, override: null, reason: '', level },
      ...values,
    },
  });
}

beforeAll(async () => {
  small = await startSmallOffice();
  await small.manager.pull();
  ines = String(small.manager.all('people').find((one) => one.name === 'Ines Calder')?.id);
  await ticket('Label printer is slow', 5, { assigneeId: ines });
  await ticket('Milk line 2 has no network', 1, { assigneeId: ines });
  await ticket('Cooling alarm does not arrive', 1);
  await applied(small.manager, {
    collection: 'assets',
    id: newId(),
    organizationId: small.dairy.id,
    create: true,
    values: { name: 'fen-ap-09', tag: 'FEN-00009', class: 'access-point', lifecycle: 'missing' },
  });
  await applied(small.manager, {
    collection: 'documents',
    id: newId(),
    organizationId: small.dairy.id,
    create: true,
    values: { kind: 'runbook', title: 'Cold start of the cold store', ownerId: ines, reviewOn: '2020-01-31' },
  });
  there = await startLaptop('Ines', small.office);
  app = await there.open();
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  await hasAppFiles(app);
});

const main = () => app.page.getByRole('main');
const section = (name: string) => main().getByRole('region', { name, exact: true });
const today = async () => {
  await app.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click();
  await section('My tickets, by urgency').waitFor();
};

describe('Today', () => {
  test('[S26] has my tickets by urgency, what waits and the counts, without the office as well', async () => {
    for (const isCut of [false, true]) {
      if (isCut) {
        there.proxy.cut();
        await app.page.reload();
        await app.offline();
      }
      await today();
      const rows = section('My tickets, by urgency').getByRole('row').getByRole('link');
      await eventually('both tickets are there, the urgent one first', async () =>
        expect(await rows.allTextContents()).toEqual(['Milk line 2 has no network', 'Label printer is slow']),
      );
      const waits = section('What waits for me');
      await waits.getByText('P1 at Fenwick Dairy, unassigned for').waitFor();
      await waits.getByText('Cold start of the cold store').waitFor();
      await waits.getByText(/^Its review was due [\d,]+ days ago$/).waitFor();
      await section('This laptop').getByText('2 clients, 3 assets, 4 tickets').waitFor();
      const links = section('By client').getByRole('link', { name: /^Fenwick Dairy: / });
      expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
        'Fenwick Dairy: 2 P1',
        'Fenwick Dairy: 2 other open tickets',
        'Fenwick Dairy: 2 unassigned',
        'Fenwick Dairy: 1 missing',
      ]);
      expect(await violations(app)).toEqual([]);
    }
    there.proxy.heal();
    await app.tryNow();
    await app.atOffice();
  });

  test('each number leads to the list that it counts', async () => {
    await today();
    await section('By client').getByRole('link', { name: 'Fenwick Dairy: 2 unassigned' }).click();
    await app.sees('2 tickets');
    await today();
    await section('By client').getByRole('link', { name: 'Fenwick Dairy: 2 P1' }).click();
    await app.sees('2 tickets');
    await today();
    await section('By client').getByRole('link', { name: 'Fenwick Dairy: 1 missing' }).click();
    await app.sees('1 asset');
    await main().getByRole('link', { name: 'fen-ap-09' }).waitFor();
    await today();
    await section('My tickets, by urgency').getByRole('link', { name: 'Open as list' }).click();
    await app.sees('2 tickets');
  });

  test('what was typed and not saved is listed, goes on from here, and is dropped and had back', async () => {
    await app.openTicket(small.ticket.title);
    await app.page.getByRole('textbox', { name: 'Internal note' }).fill('The uplink is dark since the cleaning');
    await today();
    const drafts = section('Not saved yet');
    await drafts.getByText('“The uplink is dark since the cleaning”').waitFor();
    await drafts.getByRole('button', { name: /^Drop it: Note, / }).click();
    await drafts.waitFor({ state: 'detached' });
    await app.page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click();
    await drafts.getByRole('link', { name: /^Go on with Note, / }).click();
    await main().getByRole('heading', { level: 1, name: small.ticket.title }).waitFor();
    expect(await app.page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe(
      'The uplink is dark since the cleaning',
    );
  });

  test('a conflict stands here with the way to where it is decided; what was open last is a click away', async () => {
    const elsewhere = await OfficeApi.signIn(small.office.url, INES, PASSWORD);
    await elsewhere.pull();
    await small.manager.pull();
    const draft = (firmware: string) => ({
      collection: 'assets' as const,
      id: small.asset.id,
      organizationId: small.dairy.id,
      values: { firmware },
    });
    await applied(small.manager, draft('17.9.5'));
    expect((await elsewhere.does(draft('17.12.4'))).verdict).toBe('applied-with-conflicts');
    await today();
    const needs = app.page.getByRole('region', { name: 'Needs you', exact: true });
    await needs.getByText('Firmware: written by two people. Both values are kept.').waitFor();
    expect(await violations(app)).toEqual([]);
    await needs.getByRole('link', { name: `Review ${small.asset.tag}` }).click();
    const card = app.page.getByRole('article', { name: /two people wrote the same field/ });
    await card.waitFor();
    await eventually('the card has the keyboard', async () =>
      expect(await card.evaluate((one) => one === document.activeElement)).toBe(true),
    );
    await today();
    await section('Recently used').getByRole('link', { name: small.ticket.title }).waitFor();
  });
});

describe('other people’s Today', () => {
  test('who dispatches sees first what nobody has', async () => {
    await app.page.getByRole('button', { name: /^Account/ }).click();
    await app.page.getByRole('button', { name: 'Sign out' }).click();
    await app.signIn(ADA, PASSWORD);
    await app.atOffice();
    await today();
    const headings = await main().getByRole('heading', { level: 2 }).allTextContents();
    expect(headings.indexOf('Unassigned, by urgency')).toBeLessThan(headings.indexOf('My tickets, by urgency'));
    await section('Unassigned, by urgency').getByRole('link', { name: 'Cooling alarm does not arrive' }).waitFor();
    // Nothing of the one before: neither drafts nor what was open.
    expect(await section('Not saved yet').count()).toBe(0);
    expect(await section('First steps').count()).toBe(0);
  });

  test('a new office has its first steps, ticked as they are done', async () => {
    const office = await startOffice();
    await OfficeApi.firstAdmin(office.firstAdminUrl ?? '', ADA, PASSWORD, 'Harbour IT');
    const fresh = await startLaptop('Ada', office);
    app = await fresh.open();
    await app.signIn(ADA, PASSWORD);
    await app.atOffice();
    await today();
    const steps = section('First steps');
    await steps.getByText('5 of 5 left').waitFor();
    expect(await violations(app)).toEqual([]);
    const manager = await OfficeApi.signIn(office.url, ADA, PASSWORD);
    const id = newId();
    await applied(manager, {
      collection: 'organizations',
      id,
      organizationId: id,
      create: true,
      values: { name: 'Fenwick Dairy', shortCode: 'FEN' },
    });
    await steps.getByText('4 of 5 left').waitFor();
    expect(await steps.getByRole('link', { name: 'Add the first client' }).count()).toBe(0);
    await steps.getByRole('link', { name: 'Add a site of that client' }).click();
    await main().getByRole('heading', { level: 1, name: 'New site' }).waitFor();
  });
});
