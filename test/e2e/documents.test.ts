import { beforeAll, describe, expect, test } from 'vitest';
import { AppPage } from '#test/support/app-page.ts';
import { draftsOn } from '#test/support/laptop.ts';
import { newId } from '#test/support/office-api.ts';
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
let inesThere: LaptopScene;
let tomThere: LaptopScene;
let ines: AppPage;
let tom: AppPage;

beforeAll(async () => {
  small = await startSmallOffice();
  inesThere = await startLaptop('Ines', small.office);
  tomThere = await startLaptop('Tom', small.office);
  ines = await inesThere.open();
  await ines.signIn(INES, PASSWORD);
  tom = await tomThere.open();
  await tom.signIn(TOM, PASSWORD);
  for (const app of [ines, tom]) {
    await app.atOffice();
    await hasAppFiles(app);
  }
});

const main = (app: AppPage) => app.page.getByRole('main');
const preview = (app: AppPage) => app.page.getByRole('region', { name: 'Preview' });
const field = (app: AppPage, name: string | RegExp) => main(app).getByLabel(name, { exact: true });

/** The text as the editor holds it: the ids of links too, which it does not show. */
const written = (app: AppPage): Promise<string> =>
  app.editor.evaluate((element) => {
    const { cmTile, cmView } = element as unknown as Record<string, { view?: { state: { doc: object } } } | undefined>;
    const held = (cmTile ?? cmView)?.view;
    return held ? String(held.state.doc) : (element.textContent ?? '');
  });
/** Connects a laptop again; a browser that was killed may have to sign in again, and asks for it in its own time. */
async function reconnect(there: LaptopScene, app: AppPage, email: string): Promise<void> {
  there.proxy.heal();
  await eventually('all is at the office', async () => {
    await app.hurry(email, PASSWORD);
    expect(await app.chip.textContent()).toMatch(/All at the office|needs? you/);
  });
  await app.atOffice();
}

/** A document that everybody has, from the office. */
async function planted(title: string, body: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  await applied(small.manager, {
    collection: 'documents',
    id,
    organizationId: null,
    create: true,
    values: { kind: 'article', title, body, state: 'published', revision: 1, ...more },
  });
  return id;
}
const bodyAt = (id: string): string => String(atTheOffice(small.office, id)?.body);

