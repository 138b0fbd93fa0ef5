import { beforeAll, describe, expect, test } from 'vitest';
import type { StepEntry } from '#shared/domain/activities/step.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { AppPage } from '#test/support/app-page.ts';
import { draftsOn } from '#test/support/laptop.ts';
import { cutControls, smallTargets, violations } from '#test/support/looks.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import type { OfficeProcess } from '#test/support/office-process.ts';
import { kept, officeSeq } from '#test/walk/office-store.ts';
import { eventually } from '#test/walk/report.ts';
import {
  allAtTheOffice,
  applied,
  atTheOffice,
  hasAppFiles,
  type LaptopScene,
  startLaptop,
  startOffice,
} from './scene.ts';

const RUNBOOK = 'Recover PoE on Catalyst 9200L';
const SWAP = 'Swap the power supply or the switch, keep the order of the ports';
const TITLE = 'Ground floor: phones without PoE';

let office: OfficeProcess;
let there: LaptopScene;
let app: AppPage;
let colleague: { there: LaptopScene; app: AppPage };
let ticketId = '';

async function laptopOf(name: string): Promise<{ there: LaptopScene; app: AppPage }> {
  const laptop = await startLaptop(name, office);
  const page = await laptop.open();
  await page.page.getByRole('region', { name: 'Demo accounts' }).getByRole('button', { name }).click();
  await page.atOffice();
  await hasAppFiles(page);
  return { there: laptop, app: page };
}

beforeAll(async () => {
  office = await startOffice({ demo: true });
  ({ there, app } = await laptopOf('Ines Calder'));
});

const main = () => app.page.getByRole('main');
const side = () => app.page.getByRole('complementary');
const button = (name: string | RegExp) => main().getByRole('button', { name, exact: true });
const steps = () => main().getByRole('list', { name: 'Steps', exact: true });
/** The step that is open, once it is the one of this title. */
async function openStep(title: string) {
  const step = steps()
    .locator('[aria-current="step"]')
    .filter({ has: app.page.getByRole('heading', { name: title }) });
  await step.waitFor();
  return step;
}
/** A step that is closed to its stamp. */
const stamped = (title: string, stamp: string) =>
  steps().getByRole('listitem').filter({ hasText: title }).filter({ hasText: stamp }).waitFor();
const press = (key: string): Promise<void> => app.page.keyboard.press(key);
const alert = (words: string) => app.page.getByRole('alert').filter({ hasText: words }).waitFor();
const search = (): URLSearchParams => new URL(app.page.url()).searchParams;

/** The stamps on a record as the office has them, in the order in which they came. */
const stampsAt = (id: string): StepEntry[] =>
  kept(office.dataDir, 0)
    .lines.filter((line) => line.collection === 'activities' && line.field === '*')
    .map((line) => line.after as { parent: { id: string }; step?: StepEntry | null })
    .flatMap(({ parent, step }) => (parent.id === id && step ? [step] : []));

