import { beforeAll, describe, expect, test } from 'vitest';
import type { Collection } from '#shared/domain/collections.ts';
import type { AppPage } from '#test/support/app-page.ts';
import { newId } from '#test/support/office-api.ts';
import { ADA, applied, PASSWORD, type SmallOffice, startLaptop, startSmallOffice } from './scene.ts';

/** Texts that run something or fetch something wherever they are taken for more than text. */
const PAYLOADS = [
  '<script>window.ran="script"</script>',
  '<img src=x onerror=window.ran="img">',
  '"><svg onload=window.ran="svg">',
  '<a href="javascript:window.ran=1">press</a>',
  '[press](javascript:window.ran="markdown")',
  '![picture](https://evil.example/picture.png)',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
  '<form action=https://evil.example><input autofocus onfocus=window.ran="focus">',
  '<style>@import url(https://evil.example/style.css)</style>',
  '<link rel=stylesheet href=https://evil.example/link.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href=https://evil.example/>',
  '<object data=https://evil.example/object></object>',
  '<math><mtext><img src=x onerror=window.ran="math"></mtext></math>',
  '{{constructor.constructor("window.ran=1")()}}',
];
/** In a line of 200 characters, and in a text. */
const line = (n: number): string => `${PAYLOADS[n % PAYLOADS.length]} ${n}`;
const TEXT = PAYLOADS.join('\n\n');

let small: SmallOffice;
let app: AppPage;
const left: string[] = [];
const ids = new Map<Collection, string[]>();

/** Makes one record of a kind for each payload, with it in every line, and all of them in every text. */
async function plant(collection: Collection, values: (n: number) => Record<string, unknown>): Promise<void> {
  const made = PAYLOADS.map(() => newId());
  ids.set(collection, made);
  await applied(
    small.manager,
    ...made.map((id, n) => ({
      collection,
      id,
      organizationId: collection === 'organizations' ? id : small.dairy.id,
      create: true as const,
      values: values(n),
    })),
  );
}

beforeAll(async () => {
  small = await startSmallOffice();
  await plant('organizations', (n) => ({
    name: line(n),
    shortCode: `X${n}X`,
    notes: TEXT,
    tags: [line(n).slice(0, 60)],
  }));
  await plant('sites', (n) => ({
    name: line(n),
    address: TEXT,
    access: TEXT,
    hours: line(n),
    rooms: [line(n).slice(0, 80)],
  }));
  await plant('people', (n) => ({
    name: line(n),
    role: line(n),

    phones: [line(n).slice(0, 60)],
    notes: TEXT,
  }));
  await plant('documents', (n) => ({
    kind: n % 2 ? 'runbook' : 'article',
    title: line(n),
    body: TEXT,
    state: 'published',
    steps: [
      { id: 'one', kind: 'do', title: line(n), detail: TEXT, unit: '', min: null, max: null, choices: [] },
      {
        id: 'two',
        kind: 'choose',
        title: line(n),
        detail: '',
        unit: '',
        min: null,
        max: null,
        choices: [line(n).slice(0, 120), 'no'],
      },
    ],
    assetIds: [small.asset.id],
  }));
  await plant('assets', (n) => ({
    name: line(n),
    serial: line(n).slice(0, 80),
    model: line(n),
    notes: TEXT,
    class: 'switch',
  }));
  await plant('tickets', (n) => ({
    kind: 'incident',
    number: `INC~x-${n + 1}`,
    title: line(n),
    description: TEXT,
    category: line(n).slice(0, 120),
    assetIds: [ids.get('assets')?.[n]],
    siteId: ids.get('sites')?.[n],
    contactId: ids.get('people')?.[n],
    openedAt: new Date().toISOString(),
  }));
  await plant('activities', (n) => ({
    kind: 'note',
    audience: n % 2 ? 'client' : 'internal',
    parent: { collection: 'tickets', id: ids.get('tickets')?.[n] },
    body: TEXT,
    byName: line(n),
    at: new Date().toISOString(),
  }));
  const there = await startLaptop('Ada', small.office);
  app = await there.open();
  const own = new URL(app.page.url()).host;
  app.page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (host !== own && !['data:', 'blob:'].includes(protocol)) left.push(request.url());
  });
  app.page.on('dialog', (dialog) => {
    left.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await app.signIn(ADA, PASSWORD);
  await app.atOffice();
});

/** Nothing ran, nothing left, and nothing on the page could. */
async function isInert(): Promise<void> {
  const found = await app.page.evaluate(() => ({
    ran: (window as unknown as { ran?: string }).ran ?? null,
    handlers: [...document.querySelectorAll('*')]
      .filter((one) => one.getAttributeNames().some((name) => name.startsWith('on')))
      .map((one) => one.outerHTML.slice(0, 120)),
    active: [
      ...document.querySelectorAll(
        'iframe, object, embed, base, meta[http-equiv], body link, body style:not([data-mantine-styles])',
      ),
    ].map((one) => one.outerHTML.slice(0, 120)),
    addresses: [...document.querySelectorAll('[href], [src], [action]')]
      .map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action') ?? '')
      .filter((address) => /^\s*(javascript|data|vbscript):/i.test(address)),
  }));
  expect(found).toEqual({ ran: null, handlers: [], active: [], addresses: [] });
  expect(left).toEqual([]);
}

const visit = async (path: string): Promise<void> => {
  await app.page.goto(new URL(path, app.page.url()).href);
  await app.chip.waitFor();
  await app.page.getByRole('heading', { level: 1 }).first().waitFor();
};

describe('titles and texts with payloads: 0 scripts run, 0 requests leave', () => {
  for (const path of ['/', '/tickets?view=all', '/assets', '/clients', '/sites', '/people', '/documents', '/sync']) {
    test(path, async () => {
      await visit(path);
      if (path !== '/' && path !== '/sync') await app.page.getByRole('row').nth(3).waitFor();
      await isInert();
    });
  }

  for (const [collection, place] of [
    ['tickets', 'tickets'],
    ['assets', 'assets'],
    ['organizations', 'clients'],
    ['sites', 'sites'],
    ['people', 'people'],
    ['documents', 'documents'],
  ] as const) {
    test(`the pages of ${place}, also on paper`, async () => {
      for (const [n, id] of (ids.get(collection) ?? []).entries()) {
        await visit(`/${place}/${id}`);
        await expect.poll(() => app.page.getByRole('main').textContent()).toContain(`${n}`);
        await isInert();
      }
      await app.page.emulateMedia({ media: 'print' });
      await isInert();
      await app.page.emulateMedia({ media: 'screen' });
    });
  }
});
