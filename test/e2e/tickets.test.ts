import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { movesFrom, type StateValue } from '#shared/domain/tickets/lifecycle.ts';
import { type OfficeInfo, PATHS } from '#shared/wire/contract.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { recordsOn } from '#test/support/laptop.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import type { OfficeProcess } from '#test/support/office-process.ts';
import { kept, officeSeq, storedRecords } from '#test/walk/office-store.ts';
import { eventually } from '#test/walk/report.ts';
import { allAtTheOffice, atTheOffice, startLaptop, startOffice } from './scene.ts';

let office: OfficeProcess;
let info: OfficeInfo;
let app: AppPage;

/** Opens a laptop of one of the demo office's people. */
async function laptopOf(name: string): Promise<AppPage> {
  const there = await startLaptop(name, office);
  const page = await there.open();
  await page.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button', { name }).click();
  await page.chip.waitFor();
  await page.atOffice();
  return page;
}

beforeAll(async () => {
  office = await startOffice({ demo: true });
  info = (await (await fetch(office.url + PATHS.office)).json()) as OfficeInfo;
  app = await laptopOf('Ines Calder');
});

const button = (name: string | RegExp) => app.page.getByRole('main').getByRole('button', { name, exact: true });
const alert = (words: string) => app.page.getByRole('alert').filter({ hasText: words }).waitFor();

/** The moves that the screen offers, in its words; those behind "More moves" too. */
async function movesOffered(): Promise<string[]> {
  const verbs = /^(Start|Hold…|Resolve…|Resume|Reopen|Close|Cancel ticket…|Submit|Approve|Reject…)$/;
  const shown = await app.page.getByRole('main').getByRole('button').filter({ hasText: verbs }).allTextContents();
  const more = button('More moves');
  if ((await more.count()) === 0) return shown.sort();
  await more.click();
  const menu = app.page.getByRole('menu');
  await menu.waitFor();
  const aside = await menu.getByRole('menuitem').allTextContents();
  await app.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  return [...shown, ...aside].sort();
}

/** A new ticket of this test, opened on the screen: its id. */
async function newTicket(title: string): Promise<string> {
  const [client] = allAtTheOffice(office, 'organizations').filter((one) => one.shortCode === 'OAK');
  await app.newTicket({ client: String(client?.name), title });
  return new URL(app.page.url()).pathname.split('/').at(-1) ?? '';
}

const at = async (id: string): Promise<Record<string, unknown>> => {
  await app.atOffice();
  return atTheOffice(office, id) ?? {};
};
const timeline = (id: string) =>
  allAtTheOffice(office, 'activities').filter((one) => (one.parent as { id: string }).id === id);

