import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AppPage } from '#test/support/app-page.ts';
import { kept, storedRecords } from '#test/walk/office-store.ts';
import {
  applied,
  INES,
  type LaptopScene,
  PASSWORD,
  type SmallOffice,
  startLaptop,
  startSmallOffice,
  TOM,
} from './scene.ts';

const STRINGS = JSON.parse(
  readFileSync(join(process.env.SITEBOOK_ROOT ?? '', 'test/fixtures/naughty-strings.json'), 'utf8'),
) as string[];

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

/** Types each text into a field as a person does, and waits until the line below says that it is saved. */
async function typeAll(label: string, key: string, texts: readonly string[]): Promise<void> {
  const field = app.page.getByRole('main').getByLabel(label, { exact: true });
  const status = app.page.getByRole('contentinfo').getByRole('status');
  for (const text of texts) {
    const before = await status.getAttribute('data-notice');
    await field.fill(text);
    await field.press(key);
    await expect
      .poll(() => status.getAttribute('data-notice'), { interval: 10, timeout: 20_000, message: JSON.stringify(text) })
      .not.toBe(before);
  }
}

/** What the office took for a field, edit by edit. */
const taken = (field: string): unknown[] =>
  kept(small.office.dataDir, 0)
    .lines.filter((line) => line.recordId === small.asset.id && line.field === field)
    .map((line) => line.after);

describe('what is typed is what is kept: 515 naughty strings', () => {
  /** A value that is there already is no edit: each has to differ from the one before it, the first from nothing. */
  const differing = (texts: readonly string[]) => texts.filter((text, n) => text !== (texts[n - 1] ?? ''));
  const lines = differing(STRINGS.filter((text) => text.length <= 200));
  const texts = differing(STRINGS.filter((_, n) => n % 3 === 0));
  const names = STRINGS.filter((text) => /\S/.test(text) && text.length <= 200);
  const notes = STRINGS.filter((text, n) => n % 3 === 1 && /\S/.test(text));

  test('a line keeps each of them, a text of several lines and a note every third, through the outbox to the office', async () => {
    await app.openAsset(small.asset.name);
    await typeAll('Supplier', 'Enter', lines);
    await typeAll('Notes', 'Control+Enter', texts);
    await typeAll('Internal note', 'Control+Enter', notes);
    await app.atOffice();
    expect(taken('supplier')).toEqual(lines);
    expect(taken('notes')).toEqual(texts);
    const bodies = [...storedRecords(small.office.dataDir).values()]
      .filter((one) => one.collection === 'activities')
      .map((one) => one.record)
      .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
      .map((one) => one.body);
    expect(bodies).toEqual(notes);
  }, 900_000);

  test('another laptop shows each of them', async () => {
    const { id: organizationId } = small.mill;
    const ids = new Map<string, string>();
    for (let at = 0; at < names.length; at += 100) {
      await applied(
        small.manager,
        ...names.slice(at, at + 100).map((name, n) => {
          const id = `0190a000-0000-7000-8000-${String(at + n).padStart(12, '0')}`;
          ids.set(id, name);
          return { collection: 'assets' as const, id, organizationId, create: true as const, values: { name } };
        }),
      );
    }
    const other = await startLaptop('Tom', small.office);
    const tom = await other.open();
    await tom.signIn(TOM, PASSWORD);
    await tom.atOffice();
    await tom.go('Assets');
    const grid = tom.page.getByRole('grid', { name: 'Assets' });
    await tom.page.getByText(`${names.length + 1} assets`).waitFor();
    const shown = new Map<string, string | null>();
    await grid.focus();
    for (let top = 0; shown.size < names.length + 1 && top < 60_000; top += 300) {
      await grid.evaluate((one, to) => one.scrollTo({ top: to, behavior: 'instant' }), top);
      await expect.poll(() => grid.locator('[role=row] [role=gridcell] a').count()).toBeGreaterThan(0);
      for (const [href, text] of await grid
        .locator('[role=row] a')
        .evaluateAll((all) => all.map((one) => [one.getAttribute('href') ?? '', one.textContent] as const)))
        shown.set(href.replace('/assets/', ''), text);
    }
    for (const [id, name] of ids) expect(shown.get(id), id).toBe(name);
  });
});