describe('a runbook beside a ticket, without the office', () => {
  test('while the ticket is written, and beside it then, the runbook is offered with its reasons', async () => {
    there.proxy.cut();
    await app.page.reload();
    await app.offline();
    const client = allAtTheOffice(office, 'organizations').find((one) => one.shortCode === 'OAK');
    const asset = allAtTheOffice(office, 'assets').find(
      (one) => one.organizationId === client?.id && one.class === 'switch' && String(one.model).includes('9200L'),
    );
    await app.go('Tickets');
    await button('New ticket').click();
    await main().getByLabel('Client', { exact: true }).click();
    await main().getByLabel('Client', { exact: true }).fill(String(client?.name));
    await app.page.getByRole('option', { name: String(client?.name) }).click();
    await main().getByLabel('Summary').fill(TITLE);
    const known = main().getByRole('region', { name: 'Known errors and runbooks that may fit' });
    await known.getByRole('listitem').filter({ hasText: RUNBOOK }).getByText('Runbook, word: PoE').waitFor();
    await known.getByRole('button', { name: 'Catalyst 9200L: PoE controller error 0x4F', exact: true }).click();
    await known.getByRole('article').waitFor();
    await known.getByRole('button', { name: 'Link Catalyst 9200L: PoE controller error 0x4F' }).click();
    expect(await violations(app, 'main')).toEqual([]);
    await app.saves('New ticket', () => button('Add ticket').click());
    await main().getByRole('heading', { level: 1, name: TITLE }).waitFor();
    ticketId = new URL(app.page.url()).pathname.split('/').at(-1) ?? '';

    await app.linkAsset(String(asset?.name));
    const documents = side().getByRole('region', { name: 'Documents' });
    await documents
      .getByRole('listitem')
      .filter({ hasText: RUNBOOK })
      .getByText('Runbook, for Cisco Catalyst 9200L, for Switch, word: PoE')
      .waitFor();
    await documents
      .getByRole('listitem')
      .filter({ hasText: 'PoE controller error 0x4F' })
      .getByText('Known error, linked')
      .waitFor();
  });

  test('it is read without leaving the ticket; back goes back, and the address holds it', async () => {
    await side().getByRole('button', { name: RUNBOOK, exact: true }).click();
    const article = side().getByRole('article', { name: RUNBOOK });
    await article.getByText('Several ports of a 9200L lose PoE at once').waitFor();
    await article.getByRole('heading', { name: 'Steps' }).waitFor();
    await main().getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(await violations(app)).toEqual([]);
    await app.page.reload();
    await article.waitFor();
    await app.page.goBack();
    await side().getByRole('region', { name: 'Documents' }).waitFor();
    expect(search().has('doc')).toBe(false);
  });

  test('each step is stamped by the keyboard: out of range, done, skipped with its reason', async () => {
    await side()
      .getByRole('button', { name: `Run ${RUNBOOK}` })
      .click();
    await openStep('Read the PoE budget in use');
    expect(search().has('run')).toBe(true);
    // The focus is where the value goes; arrows go to the next step and back.
    await press('ArrowDown');
    await openStep('Save the running configuration to a file');
    await press('ArrowUp');
    await openStep('Read the PoE budget in use');
    // A value out of its range is said, and kept when that is confirmed. Digits go there from anywhere in the run.
    await press('Enter');
    await alert('Type what you measured.');
    await button('Skip…').focus();
    await app.page.keyboard.type('812', { delay: 60 });
    await press('Enter');
    await alert('72 W above the range of 0 to 740 W.');
    await app.saves('Step 1', () => press('Enter'));
    await stamped('Read the PoE budget in use', '812 W, above 0 to 740 W');
    await openStep('Save the running configuration to a file');
    await app.saves('Step 2', () => press('Enter'));
    const third = await openStep('Tell the site: phones and cameras off for ten minutes');
    await third.getByRole('textbox', { name: 'Remark' }).fill('Gwen at the desk tells the others');
    await app.saves('Step 3', () => press('Control+Enter'));
    await stamped('Tell the site', 'Gwen at the desk tells the others');
    const fourth = await openStep('Second power feed is live');
    await fourth.getByRole('button', { name: 'Skip…' }).click();
    await press('Enter');
    await alert('Say why the step is skipped.');
    await app.page.keyboard.type('Rack R1 has one feed');
    await app.saves('Step 4', () => press('Enter'));
    await stamped('Second power feed is live', 'Reason: Rack R1 has one feed');
    await main().getByText('3 done, 1 of them not as it should be, 1 skipped, 5 to do').waitFor();
    // The first stamp linked the runbook in the same command: 2 for the ticket and its asset, 4 stamps.
    expect(await app.unsent()).toBe(6);
    expect(await violations(app)).toEqual([]);
  });

  test('a browser killed with -9 in the middle: the run stands where it was, the half-typed value too', async () => {
    await openStep('Pull both power cords for 30 seconds, then plug in again');
    await app.saves('Step 5', () => press('Enter'));
    await openStep('Measure PoE voltage on the first port');
    await app.page.keyboard.type('38.');
    await eventually('what was typed is on disk', async () => expect(await draftsOn(app.page)).toContain('38.'));
    const address = new URL(app.page.url());
    await there.laptop.kill();
    await there.laptop.start(there.url + address.pathname + address.search);
    app = new AppPage(there.laptop.page);
    await app.offline();
    expect(await app.unsent()).toBe(7);
    await openStep('Measure PoE voltage on the first port');
    const value = app.page.getByRole('textbox', { name: 'Measured, in V' });
    expect(await value.inputValue()).toBe('38.');
    await value.press('End');
    await app.page.keyboard.type('6');
    await press('Enter');
    await alert('5.4 V below the range of 44 to 57 V.');
    // It is measured again before it is kept: nothing was stamped yet.
    await button('Measure again').click();
    await app.page.keyboard.type('38.6');
    await press('Enter');
    await app.saves('Step 6', () => press('Enter'));
  });

  test('one of the answers is chosen; a stamp is taken back, and measured anew', async () => {
    const seventh = await openStep('Stable for five minutes?');
    await app.saves('Step 7', () => seventh.getByRole('button', { name: 'No, swap' }).click());
    await openStep(SWAP);
    await steps().getByRole('button', { name: 'Save the running configuration to a file' }).click();
    await app.saves('taken back', () => button('Take back').click());
    await main().getByText('5 done, 2 of them not as it should be, 1 skipped, 3 to do').waitFor();
    const second = await openStep('Save the running configuration to a file');
    await second.getByText('taken back,').waitFor();
    await app.saves('Step 2', () => second.getByRole('button', { name: 'Done', exact: true }).click());
    await steps().getByRole('button', { name: 'Read the PoE budget in use' }).click();
    await button('Measure again').click();
    await app.page.getByRole('textbox', { name: 'Measured, in W' }).fill('412 W');
    await app.saves('Step 1', () => press('Enter'));
    await stamped('Read the PoE budget in use', '412 W,');
    await steps().getByText('812 W, above 0 to 740 W').waitFor();
    await main().getByText('6 done, 1 of them not as it should be, 1 skipped, 2 to do').waitFor();
  });

  test('the timeline tells it by step, and opens it', async () => {
    await button('Details').click();
    const timeline = main().getByRole('list', { name: 'Timeline' });
    await timeline.getByText('Step 6, Measure PoE voltage on the first port: 38.6 V, below 44 to 57 V').waitFor();
    expect(await timeline.getByRole('link', { name: RUNBOOK }).count()).toBe(1);
    await timeline.getByRole('link', { name: RUNBOOK }).click();
    await openStep(SWAP);
    await button('Details').click();
    await side().getByText('Go on at step 8 of 9').waitFor();
  });
});

