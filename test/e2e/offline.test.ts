import { join } from 'node:path';
import Database from 'libsql';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isProvisional } from '#shared/domain/numbers.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { WIRE_ERRORS } from '#shared/wire/errors.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { recordsOn } from '#test/support/laptop.ts';
import { newId } from '#test/support/office-api.ts';
import { kept, officeSeq, storedRecords } from '#test/walk/office-store.ts';
import { eventually } from '#test/walk/report.ts';
import {
  allAtTheOffice,
  applied,
  atTheOffice,
  hasAppFiles,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startSmallOffice,
  TOM,
} from './scene.ts';

let small: SmallOffice;
let there: LaptopScene;
let app: AppPage;
let seq = 0;

beforeAll(async () => {
  small = await startSmallOffice();
  there = await startLaptop('Ines', small.office);
  app = await there.open();
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  await hasAppFiles(app);
});

beforeEach(() => {
  there.proxy.heal();
  there.gateway.answer(null);
  seq = officeSeq(small.office.dataDir);
});

/** How often the office's history since the beginning of the test has a value written. */
const timesWritten = (value: string): number =>
  kept(small.office.dataDir, seq).lines.filter((line) => JSON.stringify(line.after ?? null).includes(value)).length;

const chipSays = (words: RegExp) => app.chip.filter({ hasText: words }).waitFor();

describe('the office is out of reach', () => {
  test('[S5] [S26] the app opens, shows and takes work without it, and all of that is at the office afterwards', async () => {
    there.proxy.cut();
    await app.page.reload();
    await app.offline();
    expect(await app.unsent()).toBe(0);
    await app.openAsset(small.asset.name);
    expect(await app.field('Firmware')).toBe('17.9.4');

    const title = 'Milk line 2 has no network';
    await app.newTicket({ client: 'Fenwick Dairy', title });
    const number = (await app.page.getByRole('heading', { level: 1, name: title }).locator('..').textContent()) ?? '';
    const [given = ''] = /[A-Z]{3}\d+/.exec(number) ?? [];
    expect(given, number).toMatch(/^INC\d+$/);
    expect(isProvisional(given)).toBe(false);
    await app.linkAsset(small.asset.name);
    await app.note('The uplink is dark since the cleaning.');
    await app.setField('Category', 'Network');
    await app.newAsset({ client: 'Fenwick Dairy', name: 'fen-ap-07', serial: 'CNKVK9T1R7' });
    const tag = await app.field('Asset tag');
    expect(tag).toMatch(/^FEN-\d+$/);
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.12.4');
    expect(await app.unsent()).toBe(6);

    // [S5] A page that is loaded anew has it all, still without the office.
    await app.page.reload();
    await app.offline();
    expect(await app.unsent()).toBe(6);
    await app.openTicket(title);
    await app.sees(given);
    await app.sees('The uplink is dark since the cleaning.');
    await app.go('Sync');
    await app.sees('6 edits are saved on this laptop.');
    expect(allAtTheOffice(small.office, 'tickets').some((one) => one.title === title)).toBe(false);

    there.proxy.heal();
    await app.tryNow();
    await app.atOffice();
    const ticket = allAtTheOffice(small.office, 'tickets').find((one) => one.title === title);
    expect(ticket).toMatchObject({
      number: given,
      provisionalNumber: '',
      assetIds: [small.asset.id],
      category: 'Network',
    });
    const notes = allAtTheOffice(small.office, 'activities').filter((one) => one.kind === 'note');
    expect(notes).toMatchObject([{ body: 'The uplink is dark since the cleaning.', parent: { id: ticket?.id } }]);
    const made = allAtTheOffice(small.office, 'assets').find((one) => one.name === 'fen-ap-07');
    expect(made).toMatchObject({ tag, serial: 'CNKVK9T1R7' });
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.12.4');
    expect(timesWritten('17.12.4')).toBe(1);
    await app.openTicket(title);
    await app.sees(given);
  });
});

