import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EditDraft } from '#shared/sync/command.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import { addAccount, OfficeProcess } from '#test/support/office-process.ts';
import { WireProxy } from '#test/support/wire-proxy.ts';
import { type Fault, plant } from '#test/walk/faults.ts';
import { type Engine, type EngineName, openEngine } from './engine.ts';
import { Ledger } from './ledger.ts';
import type { Ground } from './load.ts';
import { PASSWORD, Technician } from './technician.ts';

const NAMES = ['Ines Calder', 'Tom Adeyemi', 'Una Brandt'];
/** Few, so that technicians meet on them. */
const SHARED = 5;

/** Everything that a run starts, and can kill. */
export class Scene {
  private readonly folder = mkdtempSync(join(tmpdir(), 'sitebook-crash-'));
  readonly ledger = new Ledger(join(this.folder, 'ledger.ndjson'));
  readonly technicians: Technician[] = [];
  private readonly proxies: WireProxy[] = [];
  private opened: { engine: Engine; office: OfficeProcess; ground: Ground } | null = null;
  private partial: { engine?: Engine; office?: OfficeProcess } = {};
  /** The office's revision before the technicians began. */
  seqBefore = 0;

  private get parts(): { engine: Engine; office: OfficeProcess; ground: Ground } {
    if (!this.opened) throw new Error('The scene is not open.');
    return this.opened;
  }

  get engine(): Engine {
    return this.parts.engine;
  }

  get ground(): Ground {
    return this.parts.ground;
  }

  /** Starts store, office and laptops, each technician signed in. */
  async open(store: EngineName, fault: Fault | null): Promise<void> {
    const engine = await openEngine(store, this.folder);
    this.partial.engine = engine;
    const office = await OfficeProcess.start(engine.place);
    this.partial.office = office;
    if (!office.firstAdminUrl) throw new Error('A new office tells where its first administrator is made.');
    const admin = 'ada.marsh@crash.example';
    await OfficeApi.firstAdmin(office.firstAdminUrl, admin, PASSWORD, 'Crash office');
    const ground = await furnish(await OfficeApi.signIn(office.url, admin, PASSWORD));
    this.opened = { engine, office, ground };
    for (const name of NAMES) await this.join(name, fault);
    const [row] = await engine.query<{ seq: number | string }>('SELECT seq FROM office');
    this.seqBefore = Number(row?.seq);
  }

  private async join(name: string, fault: Fault | null): Promise<void> {
    const { engine, office } = this.parts;
    const email = `${name.toLowerCase().replace(' ', '.')}@crash.example`;
    await addAccount(engine.place, { name, email, password: PASSWORD, role: 'technician' });
    let url = office.url;
    if (fault) {
      const proxy = await WireProxy.open(office.port);
      this.proxies.push(proxy);
      plant(fault, proxy);
      url = proxy.url;
    }
    const technician = new Technician(name, email, url);
    this.technicians.push(technician);
    await technician.open();
    await technician.signIn();
  }

  killOffice = (): Promise<void> => this.parts.office.end('SIGKILL');

  /** Starts the office again where it was. */
  async startOffice(): Promise<void> {
    const { port } = this.parts.office;
    this.parts.office = await OfficeProcess.start(this.engine.place, { port });
  }

  /** Ends everything at once; no process and no folder is left. */
  async close(): Promise<void> {
    await Promise.all(this.technicians.map((one) => one.remove()));
    for (const proxy of this.proxies) proxy.close();
    await (this.opened?.office ?? this.partial.office)?.end('SIGKILL');
    await this.partial.engine?.remove();
    this.ledger.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Makes what the technicians meet. */
async function furnish(manager: OfficeApi): Promise<Ground> {
  const organization = newId();
  const site = newId();
  const make = (collection: EditDraft['collection'], id: string, values: Record<string, unknown>): EditDraft => ({
    collection,
    id,
    organizationId: organization,
    create: true,
    values,
  });
  const ids = (): string[] => Array.from({ length: SHARED }, newId);
  const ground: Ground = { organization, site, assets: ids(), tickets: ids() };
  const openedAt = new Date().toISOString();
  const answer = await manager.does(
    make('organizations', organization, { name: 'Crashaw Mill', shortCode: 'CRS', timeZone: 'Europe/London' }),
    make('sites', site, { name: 'Crashaw Mill, Quay', timeZone: 'Europe/London' }),
    ...ground.assets.map((id, i) => make('assets', id, { tag: `CRS-0000${i}`, name: `crs-sw${i}`, class: 'switch' })),
    ...ground.tickets.map((id, i) =>
      make('tickets', id, { kind: 'incident', number: `INC~crash-${i}`, title: `Fault ${i}`, siteId: site, openedAt }),
    ),
  );
  if (answer.verdict !== 'applied') throw new Error(`The office could not be furnished: ${answer.message}`);
  return ground;
}