describe('a runbook written in a basement', () => {
  let id = '';

  test('with no network: a table, a link to a record, steps of four kinds, all saved on this laptop', async () => {
    inesThere.proxy.cut();
    await ines.offline();
    await ines.go('Documents');
    await main(ines).getByRole('button', { name: 'New document' }).first().click();
    await field(ines, 'Title').fill('Recover the cold store switch');
    await ines.saves('New document', () => main(ines).getByRole('button', { name: 'Add document' }).click());
    await ines.editor.waitFor();
    id = new URL(ines.page.url()).pathname.split('/').at(-1) ?? '';

    await ines.editor.click();
    // Ctrl K opens the search here as anywhere; a link has a key of its own, and is taken out again.
    await ines.page.keyboard.press('Control+k');
    await ines.page.getByRole('dialog').waitFor();
    await ines.page.keyboard.press('Control+k');
    await ines.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ines.page.keyboard.press('Control+Shift+k');
    expect(await written(ines)).toBe('[](https://)');
    await ines.page.keyboard.press('Control+z');
    await ines.page.keyboard.type('When the PoE of [[fen core');
    await ines.page.getByRole('option', { name: small.asset.name }).waitFor();
    await ines.page.keyboard.press('Enter');
    await ines.page.keyboard.type(' is gone.\n');
    await main(ines).getByRole('button', { name: 'Table', exact: true }).click();
    await ines.page.keyboard.type('LED');
    await preview(ines).getByRole('columnheader', { name: 'LED' }).waitFor();
    await preview(ines)
      .getByRole('link', { name: `${small.asset.tag} ${small.asset.name}` })
      .waitFor();
    // The writer sees the words of a link, not its id.
    expect(await ines.editor.textContent()).not.toContain(small.asset.id);
    expect(await written(ines)).toContain(`assets:${small.asset.id}]]`);
    await ines.saveText();

    const add = (kind: string) =>
      main(ines)
        .getByRole('button', { name: `Add: ${kind}` })
        .click();
    const title = async (number: number, words: string): Promise<void> => {
      await expect
        .poll(() => field(ines, `What to do in step ${number}`).evaluate((one) => one.matches(':focus')))
        .toBe(true);
      await ines.page.keyboard.type(words);
    };
    await add('do');
    await title(1, 'Pull the cord');
    await ines.saves('Steps', () => add('measure'));
    await title(2, 'Read the voltage');
    await field(ines, 'At least').fill('57');
    await field(ines, 'At most').fill('44');
    await field(ines, 'Unit').fill('V');
    // Somebody who mixed the ends up hears of it, and nothing wrong is saved.
    await field(ines, 'Detail of step 2').click();
    await ines.sees('The range ends below its beginning.');
    await ines.sees('Not saved yet: a step is not complete.');
    await field(ines, 'At least').fill('44');
    await field(ines, 'At most').fill('57,5');
    await ines.saves('Steps', () => field(ines, 'Detail of step 2').click());
    await add('choose');
    await title(3, 'Keep it?');
    await field(ines, 'Choices, one a line').fill('Yes\nNo, swap');
    await ines.saves('Steps', () => add('check'));
    await title(4, 'Cameras show a picture');
    // By keyboard alone: to the top, and back by one.
    for (let n = 0; n < 3; n++) await ines.saves('moved', () => ines.page.keyboard.press('Alt+ArrowUp'));
    await ines.saves('moved', () => ines.page.keyboard.press('Alt+ArrowDown'));
    await ines.saves('removed', () => main(ines).getByRole('button', { name: 'Remove step 1' }).click());
    await ines.saves('taken back', () => ines.page.getByRole('button', { name: 'Undo' }).click());
    await field(ines, 'What to do in step 4').waitFor();

    await ines.view('Read');
    const steps = main(ines).getByRole('region', { name: 'Steps' }).getByRole('listitem');
    await steps.getByText('44 to 57.5 V').waitFor();
    expect(await main(ines).getByRole('region', { name: 'Steps' }).locator('ol > li').count()).toBe(4);
    expect(await ines.unsent()).toBeGreaterThan(5);
  });

  test('a text that was not saved is there after a reload, and can be gone on with or dropped', async () => {
    await ines.view('Edit');
    await ines.editor.click();
    await ines.page.keyboard.press('Control+Home');
    await ines.page.keyboard.type('UNSAVED ');
    await eventually('the draft is on disk', async () => expect(await draftsOn(ines.page)).toContain('UNSAVED'));
    await inesThere.laptop.kill();
    await inesThere.laptop.start(inesThere.url);
    ines = new AppPage(inesThere.laptop.page);
    await ines.chip.waitFor();
    await ines.open('Documents', 'Recover the cold store switch');
    expect(await main(ines).getByText('UNSAVED').count()).toBe(0);
    await ines.view('Edit');
    await ines.sees('It was not saved: nobody else has it.');
    expect(await written(ines)).toContain('UNSAVED');
    // Whoever merely looks in has not saved it.
    await ines.view('Read');
    expect(await main(ines).getByText('UNSAVED').count()).toBe(0);
    await ines.view('Edit');
    await main(ines).getByRole('button', { name: 'Drop it' }).click();
    expect(await written(ines)).not.toContain('UNSAVED');
    await ines.page.getByRole('contentinfo').getByRole('button', { name: 'Undo' }).click();
    expect(await written(ines)).toContain('UNSAVED');
    await main(ines).getByRole('button', { name: 'Drop it' }).click();
    await ines.view('Read');
    expect(await draftsOn(ines.page)).not.toContain('UNSAVED');
  });

  test('it arrives at the office and on a colleague’s laptop, and is published', async () => {
    await reconnect(inesThere, ines, INES);
    const record = atTheOffice(small.office, id);
    expect(record?.body).toMatch(/^When the PoE of \[\[FEN-00001 fen-core-sw01 assets:[0-9a-f-]{36}\]\] is gone\./);
    expect(record?.body).toContain('| LED | Column 2 | Column 3 |\n|---|---|---|');
    expect(record?.steps).toMatchObject([
      { kind: 'do', title: 'Pull the cord' },
      { kind: 'check', title: 'Cameras show a picture' },
      { kind: 'measure', title: 'Read the voltage', unit: 'V', min: 44, max: 57.5 },
      { kind: 'choose', title: 'Keep it?', choices: ['Yes', 'No, swap'] },
    ]);
    expect(record?.state).toBe('draft');

    await ines.open('Documents', 'Recover the cold store switch');
    await ines.saves('Revision 1 published', () =>
      main(ines).getByRole('button', { name: 'Publish', exact: true }).click(),
    );
    await ines.atOffice();
    expect(atTheOffice(small.office, id)).toMatchObject({ state: 'published', revision: 1 });
    await tom.open('Documents', 'Recover the cold store switch');
    await tom.sees('Published, rev 1');
    await main(tom).getByRole('columnheader', { name: 'LED' }).waitFor();
    // The asset is of a client that Tom has no access to: its words stand there, and lead nowhere.
    await tom.sees(small.asset.name);
    expect(await main(tom).getByRole('link', { name: small.asset.name }).count()).toBe(0);
  });
});