describe('sessions', () => {
  test('an access token that has expired is exchanged without a word', async () => {
    const before = there.gateway.asked.filter((path) => path === PATHS.refresh).length;
    there.gateway.expireToken();
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.13.1');
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.13.1');
    expect(there.gateway.asked.filter((path) => path === PATHS.refresh).length).toBe(before + 1);
  });

  test('[S26] a session that the office ended: asked to sign in again, nothing is lost, and then it goes through', async () => {
    const db = new Database(join(small.office.dataDir, 'office.db'));
    db.pragma('busy_timeout = 5000');
    db.prepare('UPDATE sessions SET revoked_at = ? WHERE revoked_at IS NULL AND client = ?').run(
      new Date().toISOString(),
      'web',
    );
    db.close();
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.14.0');
    await chipSays(/Signed out, 1 saved here/);
    await app.sees('The office asks you to sign in again.');
    await app.sees('1 edit is saved on this laptop and kept.');
    // Work goes on, also after a restart.
    await app.setField('Serial', 'signed-out-serial');
    await app.page.reload();
    await chipSays(/Signed out, 2 saved here/);
    expect(await app.field('Serial')).toBe('signed-out-serial');
    expect(timesWritten('17.14.0')).toBe(0);

    // With the office out of reach there is nothing to sign in to, and the records are still there.
    const again = app.page.getByRole('button', { name: 'Sign in again' }).first();
    there.proxy.cut();
    await again.click();
    await app.page.getByRole('heading', { level: 1, name: 'The office cannot be reached' }).waitFor();
    await app.page.reload();
    await app.offline();
    expect(await app.unsent()).toBe(2);
    expect(await app.field('Serial')).toBe('signed-out-serial');
    there.proxy.heal();
    await app.tryNow();
    await chipSays(/Signed out, 2 saved here/);

    await again.click();
    await app.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await app.sees('Please sign in again. Everything on this laptop is kept.');
    expect(await app.page.getByLabel('Mail address').inputValue()).toBe(INES);
    await app.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await app.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)).toMatchObject({
      firmware: '17.14.0',
      serial: 'signed-out-serial',
    });
    expect([timesWritten('17.14.0'), timesWritten('signed-out-serial')]).toEqual([1, 1]);
  });
});

