import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { EditDraft } from '#shared/sync/command.ts';
import { AppPage } from '#test/support/app-page.ts';
import { Laptop } from '#test/support/laptop.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import { addAccount, OfficeProcess } from '#test/support/office-process.ts';
import { WireProxy } from '#test/support/wire-proxy.ts';
import { storedRecords } from '#test/walk/office-store.ts';
import { Gateway } from './gateway.ts';

export const PASSWORD = 'seventeen wet basements';
export const INES = 'ines.calder@e2e.example';
export const TOM = 'tom.adeyemi@e2e.example';
export const ADA = 'ada.marsh@e2e.example';

/** What the tests of a file started, in the order in which it has to end. */
const ends: (() => void | Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
export const atTheEnd = (end: () => void | Promise<void>): void => void ends.push(end);

/** A real office in a folder of its own, gone after the tests of the file. */
export async function startOffice(
  options: { demo?: boolean; env?: Record<string, string> } = {},
): Promise<OfficeProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-e2e-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const office = await OfficeProcess.start(folder, options);
  atTheEnd(() => office.end());
  return office;
}

/** A laptop with its way to the office. Off until somebody opens a page on it. */
export async function startLaptop(name: string, office: OfficeProcess) {
  const proxy = await WireProxy.open(office.port);
  const gateway = await Gateway.open(proxy.url);
  const laptop = new Laptop(name);
  atTheEnd(async () => {
    await laptop.close();
    gateway.close();
    proxy.close();
  });
  return {
    proxy,
    gateway,
    laptop,
    url: gateway.url,
    /** Opens the page of the office, in a first or a further tab. */
    async open(path = '/'): Promise<AppPage> {
      await laptop.start(gateway.url + path);
      return new AppPage(laptop.page);
    },
    async openTab(path = '/'): Promise<AppPage> {
      const page = await laptop.page.context().newPage();
      await page.goto(gateway.url + path);
      return new AppPage(page);
    },
  };
}
export type LaptopScene = Awaited<ReturnType<typeof startLaptop>>;

/** Waits until the browser holds the app's own files, as it does a moment after the first visit. */
export const hasAppFiles = (app: AppPage): Promise<unknown> =>
  app.page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));

export interface SmallOffice {
  office: OfficeProcess;
  manager: OfficeApi;
  /** Two clients; Tom sees only the second. */
  dairy: { id: string; site: string };
  mill: { id: string; site: string };
  /** At the dairy. */
  asset: { id: string; name: string; tag: string };
  ticket: { id: string; title: string };
  /** At the mill. */
  millAsset: { id: string; name: string; tag: string };
}

const make = (
  collection: EditDraft['collection'],
  organizationId: string,
  id: string,
  values: Record<string, unknown>,
): EditDraft => ({ collection, id, organizationId, create: true, values });

/** A small office of two clients: Ada its administrator, Ines who sees all of it, Tom who sees one client. */
export async function startSmallOffice(options: { env?: Record<string, string> } = {}): Promise<SmallOffice> {
  const office = await startOffice(options);
  await OfficeApi.firstAdmin(office.firstAdminUrl ?? '', ADA, PASSWORD, 'Harbour IT');
  const manager = await OfficeApi.signIn(office.url, ADA, PASSWORD);
  const dairy = { id: newId(), site: newId() };
  const mill = { id: newId(), site: newId() };
  const asset = { id: newId(), tag: 'FEN-00001', name: 'fen-core-sw01' };
  const millAsset = { id: newId(), tag: 'OAK-00001', name: 'oak-core-sw01' };
  const ticket = { id: newId(), title: 'Cold store switch loses its PoE' };
  const place = (siteId: string) => ({ siteId, room: 'B1', rack: 'R1', unit: null, height: null, face: null });
  const { tag, name } = asset;
  await applied(
    manager,
    make('organizations', dairy.id, dairy.id, { name: 'Fenwick Dairy', shortCode: 'FEN', timeZone: 'Europe/London' }),
    make('sites', dairy.id, dairy.site, { name: 'Fenwick Dairy, Cold store', timeZone: 'Europe/London' }),
  );
  await applied(
    manager,
    make('organizations', mill.id, mill.id, { name: 'Oakmere Mill', shortCode: 'OAK', timeZone: 'Europe/London' }),
    make('sites', mill.id, mill.site, { name: 'Oakmere Mill, Hull Road', timeZone: 'Europe/London' }),
  );
  await applied(
    manager,
    make('assets', dairy.id, asset.id, { tag, name, class: 'switch', firmware: '17.9.4', place: place(dairy.site) }),
  );
  await applied(
    manager,
    make('assets', mill.id, millAsset.id, {
      tag: millAsset.tag,
      name: millAsset.name,
      class: 'switch',
      firmware: '17.9.4',
      place: place(mill.site),
    }),
  );
  await applied(
    manager,
    make('tickets', dairy.id, ticket.id, {
      kind: 'incident',
      number: 'INC~e2e-1',
      title: ticket.title,
      siteId: dairy.site,
      openedAt: new Date().toISOString(),
    }),
  );
  const { dataDir } = office;
  await addAccount(dataDir, { name: 'Ines Calder', email: INES, password: PASSWORD, role: 'technician' });
  await addAccount(dataDir, {
    name: 'Tom Adeyemi',
    email: TOM,
    password: PASSWORD,
    role: 'technician',
    organizations: ['OAK'],
  });
  return { office, manager, dairy, mill, asset, millAsset, ticket };
}

/** Does something as the manager, and fails where the office does not take it. */
export async function applied(manager: OfficeApi, ...drafts: EditDraft[]): Promise<void> {
  const answer = await manager.does(...drafts);
  expect(answer.verdict, answer.message).toBe('applied');
}

/** A record as the office's store has it. */
export function atTheOffice(office: OfficeProcess, id: string): Record<string, unknown> | undefined {
  return storedRecords(office.dataDir).get(id)?.record;
}

/** The records of a collection as the office's store has them. */
export function allAtTheOffice(office: OfficeProcess, collection: string): Record<string, unknown>[] {
  return [...storedRecords(office.dataDir).values()]
    .filter((one) => one.collection === collection)
    .map((one) => one.record);
}
