import { beforeAll, describe, expect, test } from 'vitest';
import { RELATIONSHIP_TYPES, type RelationshipType } from '#shared/domain/relationships/types.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { draftsOn } from '#test/support/laptop.ts';
import { violations } from '#test/support/looks.ts';
import { newId } from '#test/support/office-api.ts';
import type { OfficeProcess } from '#test/support/office-process.ts';
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
  startOffice,
  startSmallOffice,
  TOM,
} from './scene.ts';

const CIRCLE = 'It would close a circle: one of the two contains the other already, directly or through others.';
const TWICE = 'These two assets are linked like this already.';

describe('two technicians link what they find', () => {
  let small: SmallOffice;
  let here: LaptopScene;
  let there: LaptopScene;
  let ines: AppPage;
  let tom: AppPage;
  const names = ['mill-ups01', 'mill-rack1', 'mill-shelf', 'mill-pi'] as const;
  const ids = new Map<string, string>(names.map((name) => [name, newId()]));

  beforeAll(async () => {
    small = await startSmallOffice();
    const place = { siteId: small.mill.site, room: 'B1', rack: '', unit: null, height: null, face: null };
    for (const [name, id] of ids) {
      const values = { name, tag: `OAK-1${names.indexOf(name as (typeof names)[number])}`, class: 'other', place };
      await applied(small.manager, {
        collection: 'assets',
        id,
        organizationId: small.mill.id,
        create: true,
        values,
      });
    }
    here = await startLaptop('Ines', small.office);
    there = await startLaptop('Tom', small.office);
    ines = await here.open();
    tom = await there.open();
    await ines.signIn(INES, PASSWORD);
    await tom.signIn(TOM, PASSWORD);
    await ines.atOffice();
    await tom.atOffice();
  });

  const links = () => allAtTheOffice(small.office, 'relationships').filter((one) => one.deleted === false);
  const idOf = (name: string): string => (name === small.millAsset.name ? small.millAsset.id : (ids.get(name) ?? ''));
  /** Waits until the list of links on the screen has this one under this label. */
  const shows = (app: AppPage, label: string, name: string): Promise<void> =>
    app.relationships
      .locator('dl > div')
      .filter({ has: app.page.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) }) })
      .getByRole('link', { name })
      .waitFor();
  const alert = (app: AppPage, words: string): Promise<void> =>
    app.relationships.getByRole('alert').filter({ hasText: words }).waitFor();

  test('offline, by typing, with the label of the other side: one row, read both ways, here and on another laptop', async () => {
    here.proxy.cut();
    await ines.offline();
    await ines.openAsset('mill-ups01');
    await ines.relate('powers', small.millAsset.name, 'outlet 3');
    await shows(ines, 'Powers', small.millAsset.name);
    await ines.relationships.getByText('saved here').waitFor();
    await ines.relationships.getByRole('link', { name: small.millAsset.name }).click();
    await ines.page.getByRole('heading', { level: 1, name: small.millAsset.name }).waitFor();
    await shows(ines, 'Powered by', 'mill-ups01');
    await ines.go('Sync');
    await ines.sees('Link “powered by”');

    here.proxy.heal();
    await ines.tryNow();
    await ines.atOffice();
    expect(links()).toMatchObject([
      { type: 'powered-by', fromId: small.millAsset.id, toId: idOf('mill-ups01'), note: 'outlet 3' },
    ]);
    await tom.openAsset(small.millAsset.name);
    await shows(tom, 'Powered by', 'mill-ups01');
    await tom.relationships.getByText('outlet 3').waitFor();
    await tom.relationships.getByRole('link', { name: 'mill-ups01' }).click();
    await shows(tom, 'Powers', small.millAsset.name);
    expect(await tom.relationships.getByText('saved here').count()).toBe(0);
  });

  test('a second one and a circle are refused at once, in words, with no way to save; what was typed survives a reload', async () => {
    await ines.openAsset('mill-rack1');
    await ines.relate('contains', 'mill-shelf');
    await ines.atOffice();
    const before = links().length;
    await ines.typeRelation('contains', 'mill-shelf');
    await alert(ines, TWICE);
    const save = ines.relationships.getByRole('button', { name: 'Add link' });
    expect(await save.isDisabled()).toBe(true);
    await ines.relationships.getByRole('textbox', { name: 'Note' }).press('Enter');
    await eventually('what was typed is on disk', async () =>
      expect(await draftsOn(ines.page)).toContain(idOf('mill-shelf')),
    );
    await ines.page.reload();
    await alert(ines, TWICE);
    expect(await ines.relationships.getByText('kept on this laptop').count()).toBe(1);
    await ines.relationships.getByRole('button', { name: 'Leave it' }).click();

    await ines.openAsset('mill-shelf');
    await shows(ines, 'Contained by', 'mill-rack1');
    await ines.typeRelation('contains', 'mill-rack1');
    await alert(ines, CIRCLE);
    expect(await save.isDisabled()).toBe(true);
    // The same two in another way are no circle.
    await ines.relationships.getByRole('combobox', { name: 'How it is linked' }).fill('depends');
    await ines.page.keyboard.press('Enter');
    await ines.sees('There it reads: used by mill-shelf');
    expect(await save.isDisabled()).toBe(false);
    await ines.relationships.getByRole('button', { name: 'Leave it' }).click();
    await ines.atOffice();
    expect(links()).toHaveLength(before);
  });

  test('with keys alone, also where the panel has to be opened: R, two words, Enter; Esc closes the list, then the form', async () => {
    const { page } = ines;
    await page.setViewportSize({ width: 1024, height: 700 });
    await ines.openAsset('mill-pi');
    await page.locator('main').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('r');
    const how = ines.relationships.getByRole('combobox', { name: 'How it is linked' });
    await how.waitFor();
    await page.keyboard.type('powered');
    await page.getByRole('option', { name: 'powered by' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await how.isVisible()).toBe(true);
    await page.keyboard.type(' b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('OAK-10');
    await page.keyboard.press('Enter');
    await ines.relationships.getByText('mill-ups01', { exact: true }).waitFor();
    await ines.saves('Link “powered by mill-ups01”', () => page.keyboard.press('Enter'));
    await shows(ines, 'Powered by', 'mill-ups01');
    await page.keyboard.press('Escape');
    await how.waitFor({ state: 'detached' });
    await ines.relationships.getByRole('button', { name: 'Add a relationship' }).waitFor();
    await ines.saves('removed', () =>
      ines.relationships.getByRole('button', { name: 'Remove link: powered by mill-ups01' }).click(),
    );
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('one is removed, and had back for a while', async () => {
    await ines.openAsset('mill-ups01');
    await ines.saves('removed', () =>
      ines.relationships.getByRole('button', { name: `Remove link: powers ${small.millAsset.name}` }).click(),
    );
    await ines.relationships.getByRole('link', { name: small.millAsset.name }).waitFor({ state: 'detached' });
    await ines.atOffice();
    expect(links().filter((one) => one.type === 'powered-by')).toEqual([]);
    await ines.saves('taken back', () => ines.page.getByRole('button', { name: 'Undo' }).click());
    await shows(ines, 'Powers', small.millAsset.name);
    await ines.atOffice();
    expect(links().filter((one) => one.type === 'powered-by')).toHaveLength(1);
  });

  test('[S16] each makes half of a circle offline: the later one is refused, is told why, and both see the same', async () => {
    here.proxy.cut();
    there.proxy.cut();
    await ines.offline();
    await tom.offline();
    await ines.openAsset('mill-shelf');
    await ines.relate('contains', 'mill-pi');
    await tom.openAsset('mill-rack1');
    await tom.relate('contained by', 'mill-pi', 'bolted below');
    here.proxy.heal();
    await ines.tryNow();
    await ines.atOffice();
    there.proxy.heal();
    await tom.tryNow();
    const card = tom.page.getByRole('article', { name: /refused by the office/ });
    await card.getByText(CIRCLE).waitFor();
    for (const words of ['Link “contains”', 'mill-pi', 'mill-rack1', 'bolted below', 'contains'])
      expect(await card.getByText(words).count(), words).toBeGreaterThan(0);
    expect(await violations(tom)).toEqual([]);
    // Again it would be refused on the spot; as a note it stays with the asset.
    await card.getByRole('button', { name: 'Apply again' }).click();
    await card.getByRole('alert').filter({ hasText: CIRCLE }).waitFor();
    await card.getByRole('button', { name: 'Turn into a note' }).click();
    await card.waitFor({ state: 'detached' });
    await tom.openAsset('mill-pi');
    await shows(tom, 'Contained by', 'mill-shelf');
    await tom.sees('bolted below');
    expect(await tom.relationships.getByRole('link', { name: 'mill-rack1' }).count()).toBe(0);
    await tom.atOffice();
    const contains = links().filter((one) => one.type === 'contains');
    expect(contains.map((one) => [one.fromId, one.toId])).toEqual([
      [idOf('mill-rack1'), idOf('mill-shelf')],
      [idOf('mill-shelf'), idOf('mill-pi')],
    ]);
  });

  test('[S18] verified on site: who and when by event time, taken back by Undo', async () => {
    const verified = () => atTheOffice(small.office, small.millAsset.id)?.verified;
    await ines.openAsset(small.millAsset.name);
    await ines.sees('not verified on site yet');
    const from = new Date(Date.now() - 5000).toISOString();
    await ines.saves('Verified on site', () => ines.page.getByRole('button', { name: 'Verified here now' }).click());
    await ines.sees('by Ines Calder');
    await ines.atOffice();
    const [person] = allAtTheOffice(small.office, 'people').filter((one) => one.name === 'Ines Calder');
    expect(verified()).toMatchObject({ by: person?.id });
    const { at } = verified() as { at: string };
    expect([from < at, at < new Date(Date.now() + 5000).toISOString()]).toEqual([true, true]);
    await ines.saves('taken back', () => ines.page.getByRole('button', { name: 'Undo' }).click());
    await ines.atOffice();
    expect(verified()).toBeNull();
  });
});

describe('impact, on the demo office', () => {
  let office: OfficeProcess;
  let there: LaptopScene;
  let app: AppPage;
  interface Row {
    id: string;
    name: string;
    class: string;
    lifecycle: string;
    organizationId: string;
    deleted: boolean;
  }

  beforeAll(async () => {
    office = await startOffice({ demo: true });
    there = await startLaptop('Ines', office);
    app = await there.open();
    await app.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button', { name: 'Ines Calder' }).click();
    await app.chip.waitFor();
    await app.atOffice();
  });

  /** What hangs on an asset, found the slow way: whatever hangs on something that is found is found too. */
  function hitBy(start: string): Row[] {
    const assets = new Map(allAtTheOffice(office, 'assets').map((one) => [String(one.id), one as unknown as Row]));
    const isOver = (id: string): boolean => ['retired', 'disposed'].includes(assets.get(id)?.lifecycle ?? 'disposed');
    const steps = allAtTheOffice(office, 'relationships').flatMap((one): [string, string][] => {
      const { impact } = RELATIONSHIP_TYPES[one.type as RelationshipType];
      const [from, to] = [String(one.fromId), String(one.toId)];
      return impact === 'to-from' ? [[to, from]] : impact === 'from-to' ? [[from, to]] : [];
    });
    const found = new Set([start]);
    for (let size = 0; size < found.size; ) {
      size = found.size;
      for (const [from, to] of steps) if (found.has(from) && !isOver(to)) found.add(to);
    }
    found.delete(start);
    return [...found].flatMap((id) => assets.get(id) ?? []);
  }

  const impact = () => app.page.getByRole('region', { name: 'Impact' });
  const table = (name: string) => impact().getByRole('table', { name });
  const shownNames = async (name: string): Promise<string[]> =>
    (await table(name).getByRole('link').allTextContents()).sort();

  test('a hypervisor: its services with the way to each, its assets by class, with no network', async () => {
    const hypervisors = allAtTheOffice(office, 'assets').filter((one) => one.class === 'hypervisor');
    const held = allAtTheOffice(office, 'organizations').find((one) => one.shortCode === 'OAK');
    const found = hypervisors
      .filter((one) => one.organizationId === held?.id)
      .map((one) => ({ name: String(one.name), hit: hitBy(String(one.id)) }))
      .find(({ hit }) => hit.filter((one) => one.class === 'business-service').length >= 2);
    if (!found) throw new Error('No hypervisor of the demo carries two services.');
    const services = found.hit.filter((one) => one.class === 'business-service').map((one) => one.name);
    const others = found.hit.filter((one) => one.class !== 'business-service').map((one) => one.name);
    there.proxy.cut();
    await app.offline();
    await app.openAsset(found.name);
    await table('Services').waitFor();
    expect(await shownNames('Services')).toEqual(services.sort());
    const ways = await table('Services').getByRole('list').allTextContents();
    for (const way of ways) expect(way).toMatch(/^depends on .+runs on .+runs on this$/);
    const more = impact().getByRole('button', { name: /^Show \d+ more$/ });
    if (await more.isVisible()) await more.click();
    expect(await shownNames('Other assets')).toEqual(others.sort());
    expect(await violations(app)).toEqual([]);

    const machines = found.hit.filter((one) => one.class === 'virtual-machine').map((one) => one.name);
    await impact().getByRole('button', { name: 'Filter by class' }).click();
    await app.page.getByRole('checkbox', { name: /^Virtual machine/ }).check();
    await app.page.keyboard.press('Escape');
    await expect.poll(() => shownNames('Other assets')).toEqual(machines.sort());

    await impact().getByRole('button', { name: 'What could be the cause' }).click();
    await impact().getByText('powers this').first().waitFor();
    await expect.poll(() => table('Services').count()).toBe(0);
    there.proxy.heal();
  });

  test('beside a ticket: how much stops with its asset', async () => {
    const tickets = allAtTheOffice(office, 'tickets').filter((one) => {
      const { is } = one.state as { is: string };
      return ['new', 'in-progress', 'on-hold'].includes(is) && one.kind === 'incident';
    });
    const oak = allAtTheOffice(office, 'organizations').find((one) => one.shortCode === 'OAK');
    const found = tickets
      .filter((one) => one.organizationId === oak?.id)
      .map((one) => ({ title: String(one.title), hit: (one.assetIds as string[]).map(hitBy) }))
      .find(({ hit }) => hit.some((one) => one.length > 0));
    if (!found) throw new Error('No open ticket of the demo is about an asset that others hang on.');
    const [hit] = found.hit.filter((one) => one.length > 0);
    const count = hit?.filter((one) => one.class !== 'business-service').length ?? 0;
    await app.openTicket(found.title);
    const card = app.page.getByRole('region', { name: 'Assets' }).getByRole('listitem');
    await card.getByText(new RegExp(`If it stops:.*${count} other asset`)).waitFor();
    expect(await violations(app)).toEqual([]);
  });

  test('an asset that nothing hangs on says so in a sentence', async () => {
    const oak = allAtTheOffice(office, 'organizations').find((one) => one.shortCode === 'OAK');
    const alone = allAtTheOffice(office, 'assets').find(
      (one) => one.organizationId === oak?.id && one.class === 'printer' && hitBy(String(one.id)).length === 0,
    );
    await app.openAsset(String(alone?.name));
    await app.sees('Nothing else stops with it, as far as its relationships say.');
  });
});