describe('a ticket as a technician works on it', () => {
  let seq = 0;
  beforeEach(() => {
    seq = officeSeq(office.dataDir);
  });

  test('[S16] only legal moves are offered, from the first state to the last', async () => {
    const id = await newTicket('Moves of an incident');
    expect(movesFrom('incident', 'new')).toEqual(['in-progress', 'cancelled']);
    expect(await movesOffered()).toEqual(['Cancel ticket…', 'Start']);
    await app.startWork();
    expect(await movesOffered()).toEqual(['Cancel ticket…', 'Hold…', 'Resolve…']);
    await app.hold('Awaiting part');
    expect(await movesOffered()).toEqual(['Cancel ticket…', 'Resolve…', 'Resume']);
    await app.saves('In progress', () => button('Resume').click());
    await app.resolve('The part came.');
    expect(await movesOffered()).toEqual(['Close', 'Reopen']);
    await app.saves('Closed', () => button('Close').click());
    await app.sees('A ticket in this state takes no more edits. Open a new one and link it.');
    expect(await movesOffered()).toEqual([]);
    expect(await app.page.getByRole('textbox', { name: 'Internal note' }).count()).toBe(0);
    expect((await at(id)).state).toEqual({
      is: 'closed',
      hold: null,
      resolution: { code: 'fixed', notes: 'The part came.' },
    });
    const states = timeline(id).filter((one) => one.kind === 'state');
    expect(states).toHaveLength(6);
  });

  test('resolving needs a code and notes, each said in place', async () => {
    const id = await newTicket('Resolve with reasons');
    await app.startWork();
    await button('Resolve…').click();
    const save = button('Resolve');
    await save.click();
    await alert('Choose how it was resolved.');
    await app.page.getByRole('main').getByLabel('Resolution', { exact: true }).click();
    await app.page.getByRole('option', { name: 'Workaround given' }).click();
    await save.click();
    await alert('Write what was done.');
    expect(((await at(id)).state as StateValue).is).toBe('in-progress');
    await app.page.getByLabel('What was done').fill('Moved the uplink to port 24.');
    await app.saves('Resolved', () => save.click());
    expect((await at(id)).state).toEqual({
      is: 'resolved',
      hold: null,
      resolution: { code: 'workaround', notes: 'Moved the uplink to port 24.' },
    });
  });

  test('[S4] holding for the caller needs a note to the client, and both are one command', async () => {
    const id = await newTicket('Hold for the caller');
    await app.startWork();
    await button('Hold…').click();
    const save = button('Hold');
    await save.click();
    await alert('Say what the ticket waits for.');
    await app.page.getByRole('radio', { name: 'Awaiting caller' }).check();
    await save.click();
    await alert('Write to the client what you wait for.');
    await app.page.getByLabel('Note to the client: what you need to know').fill('Which desk is it?');
    await app.saves('On hold', () => save.click());
    expect((await at(id)).state).toEqual({ is: 'on-hold', hold: 'caller', resolution: null });
    const note = timeline(id).find((one) => one.kind === 'note');
    expect(note).toMatchObject({ body: 'Which desk is it?', audience: 'client' });
    const { lines } = kept(office.dataDir, seq);
    const held = lines.find((line) => line.recordId === id && JSON.stringify(line.after).includes('on-hold'));
    const noted = lines.find((line) => line.recordId === note?.id);
    expect(held?.command).toBeTruthy();
    expect(noted?.command).toBe(held?.command);
  });

  test('a priority against the matrix needs a reason and is flagged', async () => {
    const id = await newTicket('Decided priority');
    await app.sees('low impact, medium urgency');
    await button('Change priority…').click();
    await app.page.getByRole('combobox', { name: 'Decide otherwise' }).click();
    await app.page.getByRole('option', { name: 'P1' }).click();
    const save = button('Save priority');
    await save.click();
    await alert('Say why the priority differs from the matrix.');
    await app.page.getByLabel('Reason', { exact: true }).fill('The whole ward waits for it.');
    await app.saves('Priority', () => save.click());
    await app.sees('decided, the matrix says P4');
    expect((await at(id)).priority).toMatchObject({ level: 1, override: 1, reason: 'The whole ward waits for it.' });
    expect(timeline(id).filter((one) => one.kind === 'priority')).toMatchObject([{ from: 'P4', to: 'P1' }]);
  });

  test('it is given to a colleague, taken, and linked to assets of its client only', async () => {
    const id = await newTicket('Assigned and linked');
    await app.assign('Tom Adeyemi');
    const people = allAtTheOffice(office, 'people');
    const idOf = (name: string) => people.find((one) => one.name === name)?.id;
    expect((await at(id)).assigneeId).toBe(idOf('Tom Adeyemi'));
    await app.saves('Assignment', () => button('Take it').click());
    expect((await at(id)).assigneeId).toBe(idOf('Ines Calder'));

    const ticket = atTheOffice(office, id);
    const assets = allAtTheOffice(office, 'assets').filter((one) => one.deleted === false);
    const own = assets.find((one) => one.organizationId === ticket?.organizationId && one.class === 'switch');
    const foreign = assets.find((one) => one.organizationId !== ticket?.organizationId && one.class === 'firewall');
    await app.page.getByRole('combobox', { name: 'Add an asset' }).fill(String(foreign?.name));
    await app.sees('No asset of this client by that name');
    await app.linkAsset(String(own?.name));
    await app.page.getByRole('link', { name: String(own?.name) }).waitFor();
    expect((await at(id)).assetIds).toEqual([own?.id]);
    await app.saves('removed', () => button(`Remove ${own?.tag}`).click());
    await app.saves('taken back', () => app.page.getByRole('button', { name: 'Undo' }).click());
    expect((await at(id)).assetIds).toEqual([own?.id]);
  });
});

