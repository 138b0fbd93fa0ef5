import { setTimeout as delay } from 'node:timers/promises';
import type { EditDraft } from '#shared/sync/command.ts';
import type { Random } from '#test/sim/world/random.ts';
import { newId } from '#test/support/office-api.ts';
import type { Ledger } from './ledger.ts';
import type { Technician } from './technician.ts';

/** What all technicians meet. */
export interface Ground {
  organization: string;
  site: string;
  assets: string[];
  tickets: string[];
}

const KINDS = { shared: 5, own: 5, asset: 4, ticket: 2, note: 4 } as const;

const pauseMs = (random: Random): number => (random.chance(0.2) ? random.int(200, 600) : random.int(5, 80));

/** One technician at work until told to stop. Everything is noted before it is tried, and when it is called saved. */
export class Load {
  private count = 0;
  private isOver = false;
  /** Attempts that ended with no answer, since something was killed meanwhile. */
  unanswered = 0;
  /** What the write door said to those it declined. */
  readonly declined: string[] = [];
  private readonly done: Promise<unknown>;

  constructor(
    private readonly technician: Technician,
    private readonly ground: Ground,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {
    this.done = Promise.all([this.work(), this.tend()]);
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.done;
  }

  private async work(): Promise<void> {
    while (!this.isOver) {
      const burst = this.random.chance(0.3) ? this.random.int(2, 4) : 1;
      await Promise.all(Array.from({ length: burst }, () => this.write()));
      await delay(pauseMs(this.random));
    }
  }

  /** What is on the screen is looked at now and then; the laptop is in use whether the office lets it in or not. */
  private async tend(): Promise<void> {
    while (!this.isOver) {
      await this.technician.tend().catch(() => undefined);
      await delay(500);
    }
  }

  private async write(): Promise<void> {
    const mark = `${this.technician.name.slice(0, 3).toLowerCase()}${++this.count}k`;
    const draft = this.draft(mark);
    const { name } = this.technician;
    this.ledger.note({ is: 'tried', mark, by: name, record: draft.id, values: draft.values });
    try {
      const answer = await this.technician.commit([draft]);
      if (answer.ok) {
        this.ledger.note({ is: 'saved', mark, command: answer.value.command });
        if (draft.create && draft.collection === 'assets') this.technician.own.assets.push(draft.id);
        if (draft.create && draft.collection === 'tickets') this.technician.own.tickets.push(draft.id);
      } else {
        this.ledger.note({ is: 'declined', mark, message: answer.error.message });
        this.declined.push(answer.error.message);
      }
    } catch {
      this.unanswered += 1;
      await delay(this.random.int(50, 150));
    }
  }

  private draft(mark: string): EditDraft {
    const { organization, site, assets, tickets } = this.ground;
    const { own } = this.technician;
    const edit = (collection: EditDraft['collection'], id: string, values: Record<string, unknown>): EditDraft => ({
      collection,
      id,
      organizationId: organization,
      values,
    });
    const make = (collection: EditDraft['collection'], values: Record<string, unknown>): EditDraft => ({
      ...edit(collection, newId(), values),
      create: true,
    });
    const at = new Date().toISOString();
    const kind = this.random.weighted(KINDS);
    if (kind === 'own' && own.assets.length > 0)
      return edit('assets', this.random.pick(own.assets), { name: `acc-sw ${mark}`, firmware: `17.9 ${mark}` });
    if (kind === 'ticket')
      return make('tickets', { kind: 'incident', number: `INC~${mark}`, title: `No link ${mark}`, openedAt: at });
    if (kind === 'note') {
      const parent = { collection: 'tickets', id: this.random.pick([...tickets, ...own.tickets.slice(-3)]) };
      return make('activities', { kind: 'note', parent, body: `Looked at it ${mark}`, at });
    }
    if (kind === 'shared')
      return this.random.chance(0.5)
        ? edit('assets', this.random.pick(assets), { firmware: `17.12 ${mark}` })
        : edit('tickets', this.random.pick(tickets), { category: `Network ${mark}` });
    const place = { siteId: site, room: 'B1', rack: 'R1', unit: null, height: null, face: null };
    return make('assets', { tag: `CRS-${mark}`, name: `sw ${mark}`, class: 'switch', firmware: '17.9.4', place });
  }
}
