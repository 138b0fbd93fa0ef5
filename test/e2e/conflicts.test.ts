import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EditDraft } from '#shared/sync/command.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { draftsOn } from '#test/support/laptop.ts';
import { violations } from '#test/support/looks.ts';
import { OfficeApi } from '#test/support/office-api.ts';
import { eventually } from '#test/walk/report.ts';
import {
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
/** Ines on another laptop, which has been offline for a while. */
let elsewhere: OfficeApi;

beforeAll(async () => {
  small = await startSmallOffice();
  there = await startLaptop('Ines', small.office);
  app = await there.open();
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  elsewhere = await OfficeApi.signIn(small.office.url, INES, PASSWORD);
});

const main = () => app.page.getByRole('main');
const status = () => app.page.getByRole('contentinfo').getByRole('status');
const says = (words: string) => status().filter({ hasText: words }).waitFor();
const card = () => app.page.getByRole('article', { name: /two people wrote the same field/ });
const pair = (field: string) => card().getByRole('group', { name: field, exact: true });
const asset = () => atTheOffice(small.office, small.asset.id) ?? {};

const draft = (values: Record<string, unknown>): EditDraft => ({
  collection: 'assets',
  id: small.asset.id,
  organizationId: small.dairy.id,
  values,
});
async function asManager(values: Record<string, unknown>): Promise<void> {
  await small.manager.pull();
  await applied(small.manager, draft(values));
}

/** The offer to take back, held by the pointer for as long as the test takes. */
async function offer(name: string) {
  const button = status().getByRole('button', { name });
  await button.hover();
  return button;
}

/** The manager writes values; Ines, who has not heard of it, writes others: all of hers are kept beside. */
async function collide(theirs: Record<string, unknown>, hers: Record<string, unknown>): Promise<void> {
  await elsewhere.pull();
  await asManager(theirs);
  const answer = await elsewhere.does(draft(hers));
  expect(answer.verdict, answer.message).toBe('applied-with-conflicts');
  await app.go('Sync');
  await card().waitFor();
}

const noCard = () => card().waitFor({ state: 'detached' });
const PLACE = { siteId: null, room: 'B1', rack: 'R1', unit: 34, height: 1, face: null };

describe('[S17] two people wrote the same field', () => {
  test('both values with who and when, one click for either, and back for a while', async () => {
    await collide({ firmware: '17.9.5' }, { firmware: '17.12.4' });
    await pair('Firmware').getByText('was 17.9.4').waitFor();
    await pair('Firmware').getByText('17.9.5', { exact: true }).waitFor();
    await pair('Firmware')
      .getByText(/^Ada Marsh, /)
      .waitFor();
    await pair('Firmware')
      .getByText(/^you, /)
      .waitFor();
    await app.saves('Firmware settled', () => pair('Firmware').getByRole('button', { name: 'Take “17.12.4”' }).click());
    const back = await offer('Undo');
    await noCard();
    await app.atOffice();
    expect(asset()).toMatchObject({ firmware: '17.12.4', conflicts: {} });
    await says('puts “17.9.5” back; the conflict stays settled.');
    await back.click();
    await says('taken back');
    await app.atOffice();
    expect(asset()).toMatchObject({ firmware: '17.9.5', conflicts: {} });
  });

  test('where what stands was kept, the other is offered for a while', async () => {
    await collide({ serial: 'FCW-A' }, { serial: 'FCW-B' });
    await app.saves('Serial settled', () => pair('Serial').getByRole('button', { name: 'Keep “FCW-A”' }).click());
    await noCard();
    await status().getByRole('button', { name: 'Take the other instead' }).click();
    await says('The other value saved on this laptop');
    await app.atOffice();
    expect(asset()).toMatchObject({ serial: 'FCW-B', conflicts: {} });
  });

  test('several fields at once; of a place the parts that differ, of a list what came and went', async () => {
    await asManager({ place: PLACE });
    const port = { type: '', mac: '', ips: [], vlans: [], speed: null, isUp: null, poe: null, connectedTo: null };
    await collide(
      { place: { ...PLACE, unit: 37 }, interfaces: [{ ...port, name: 'Gi1/0/1' }] },
      { place: { ...PLACE, unit: 38, room: 'B2' }, interfaces: [{ ...port, name: 'Gi1/0/2' }] },
    );
    expect(await pair('Place').getByRole('term').allTextContents()).toEqual(['Room', 'Rack unit', 'Room', 'Rack unit']);
    await pair('Place').getByRole('button', { name: 'Take “Room B2, Rack unit 38”' }).waitFor();
    await pair('Interfaces').getByText('+ Gi1/0/2').waitFor();
    expect(await violations(app)).toEqual([]);
    await app.saves('2 fields settled', () => card().getByRole('button', { name: 'All theirs' }).click());
    const back = await offer('Take the others instead');
    await noCard();
    await app.atOffice();
    expect(asset()).toMatchObject({ place: { unit: 37 }, interfaces: [{ name: 'Gi1/0/1' }], conflicts: {} });
    await back.click();
    await says('The other values saved on this laptop');
    await app.atOffice();
    expect(asset()).toMatchObject({ place: { unit: 38, room: 'B2' }, interfaces: [{ name: 'Gi1/0/2' }] });
  });

  const NOTES = ['B1 key hangs at reception.', 'Alarm panel left of the door.', 'Cold aisle is left.'];
  const THEIRS = ['B1 key hangs at reception.', 'Alarm panel behind the door.', 'Cold aisle is left.'].join('\n');
  const HERS = [...NOTES.slice(0, 1), 'Alarm panel in the hall.', ...NOTES.slice(2), 'Light is outside.'].join('\n');

  test('a text as lines, each with its author; both together are edited into one, which survives a reload', async () => {
    await asManager({ notes: NOTES.join('\n') });
    await collide({ notes: THEIRS }, { notes: HERS });
    const lines = pair('Notes').getByRole('listitem');
    const of = async (side: string) => pair('Notes').locator(`[data-side="${side}"] > :nth-child(3)`).allTextContents();
    expect(await lines.count()).toBe(5);
    expect(await of('left')).toEqual(['Alarm panel behind the door.']);
    expect(await of('right')).toEqual(['Alarm panel in the hall.', 'Light is outside.']);
    await pair('Notes')
      .locator('[data-side="left"]')
      .getByText(/^Ada Marsh, /)
      .waitFor();
    expect(await violations(app)).toEqual([]);

    await pair('Notes').getByRole('button', { name: 'Edit both together…' }).click();
    const both = pair('Notes').getByLabel('Both together');
    expect(await both.inputValue()).toBe(
      [NOTES[0], 'Alarm panel behind the door.', 'Alarm panel in the hall.', NOTES[2], 'Light is outside.'].join('\n'),
    );
    const merged = [NOTES[0], 'Alarm panel in the hall behind the door.', NOTES[2], 'Light is outside.'].join('\n');
    await both.fill(merged);
    await eventually('it is on disk', async () => expect(await draftsOn(app.page)).toContain('in the hall behind'));
    await app.page.reload();
    await card().waitFor();
    expect(await both.inputValue()).toBe(merged);
    await app.saves('Notes settled', () => pair('Notes').getByRole('button', { name: 'Save this text' }).click());
    const back = await offer('Undo');
    await noCard();
    await app.atOffice();
    expect(asset()).toMatchObject({ notes: merged, conflicts: {} });
    await back.click();
    await says('taken back');
    await app.atOffice();
    expect(asset()).toMatchObject({ notes: THEIRS, conflicts: {} });
  });

  test('at the field as well, by the keyboard alone', async () => {
    await collide({ firmware: '17.15.1', model: 'C9200L-48P' }, { firmware: '17.15.2', model: 'C9200L-24P' });
    // The card may be drawn anew while the office's answer comes in: the keys are pressed again then.
    const goes = async (from: Locator, keys: string[], to: Locator): Promise<void> => {
      await to.waitFor();
      await eventually('the keys lead there', async () => {
        await from.focus();
        for (const key of keys) await app.page.keyboard.press(key);
        expect(await to.evaluate((one) => one === document.activeElement)).toBe(true);
      });
    };
    const keepFirmware = pair('Firmware').getByRole('button', { name: 'Keep “17.15.1”' });
    await goes(keepFirmware, ['2', 'ArrowDown', 'ArrowLeft'], pair('Model').getByRole('button').first());
    await app.saves('Model settled', () => app.page.keyboard.press('Enter'));
    await app.openAsset(small.asset.name);
    await app.canChoose('17.15.2');
    expect(await violations(app)).toEqual([]);
    const atField = (name: string) => main().getByRole('button', { name });
    await goes(atField('Keep “17.15.1”'), ['ArrowRight'], atField('Take “17.15.2”'));
    await app.saves('Firmware settled', () => app.page.keyboard.press('Enter'));
    await app.seesNoConflict();
    await app.atOffice();
    expect(asset()).toMatchObject({ firmware: '17.15.2', model: 'C9200L-48P', conflicts: {} });
  });
});

describe('[S17] delete against edit', () => {
  test('an edit of a record that was deleted meanwhile: it comes back with the value', async () => {
    await collide({ deleted: true }, { firmware: '17.16.0' });
    await card()
      .getByText(/^This asset was deleted \(Ada Marsh, .*\)\. These edits came after that and are kept:$/)
      .waitFor();
    await card().getByRole('cell', { name: '17.16.0' }).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.saves('Brought back', () =>
      card().getByRole('button', { name: 'Bring it back with this value' }).click(),
    );
    await noCard();
    await app.atOffice();
    expect(asset()).toMatchObject({ deleted: false, firmware: '17.16.0', conflicts: {} });
  });

  test('or it is left deleted', async () => {
    await collide({ deleted: true }, { firmware: '17.17.0' });
    await app.saves('Left deleted', () => card().getByRole('button', { name: 'Leave it deleted' }).click());
    const back = await offer('Bring it back instead');
    await noCard();
    await app.atOffice();
    expect(asset()).toMatchObject({ deleted: true, firmware: '17.16.0', conflicts: {} });
    await back.click();
    await says('Brought back, saved on this laptop');
    await app.atOffice();
    expect(asset().deleted).toBe(false);
  });

  test('a record that was deleted by one who had not seen an edit: it stays until somebody decides', async () => {
    await collide({ firmware: '17.18.0' }, { deleted: true });
    await pair('Delete it').getByText('It stays').waitFor();
    await app.saves('settled', () => pair('Delete it').getByRole('button', { name: 'Take “deleted”' }).click());
    const back = await offer('Undo');
    await noCard();
    await app.atOffice();
    expect(asset()).toMatchObject({ deleted: true, firmware: '17.18.0', conflicts: {} });
    await back.click();
    await says('taken back');
    await app.atOffice();
    expect(asset().deleted).toBe(false);
  });
});