describe('with the office again', () => {
  test('all stamps are there in their order, the first in one command with the link', async () => {
    there.proxy.heal();
    await eventually('all of it is at the office', async () => {
      await app.hurry('ines.calder@tidewell.example', 'demo-sitebook');
      expect(await app.unsent()).toBe(0);
    });
    await app.atOffice();
    expect(
      stampsAt(ticketId).map((one) => [one.index + 1, one.outcome, one.value ?? (one.choice || one.reason)]),
    ).toEqual([
      [1, 'out-of-range', 812],
      [2, 'done', ''],
      [3, 'done', ''],
      [4, 'skipped', 'Rack R1 has one feed'],
      [5, 'done', ''],
      [6, 'out-of-range', 38.6],
      [7, 'chosen', 'No, swap'],
      [2, 'taken-back', ''],
      [2, 'done', ''],
      [1, 'measured', 412],
    ]);
    const runbook = allAtTheOffice(office, 'documents').find((one) => one.title === RUNBOOK);
    expect(atTheOffice(office, ticketId)?.documentIds).toContain(runbook?.id);
    const { lines, refusals } = kept(office.dataDir, 0);
    expect(refusals).toEqual([]);
    const linked = lines.find((one) => one.recordId === ticketId && one.field === 'documentIds');
    const first = lines.find((one) => (one.after as { step?: StepEntry } | null)?.step?.value === 812);
    expect(linked?.command).toBe(first?.command);
  });

  test('two stamp the same step, each without the office: both stamps stay, the later one stands', async () => {
    colleague = await laptopOf('Tom Adeyemi');
    const mine = { there, app };
    ({ there, app } = colleague);
    await app.page.goto(`${there.url}/tickets/${ticketId}`);
    await button(`Open the run of ${RUNBOOK}`).click();
    const toms = await openStep(SWAP);
    there.proxy.cut();
    await app.offline();
    await app.saves('Step 8', () => toms.getByRole('button', { name: 'Done', exact: true }).click());
    ({ there, app } = mine);
    there.proxy.cut();
    await app.offline();
    await app.page.goto(`${there.url}/tickets/${ticketId}`);
    await button(`Open the run of ${RUNBOOK}`).click();
    const step = await openStep(SWAP);
    await step.getByRole('button', { name: 'Skip…' }).click();
    await step.getByRole('button', { name: 'Step 7: No, swap' }).waitFor();
    await step.getByRole('button', { name: 'Not possible now' }).click();
    await app.saves('Step 8', () => step.getByRole('button', { name: 'Skip the step' }).click());
    for (const one of [colleague, mine]) {
      ({ there, app } = one);
      there.proxy.heal();
      await app.tryNow();
      await app.atOffice();
    }
    for (const one of [colleague, mine]) {
      ({ there, app } = one);
      await app.page.goto(`${there.url}/tickets/${ticketId}`);
      await button(`Open the run of ${RUNBOOK}`).click();
      await stamped(SWAP, 'skipped');
      await stamped(SWAP, 'Ines Calder');
      await stamped(SWAP, 'Tom Adeyemi');
    }
    const eighth = stampsAt(ticketId).filter((one) => one.index === 7);
    expect(eighth.map((one) => one.outcome).sort()).toEqual(['done', 'skipped']);
  }, 120_000);

  test('a colleague goes on with the run, on a page of its own, and finishes it for both', async () => {
    const mine = { there, app };
    ({ there, app } = colleague);
    const seq = officeSeq(office.dataDir);
    await button('Give the run the whole page').click();
    await main().getByRole('heading', { level: 1, name: RUNBOOK }).waitFor();
    const ninth = await openStep('Phones register, access points join, cameras show a picture');
    await ninth.getByRole('button', { name: 'Not so…' }).click();
    await app.page.keyboard.type('One camera at the door is dark');
    await app.saves('Step 9', () => press('Enter'));
    await main().getByText('Every step is stamped.').waitFor();
    await app.atOffice();
    const tom = allAtTheOffice(office, 'people').find((one) => one.name === 'Tom Adeyemi');
    const stamps = kept(office.dataDir, seq).lines.filter((one) => one.collection === 'activities');
    expect(stamps.map((one) => one.author)).toEqual([tom?.id]);
    ({ there, app } = mine);
    await main().getByText('Every step is stamped.').waitFor();
    await stamped('Phones register', 'One camera at the door is dark');
  });
});