describe('answers that are none', () => {
  const PORTAL = '<!doctype html><title>Hotel Seaview</title><h1>Welcome! Accept the terms to go online</h1>';

  test('[S9] a captive portal is said in plain words, and nothing is lost', async () => {
    await app.openAsset(small.asset.name);
    there.gateway.answer(() => ({ status: 200, type: 'text/html', body: PORTAL }));
    await app.setField('Firmware', '17.15.0-portal');
    await app.go('Sync');
    await app.page
      .getByRole('main')
      .getByText(/Something on the way answered instead of the office \(perhaps a sign-in page of this network\)/)
      .first()
      .waitFor();
    expect(await app.unsent()).toBe(1);
    // The page itself comes from the laptop, not from the portal.
    await app.page.reload();
    await app.openAsset(small.asset.name);
    expect(await app.field('Firmware')).toBe('17.15.0-portal');
    expect(await app.unsent()).toBe(1);
    // Nor can one sign in through it, and that is said.
    const visitor = await startLaptop('visitor', small.office);
    visitor.gateway.answer((path) =>
      path.startsWith('/v1/') ? { status: 200, type: 'text/html', body: PORTAL } : null,
    );
    const door = await visitor.open();
    await door.page.getByRole('heading', { level: 1, name: 'The office cannot be reached' }).waitFor();
    visitor.gateway.answer(null);
    await door.page.getByRole('button', { name: 'Try again' }).click();
    await door.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

    there.gateway.answer(null);
    await app.tryNow();
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.15.0-portal');
    expect(timesWritten('17.15.0-portal')).toBe(1);
  });

  test('[S7] an office that is newer: update needed is said, work goes on and is kept', async () => {
    const body = JSON.stringify({ error: 'update-needed', message: WIRE_ERRORS['update-needed'].message });
    await app.openAsset(small.asset.name);
    there.gateway.answer((path) =>
      path.startsWith('/v1/sync/') ? { status: 426, type: 'application/json', body } : null,
    );
    await app.setField('Firmware', '17.16.0');
    await chipSays(/Update needed, 1 saved here/);
    await app.sees('This Sitebook is older than the office.');
    await app.setField('Serial', 'before-the-update');
    await chipSays(/Update needed, 2 saved here/);
    await app.go('Sync');
    const button = app.page.getByRole('button', { name: 'Try now' });
    expect(await button.isDisabled()).toBe(true);
    await app.sees('Needs the update first');
    there.gateway.answer(null);
    await app.page.reload();
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)).toMatchObject({
      firmware: '17.16.0',
      serial: 'before-the-update',
    });
  });

  test('[S21] open tickets are on the screen and can be worked on before the rest has come', async () => {
    // Nothing that goes first names it.
    const id = newId();
    const values = { tag: 'OAK-00031', name: 'oak-rack-ups31', class: 'ups' };
    const { manager, dairy } = small;
    await applied(manager, { collection: 'assets', id, organizationId: dairy.id, create: true, values });
    const hers = await startLaptop('Ines again', small.office);
    let letThrough = (): void => undefined;
    const through = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    let [hasRow, hasFirst] = [false, false];
    hers.proxy.rewrite = async (path, line) => {
      if (path !== PATHS.pull) return line;
      // What goes first ends with a marker at the beginning of the axis; from there on the wire is slow.
      if (hasFirst) await through;
      hasRow ||= line.startsWith('{"type":"row"');
      hasFirst ||= hasRow && /^{"type":"mark","to":{[^}]*"seq":0,/.test(line);
      return line;
    };
    const app = await hers.open();
    await app.signIn(INES, PASSWORD);
    await app.openTicket(small.ticket.title);
    expect(await app.field('Category')).toBe('');
    await app.setField('Category', 'Power');
    await app.page.getByRole('status', { name: 'First sync' }).getByText(' MB so far').waitFor();
    expect((await recordsOn(app.page)).assets?.[id]).toBeUndefined();
    letThrough();
    await app.atOffice();
    expect(Object.keys((await recordsOn(app.page)).assets ?? {})).toContain(id);
    expect(atTheOffice(small.office, small.ticket.id)?.category).toBe('Power');
  });

  test('[S6] a record that this version cannot read is told: which, why, since when; the others are there', async () => {
    const toms = await startLaptop('Tom, of an older version', small.office);
    toms.proxy.rewrite = (path, line) =>
      path === PATHS.pull && line.includes(small.millAsset.name) ? line.replace('"17.9.4"', '{"major":17}') : line;
    const his = await toms.open();
    await his.signIn(TOM, PASSWORD);
    await his.atOffice();
    await his.go('Sync');
    const row = his.page.getByRole('table', { name: 'Not readable by this version' }).getByRole('row');
    await row.filter({ hasText: small.millAsset.name }).filter({ hasText: 'Firmware' }).waitFor();
    await his.page.getByRole('button', { name: 'Read again' }).click();
    await his.sees('This version still cannot read them.');
    await his.go('Clients');
    await his.sees('Oakmere Mill');
  });

  test('[S9] a first sync whose answer is torn, and one that ends early, heal: the laptop has what the office has', async () => {
    const drafts = Array.from({ length: 30 }, (_, i) => ({
      collection: 'assets' as const,
      id: newId(),
      organizationId: small.mill.id,
      create: true as const,
      values: { tag: `OAK-1${String(i).padStart(4, '0')}`, name: `oak-pc-${i}`, class: 'workstation' },
    }));
    await applied(small.manager, ...drafts);
    const toms = await startLaptop('Tom', small.office);
    toms.gateway.cutPulls.push('torn', 'short');
    const his = await toms.open();
    await his.signIn(TOM, PASSWORD);
    await his.atOffice();
    expect(toms.gateway.cuts).toBe(2);
    const visible = [...storedRecords(small.office.dataDir)].filter(
      ([id, { record }]) =>
        id === small.mill.id || record.organizationId === small.mill.id || record.organizationId === null,
    );
    await eventually('the laptop has every record of this user', async () => {
      const held = await recordsOn(his.page);
      const ids = Object.values(held).flatMap((byId) => Object.keys(byId));
      const wanted = visible
        .filter(([id, { collection }]) => collection !== 'organizations' || id === small.mill.id)
        .map(([id]) => id);
      expect(ids.sort()).toEqual(wanted.sort());
    });
  });
});