describe('two people and one text', () => {
  const TEXT = 'First line\n\nSecond line\n\nThird line';

  test('[S15] offline on two laptops, different lines: both stand', async () => {
    const id = await planted('Two basements', TEXT);
    for (const app of [ines, tom]) {
      await app.open('Documents', 'Two basements');
      await app.view('Edit');
    }
    inesThere.proxy.cut();
    tomThere.proxy.cut();
    await ines.write(TEXT.replace('First', 'Ines’ first'));
    await ines.saveText();
    await tom.write(TEXT.replace('Third', 'Tom’s third'));
    await tom.saveText();
    await reconnect(inesThere, ines, INES);
    await reconnect(tomThere, tom, TOM);
    await ines.atOffice();
    expect(bodyAt(id)).toBe('Ines’ first line\n\nSecond line\n\nTom’s third line');
    for (const app of [ines, tom]) {
      await app.open('Documents', 'Two basements');
      await app.sees('Ines’ first line');
      await app.sees('Tom’s third line');
    }
  });

  test('what a colleague saves while one writes comes into the text, and is not taken back by saving', async () => {
    const id = await planted('One is writing', TEXT);
    await ines.open('Documents', 'One is writing');
    await ines.view('Edit');
    await ines.write(TEXT.replace('First', 'My first'));
    await tom.open('Documents', 'One is writing');
    await tom.view('Edit');
    await tom.write(TEXT.replace('Third', 'His third'));
    await tom.saveText();
    await ines.sees('Tom Adeyemi saved this text meanwhile.');
    expect(await written(ines)).toBe('My first line\n\nSecond line\n\nHis third line');
    await ines.saveText();
    await ines.atOffice();
    expect(bodyAt(id)).toBe('My first line\n\nSecond line\n\nHis third line');

    // The same line: both stand in the text, and the writer takes one of them out.
    await ines.write('MY first line\n\nSecond line\n\nHis third line');
    await tom.write('HIS first line\n\nSecond line\n\nHis third line');
    await tom.saveText();
    await ines.sees('both of you changed the same lines');
    expect(await written(ines)).toBe('HIS first line\nMY first line\n\nSecond line\n\nHis third line');
    await main(ines).getByRole('button', { name: 'See the difference' }).click();
    await main(ines).getByRole('group', { name: 'What yours changes in theirs' }).getByText('MY first line').waitFor();
    await ines.write('OUR first line\n\nSecond line\n\nHis third line');
    await ines.saveText();
    await ines.atOffice();
    expect(bodyAt(id)).toBe('OUR first line\n\nSecond line\n\nHis third line');
  });

  test('[S17] offline on two laptops, the same line: both are kept until one of them chooses', async () => {
    const id = await planted('Both of them', 'Wait ten minutes\n\nThen go on');
    for (const app of [ines, tom]) {
      await app.open('Documents', 'Both of them');
      await app.view('Edit');
    }
    inesThere.proxy.cut();
    tomThere.proxy.cut();
    await tom.write('Wait twenty minutes\n\nThen go on');
    await tom.saveText();
    await ines.write('Wait five minutes\n\nThen go on');
    await ines.saveText();
    await reconnect(tomThere, tom, TOM);
    await reconnect(inesThere, ines, INES);
    await ines.open('Documents', 'Both of them');
    await ines.sees('One field was written by two people.');
    await ines.sees('Wait five minutes');
    await ines.saves('settled', () => main(ines).getByRole('button', { name: 'Take yours' }).click());
    await main(ines).getByRole('button', { name: 'Take yours' }).waitFor({ state: 'detached' });
    await ines.atOffice();
    expect(bodyAt(id)).toBe('Wait five minutes\n\nThen go on');
    expect(atTheOffice(small.office, id)?.conflicts).toEqual({});
  });
});