describe('how it looks', () => {
  test('the page of a run holds at 1024 x 700 and on a tablet, in field mode too, and axe finds nothing', async () => {
    const { page } = app;
    const runbook = allAtTheOffice(office, 'documents').find((one) => one.title === RUNBOOK);
    await page.goto(`${there.url}/tickets/${ticketId}?doc=${runbook?.id}`);
    await button('Run it').click();
    await openStep('Read the PoE budget in use');
    for (const [width, height] of [
      [1024, 700],
      [820, 1180],
    ] as const) {
      await page.setViewportSize({ width, height });
      await main().getByRole('heading', { level: 1, name: RUNBOOK }).waitFor();
      for (const density of ['normal', 'field']) {
        await page.evaluate((value) => (document.documentElement.dataset.density = value), density);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        expect(await cutControls(app)).toEqual([]);
        if (density === 'field') expect(await smallTargets(app)).toEqual([]);
      }
      expect(await violations(app)).toEqual([]);
    }
    await button('Skip…').click();
    expect(await smallTargets(app)).toEqual([]);
    expect(await violations(app, 'main')).toEqual([]);
    await button('Leave it').click();
    await page.evaluate(() => (document.documentElement.dataset.density = 'normal'));
    await page.setViewportSize({ width: 1440, height: 900 });
    await side().getByRole('heading', { level: 2, name: RUNBOOK }).waitFor();
    expect(await cutControls(app)).toEqual([]);
  }, 120_000);

  /** What the browser is given to print, as it is given it: the sheet, where it stands in place of the page. */
  async function printed(press: string): Promise<string> {
    await app.page.evaluate(() => {
      const seen = window as unknown as { printed?: string };
      delete seen.printed;
      const look = () => {
        const sheet = [...document.body.children].find((one) => one.id !== 'root' && one.querySelector('table'));
        seen.printed = sheet?.textContent ?? '';
      };
      addEventListener('beforeprint', look, { once: true });
    });
    await button(press).click();
    let text = '';
    await eventually('it is printed', async () => {
      text = await app.page.evaluate(() => (window as unknown as { printed?: string }).printed ?? '');
      expect(text).not.toBe('');
    });
    return text;
  }

  test('on paper a runbook is a checklist with a place for each value, and a run the record of its stamps', async () => {
    const runbook = allAtTheOffice(office, 'documents').find((one) => one.title === RUNBOOK);
    await app.page.goto(`${there.url}/tickets/${ticketId}?doc=${runbook?.id}`);
    const checklist = await printed('Print as a checklist');
    for (const words of ['Measure PoE voltage on the first port', '44 to 57 V', 'Done by, date, time:', 'Printed'])
      expect(checklist).toContain(words);
    // This browser prints one thing a page.
    await app.page.goto(`${there.url}/tickets/${ticketId}`);
    await side()
      .getByRole('button', { name: `Run of ${RUNBOOK}` })
      .click();
    const record = await printed('Print the record of this run');
    for (const words of ['38.6 V, below 44 to 57 V', 'Rack R1 has one feed', '812 W', 'taken back', 'Tom Adeyemi'])
      expect(record).toContain(words);
  });
});