describe('who sees and who writes', () => {
  test('[S20] a technician holds the records of the granted clients, and no other', async () => {
    const account = info.demoAccounts.find((one) => one.name === 'Ines Calder');
    const { session } = await OfficeApi.signIn(office.url, account?.email ?? '', account?.password ?? '');
    const granted = session.user.organizations;
    if (granted === 'all') throw new Error('This one is granted everything, which shows nothing.');
    const all = storedRecords(office.dataDir);
    const clientOf = (id: string): unknown => {
      const found = all.get(id);
      return found?.collection === 'organizations' ? id : (found?.record.organizationId ?? null);
    };
    const visible = [...all.keys()].filter((id) => clientOf(id) === null || granted.includes(String(clientOf(id))));
    expect(visible.length).toBeLessThan(all.size);
    await eventually('the laptop holds exactly what is granted', async () => {
      const held = Object.values(await recordsOn(app.page)).flatMap((byId) => Object.keys(byId));
      expect(new Set(held)).toEqual(new Set(visible));
    });
    // And so says the screen: the clients one can choose, and a foreign record asked for by its address.
    const names = allAtTheOffice(office, 'organizations').map((one) => ({
      id: String(one.id),
      name: String(one.name),
    }));
    await app.go('Tickets');
    await app.page.getByRole('button', { name: 'New ticket' }).click();
    await app.page.getByRole('main').getByLabel('Client', { exact: true }).click();
    await app.page.getByRole('option').first().waitFor();
    expect((await app.page.getByRole('option').allTextContents()).sort()).toEqual(
      names
        .filter(({ id }) => granted.includes(id))
        .map(({ name }) => name)
        .sort(),
    );
    const [foreign] = [...all].find(([id, one]) => one.collection === 'tickets' && !visible.includes(id)) ?? [];
    await app.page.goto(`${new URL(app.page.url()).origin}/tickets/${foreign}`);
    await app.sees('This ticket is not on this laptop.');
  });

  test('[S12] a viewer reads, finds nothing to edit with, and is told why', async () => {
    const viewer = await laptopOf('Sofia Lindqvist');
    const { page } = viewer;
    await viewer.go('Tickets');
    await page.getByRole('grid', { name: 'Tickets' }).getByRole('row').nth(1).getByRole('link').click();
    await viewer.sees('Your role reads this ticket and changes nothing.');
    await page.getByRole('heading', { level: 2, name: 'Details' }).waitFor();
    const main = page.getByRole('main');
    for (const name of [/^Start|^Hold|^Resolve|^Close$|^Resume|^Approve/, 'Assign…', 'Take it', 'Change priority…'])
      expect(await main.getByRole('button', { name }).count(), String(name)).toBe(0);
    expect(await page.getByRole('region', { name: 'Add to the timeline' }).count()).toBe(0);
    const writable = 'input:not([type=hidden], [readonly], [disabled]), textarea:not([readonly], [disabled])';
    expect(await main.locator(writable).evaluateAll((all) => all.map((one) => one.outerHTML))).toEqual([]);
    await viewer.go('Assets');
    await page.getByRole('grid', { name: 'Assets' }).getByRole('row').nth(1).getByRole('link').click();
    await viewer.sees('Your role reads this asset and changes nothing.');
    await page.getByRole('region', { name: 'Identity' }).waitFor();
    expect(await main.locator(writable).evaluateAll((all) => all.map((one) => one.outerHTML))).toEqual([]);
  });
});