describe('what it was', () => {
  test('any two versions are compared, any is restored and that is taken back', async () => {
    const id = await planted('Told and retold', 'One line\nAnother line\nA third one');
    await ines.open('Documents', 'Told and retold');
    await ines.view('Edit');
    await ines.write('One line\nAnother line, mended\nA third one');
    await ines.saveText();
    await ines.write('One line\nAnother line, mended\nA third one\nA fourth one');
    await ines.saveText();
    await ines.atOffice();
    await ines.view('Revisions');
    const versions = main(ines).getByRole('list', { name: 'Versions, newest first' }).getByRole('button');
    await eventually('all versions are there', async () => expect(await versions.count()).toBe(3));
    const changes = main(ines).getByRole('group', { name: 'Text: what was changed' });
    expect(await changes.getByRole('insertion').allTextContents()).toEqual(['A fourth one']);
    expect(await changes.getByRole('deletion').count()).toBe(0);

    await main(ines).getByRole('combobox', { name: 'Compared with' }).click();
    await ines.page.getByRole('option', { name: /first written/ }).click();
    await eventually('two lines came', async () =>
      expect(await changes.getByRole('insertion').allTextContents()).toEqual(['Another line, mended', 'A fourth one']),
    );

    await versions.nth(2).click();
    await ines.saves('restored', () =>
      main(ines)
        .getByRole('button', { name: /^Restore the version of/ })
        .click(),
    );
    await ines.atOffice();
    expect(bodyAt(id)).toBe('One line\nAnother line\nA third one');
    await ines.saves('taken back', () => ines.page.getByRole('button', { name: 'Undo' }).click());
    await ines.atOffice();
    expect(bodyAt(id)).toBe('One line\nAnother line, mended\nA third one\nA fourth one');
  });

  test('back to draft, retired and deleted: each says what it means, and can be taken back', async () => {
    const id = await planted('Out of date', 'Some text');
    await ines.open('Documents', 'Out of date');
    const choose = async (name: RegExp): Promise<void> => {
      await main(ines).getByRole('button', { name: 'Publish, retire, delete' }).click();
      await ines.page.getByRole('menuitem', { name }).click();
    };
    await ines.saves('Retired', () => choose(/^Retire.*offered nowhere, takes no edits/));
    await ines.sees('This document is retired');
    expect(await main(ines).getByText('Edit', { exact: true }).count()).toBe(0);
    expect(await main(ines).getByRole('combobox', { name: 'Add a class' }).count()).toBe(0);
    await ines.saves('taken back', () => ines.page.getByRole('button', { name: 'Undo' }).click());
    await ines.saves('Back to draft', () => choose(/^Back to draft.*until it is published again/));
    await ines.saves('Revision 2 published', () =>
      main(ines).getByRole('button', { name: 'Publish', exact: true }).click(),
    );
    await ines.atOffice();
    expect(atTheOffice(small.office, id)).toMatchObject({ state: 'published', revision: 2 });
    await ines.saves('Deleted', () => choose(/^Delete/));
    await ines.page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
    await ines.page.getByLabel('Filter documents').fill('Out of date');
    await ines.sees('No document is like that.');
    await ines.saves('taken back', () => ines.page.getByRole('button', { name: 'Undo' }).click());
    await main(ines).getByRole('row').getByRole('link', { name: 'Out of date' }).waitFor();
    await ines.atOffice();
    expect(allAtTheOffice(small.office, 'documents').find((one) => one.id === id)?.deleted).toBe(false);
  });
});