describe('from an asset and from the runbook’s own page', () => {
  test('a runbook is run on an asset, and from its page on a ticket that was open lately', async () => {
    const { page } = app;
    const asset = allAtTheOffice(office, 'assets').find((one) => String(one.model).includes('9200L'));
    await app.openAsset(String(asset?.name));
    await side()
      .getByRole('button', { name: `Run ${RUNBOOK}` })
      .click();
    await openStep('Read the PoE budget in use');
    await page.keyboard.type('300');
    await app.saves('Step 1', () => press('Enter'));
    await app.atOffice();
    expect(stampsAt(String(asset?.id)).map((one) => one.value)).toEqual([300]);

    const runbook = allAtTheOffice(office, 'documents').find((one) => one.title === RUNBOOK);
    await page.goto(`${there.url}/documents/${runbook?.id}`);
    await button('Run it…').click();
    const ask = page.getByRole('dialog', { name: 'Run it…' });
    await ask.getByRole('option', { name: TITLE }).waitFor();
    expect(await violations(app, '[role=dialog]')).toEqual([]);
    await page.keyboard.type('without poe');
    await ask.getByRole('option', { name: TITLE }).click();
    await main().getByRole('heading', { level: 1, name: RUNBOOK }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/tickets/${ticketId}`);
    await openStep('Read the PoE budget in use');
  }, 120_000);

  test('a runbook that is revised meanwhile: what was stamped stays, and the run says what changed', async () => {
    const asset = allAtTheOffice(office, 'assets').find((one) => String(one.model).includes('9200L'));
    await app.page.goto(`${there.url}/assets/${asset?.id}`);
    await button(`Open the run of ${RUNBOOK}`).click();
    await openStep('Save the running configuration to a file');
    await app.saves('Step 2', () => press('Enter'));
    await app.atOffice();
    const manager = await OfficeApi.signIn(office.url, 'marcus.hale@tidewell.example', 'demo-sitebook');
    await manager.pull();
    const { id, steps: before } = allAtTheOffice(office, 'documents').find(
      (one) => one.title === RUNBOOK,
    ) as unknown as {
      id: string;
      steps: RunbookStep[];
    };
    const [first, , ...others] = before;
    if (!first) throw new Error('The runbook has no steps.');
    const renamed = { ...first, title: 'Read the PoE budget, both stacks' };
    const added = {
      ...first,
      id: 'added',
      kind: 'do' as const,
      title: 'Label the power cords',
      unit: '',
      min: null,
      max: null,
    };
    await applied(manager, {
      collection: 'documents',
      id,
      organizationId: null,
      values: { steps: [renamed, added, ...others] },
    });
    await app.sees('The runbook was revised after this run began.');
    await app.sees('One stamped step is not in it any more. One stamped step asks for something else now.');
    await stamped('Save the running configuration to a file', 'The runbook does not have this step any more.');
    await stamped('Read the PoE budget, both stacks', 'Stamped as: Read the PoE budget in use');
    await steps().getByRole('button', { name: 'Label the power cords' }).click();
    await openStep('Label the power cords');
    expect(await violations(app, 'main')).toEqual([]);
    await app.saves('Step 2', () => press('Enter'));
    await main().getByText('2 done, 7 to do').waitFor();
  });

  test('[S12] the office takes no skip without its reason, whoever sends it', async () => {
    const technician = await OfficeApi.signIn(office.url, 'tom.adeyemi@tidewell.example', 'demo-sitebook');
    const [step] = stampsAt(ticketId);
    const skip = (reason: string) =>
      technician.does({
        collection: 'activities',
        id: newId(),
        organizationId: String(atTheOffice(office, ticketId)?.organizationId),
        create: true,
        values: {
          kind: 'step',
          parent: { collection: 'tickets', id: ticketId },
          at: new Date().toISOString(),
          step: { ...step, outcome: 'skipped', value: null, reason },
        },
      });
    expect(await skip(' ')).toMatchObject({ verdict: 'refused', code: 'missing-reason' });
    expect(await skip('No tester here')).toMatchObject({ verdict: 'applied' });
  });

  test('[S12] a viewer reads runs and documents, and finds nothing to stamp with', async () => {
    ({ there, app } = await laptopOf('Sofia Lindqvist'));
    await app.page.goto(`${there.url}/tickets/${ticketId}`);
    await side()
      .getByRole('button', { name: `Run of ${RUNBOOK}` })
      .click();
    await main().getByText('Your role reads this run and stamps nothing.').waitFor();
    await steps().getByRole('button', { name: 'Save the running configuration to a file' }).click();
    await openStep('Save the running configuration to a file');
    for (const name of ['Take back', 'Stamp again', 'Skip…', 'Stop the run…'])
      expect(await button(name).count()).toBe(0);
    await button('Details').click();
    await side().getByRole('button', { name: RUNBOOK, exact: true }).click();
    await side().getByRole('article', { name: RUNBOOK }).waitFor();
    for (const name of ['Run it', 'Link']) expect(await button(name).count()).toBe(0);
  });
});
