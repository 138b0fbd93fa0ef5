import type { EditDraft } from '#shared/sync/command.ts';
import { AppPage } from '#test/support/app-page.ts';
import { Laptop } from '#test/support/laptop.ts';
import { newId, OfficeApi } from '#test/support/office-api.ts';
import { addAccount, OfficeProcess } from '#test/support/office-process.ts';
import { WireProxy } from '#test/support/wire-proxy.ts';
import { type Fault, plant } from './faults.ts';
import { Ledger } from './ledger.ts';

export const PASSWORD = 'a walk in the basement';

/** The text of the runbook as both find it. */
export const RUNBOOK = 'Tell the shift lead first.\n\nPull the cord for a minute.\n\nWait for the green light.';

/** One technician: laptop, way to the office, and the app on the screen. */
export interface Player {
  name: string;
  email: string;
  laptop: Laptop;
  proxy: WireProxy;
  app: AppPage;
}

/** What the two meet: records of the walk's own, so that it can be told on any store. */
export interface Subjects {
  organization: string;
  site: string;
  /** Different fields of one asset. */
  shared: { id: string; tag: string; name: string };
  /** The same field of another. */
  contested: { id: string; tag: string; name: string };
  /** Three successive edits of one field. */
  chained: { id: string; tag: string; name: string };
  /** A ticket that both move and note. */
  ticket: { id: string; title: string };
  /** A ticket with an edit that the office must refuse. */
  refused: { id: string; title: string };
  /** A contact of whom each changes another field. */
  contact: { id: string; name: string };
  /** A runbook of which each writes another paragraph. */
  runbook: { id: string; title: string };
  /** The technician who leaves while the laptops are offline. */
  leaver: { id: string; name: string };
}

/** Everything that takes part in one walk. */
export class Scene {
  readonly ledger = new Ledger();
  office: OfficeProcess | null = null;
  /** The office's revision when the laptops had their first sync: what the walk did comes after it. */
  seqBefore = 0;
  ines: Player | null = null;
  tom: Player | null = null;
  manager: OfficeApi | null = null;
  subjects: Subjects | null = null;

  constructor(
    readonly dataDir: string,
    readonly options: { demo: boolean; fault: Fault | null; isQuick: boolean },
  ) {}

  /** Starts the office; with a store that has no accounts it makes the first administrator. */
  async open(): Promise<void> {
    this.office = await OfficeProcess.start(this.dataDir, { demo: this.options.demo });
    const admin = 'ada.marsh@walk.example';
    if (this.office.firstAdminUrl)
      await OfficeApi.firstAdmin(this.office.firstAdminUrl, admin, PASSWORD, 'Walk office');
    else await addAccount(this.dataDir, { name: 'Ada Marsh', email: admin, password: PASSWORD, role: 'admin' });
    this.manager = await OfficeApi.signIn(this.office.url, admin, PASSWORD);
  }

  /** Makes the records of the walk, and two technicians who may work on them. */
  async furnish(): Promise<void> {
    const manager = need(this.manager);
    const organization = newId();
    const make = (collection: EditDraft['collection'], id: string, values: Record<string, unknown>): EditDraft => ({
      collection,
      id,
      organizationId: id === leaver ? null : organization,
      create: true,
      values,
    });
    const site = newId();
    const leaver = newId();
    const asset = (tag: string, name: string) => ({ id: newId(), tag, name });
    const ticket = (title: string) => ({ id: newId(), title });
    const subjects: Subjects = {
      organization,
      site,
      shared: asset('WLK-00001', 'wlk-core-sw01'),
      contested: asset('WLK-00002', 'wlk-acc-sw02'),
      chained: asset('WLK-00003', 'wlk-fw01'),
      ticket: ticket('Ground floor switch drops its PoE'),
      refused: ticket('Door controller offline after a power cut'),
      contact: { id: newId(), name: 'Gwen Pryce' },
      runbook: { id: newId(), title: 'Cold start of the mill’s switches' },
      leaver: { id: leaver, name: 'Piet Vos' },
    };
    const place = { siteId: site, room: 'B1', rack: 'R1', unit: null, height: null, face: null };
    const answers = [
      await manager.does(
        make('organizations', organization, { name: 'Walkington Mill', shortCode: 'WLK', timeZone: 'Europe/London' }),
        make('sites', site, { name: 'Walkington Mill, Hull Road', timeZone: 'Europe/London' }),
        make('people', leaver, { kind: 'technician', name: subjects.leaver.name }),
        make('people', subjects.contact.id, { kind: 'contact', name: subjects.contact.name, siteId: site }),
        make('documents', subjects.runbook.id, { kind: 'runbook', title: subjects.runbook.title, body: RUNBOOK }),
      ),
      ...(await this.each([subjects.shared, subjects.contested, subjects.chained], ({ id, tag, name }) =>
        manager.does(make('assets', id, { tag, name, class: 'switch', firmware: '17.9.4', place })),
      )),
      ...(await this.each([subjects.ticket, subjects.refused], ({ id, title }, i) =>
        manager.does(
          make('tickets', id, {
            kind: 'incident',
            number: `INC~walk-${i}`,
            title,
            siteId: site,
            openedAt: new Date().toISOString(),
          }),
        ),
      )),
    ];
    const bad = answers.find((answer) => answer.verdict !== 'applied');
    if (bad) throw new Error(`The walk could not be furnished: ${bad.message}`);
    this.subjects = subjects;
    this.ines = await this.player('Ines Calder', 'ines.calder@walk.example');
    this.tom = await this.player('Tom Adeyemi', 'tom.adeyemi@walk.example');
  }

  private async each<T, R>(list: T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    for (const [i, item] of list.entries()) results.push(await work(item, i));
    return results;
  }

  private async player(name: string, email: string): Promise<Player> {
    await addAccount(this.dataDir, { name, email, password: PASSWORD, role: 'technician' });
    const laptop = new Laptop(name);
    const proxy = await WireProxy.open(need(this.office).port);
    if (this.options.fault) plant(this.options.fault, proxy);
    await laptop.start(proxy.url);
    const app = new AppPage(laptop.page);
    await app.signIn(email, PASSWORD);
    return { name, email, laptop, proxy, app };
  }

  /** Ends everything; nothing is left running. */
  async close(): Promise<void> {
    for (const player of [this.ines, this.tom]) {
      await player?.laptop.close();
      player?.proxy.close();
    }
    await this.office?.end();
  }
}

/** A part of the scene that an earlier step put there. */
export function need<T>(part: T | null): T {
  if (part === null) throw new Error('An earlier step of the walk did not get this far.');
  return part;
}