describe('a hostile text', () => {
  const HOSTILE =
    '<img src="https://evil.example/x.png" onerror="window.ran=1"><script>window.ran=1</script>' +
    '<svg onload="window.ran=1"></svg><iframe srcdoc="<script>parent.ran=1</script>"></iframe>';
  const BODY = `${HOSTILE}\n\n![x](https://evil.example/y.png) [x](javascript:window.ran=1)\n\n| a |\n|---|\n| ${HOSTILE} |\n\n[[${HOSTILE}]]`;

  test('as title, text and steps: nothing runs and nothing leaves, wherever it is shown', async () => {
    const step = { id: 's', kind: 'do', unit: '', min: null, max: null, choices: [] };
    const id = await planted(HOSTILE, BODY, {
      kind: 'runbook',
      summary: HOSTILE,
      tags: ['<b>x</b>'],
      steps: [{ ...step, title: HOSTILE, detail: BODY }],
    });
    const own = new URL(ines.page.url()).origin;
    const left: string[] = [];
    ines.page.on('request', (request) => {
      if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url())) left.push(request.url());
    });
    const isQuiet = async (): Promise<void> => {
      expect(await ines.page.evaluate(() => (window as { ran?: unknown }).ran)).toBeUndefined();
      const strange = 'main :is(script, iframe, object, embed, form, [onerror], [onload], [srcdoc], [src*="evil"])';
      expect(await ines.page.locator(strange).evaluateAll((all) => all.map((one) => one.outerHTML))).toEqual([]);
      expect(await ines.page.locator('main a[href^="javascript"]').count()).toBe(0);
    };
    await ines.atOffice();
    await ines.go('Documents');
    await ines.page.getByRole('row').getByRole('link', { name: 'evil.example' }).first().click();
    await main(ines).getByRole('region', { name: 'Steps' }).waitFor();
    expect(ines.page.url()).toContain(id);
    // All of it stands there as it was written.
    expect(await main(ines).getByRole('article').textContent()).toContain(HOSTILE);
    await isQuiet();
    await ines.view('Edit');
    await preview(ines).getByText('<script>').first().waitFor();
    await isQuiet();
    await ines.editor.click();
    await ines.page.keyboard.press('Control+End');
    await ines.page.keyboard.insertText(`\n\n${HOSTILE} again`);
    await preview(ines).getByText('again').first().waitFor();
    await ines.saveText();
    await ines.atOffice();
    await ines.view('Revisions');
    await main(ines).getByRole('group', { name: 'Text: what was changed' }).waitFor();
    await isQuiet();
    await ines.go('Documents');
    await ines.page.getByRole('row').getByRole('link', { name: 'evil.example' }).first().waitFor();
    await isQuiet();
    expect(left).toEqual([]);
  });
});
