import { beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '#shared/domain/collections.ts';
import type {
  Activity,
  Asset,
  Organization,
  Person,
  Relationship,
  Setting,
  Site,
  Ticket,
} from '#shared/domain/records.ts';
import { LinkGraph, linkOf } from '#shared/domain/relationships/links.ts';
import { linksAround, objectionToLink } from '#shared/domain/relationships/rules.ts';
import {
  isFinal,
  LIFECYCLES,
  movesFrom,
  STATE_LABEL,
  startState,
  type TicketState,
} from '#shared/domain/tickets/lifecycle.ts';
import { demoOffice } from './demo-office.ts';
import { stateLabel } from './tickets/story.ts';

const NOW = Date.UTC(2026, 10, 23, 13, 35);
const MIDNIGHT = new Date(Date.UTC(2026, 10, 23)).toISOString();
const office = demoOffice({ assets: 600, tickets: 150, now: NOW });
const all: Partial<Record<Collection, unknown[]>> = {};
const of = <T>(collection: Collection): T[] => (all[collection] ?? []) as T[];

beforeAll(() => {
  for (const { collection, record } of office.records) {
    all[collection] ??= [];
    all[collection].push(record);
  }
});

/** The state a label means: several may have its words, so the kind decides. */
const stateOf = (kind: Ticket['kind'], label: string): TicketState | undefined =>
  (Object.keys(LIFECYCLES[kind]) as TicketState[]).find((state) => label.split(',')[0] === STATE_LABEL[state]);

describe('the demo office', () => {
  it('has six clients in their time zones, with fifteen sites, and 24 documents', () => {
    expect(of<Organization>('organizations').map((one) => [one.shortCode, one.timeZone])).toEqual([
      ['OAK', 'Europe/London'],
      ['FEN', 'Europe/London'],
      ['TOL', 'Europe/Berlin'],
      ['MAR', 'Europe/Lisbon'],
      ['HRS', 'America/New_York'],
      ['SBS', 'Asia/Singapore'],
    ]);
    expect(of('sites')).toHaveLength(15);
    expect(of('documents')).toHaveLength(24);
    expect(of<Site>('sites').every((one) => one.access && one.hours && one.rooms.length >= 3)).toBe(true);
  });

  it('has eight people with accounts, each role among them, and grants that differ', () => {
    const people = of<Person>('people');
    const names = office.accounts.map((one) => people.find((person) => person.id === one.personId)?.kind);
    expect(names).toEqual(Array.from({ length: 8 }, () => 'technician'));
    expect([...new Set(office.accounts.flatMap((one) => one.roles))].sort()).toEqual([
      'admin',
      'approver',
      'dispatcher',
      'technician',
      'viewer',
    ]);
    const technicians = office.accounts.filter((one) => one.roles.includes('technician'));
    expect(technicians.filter((one) => one.organizations === 'all')).toHaveLength(1);
    expect(new Set(technicians.map((one) => JSON.stringify(one.organizations))).size).toBe(technicians.length);
  });

  it('gives work only to technicians who may see the client', () => {
    const grants = new Map(office.accounts.map((one) => [one.personId, one.organizations]));
    const wrong = of<Ticket>('tickets').filter(({ assigneeId, organizationId }) => {
      const grant = assigneeId === null ? 'all' : grants.get(assigneeId);
      return grant !== 'all' && !grant?.includes(organizationId ?? '');
    });
    expect(wrong.map((one) => one.number)).toEqual([]);
  });

  it('has every state of every kind of ticket', () => {
    const seen = new Set(of<Ticket>('tickets').map((one) => `${one.kind} ${one.state.is}`));
    const missing = Object.entries(LIFECYCLES).flatMap(([kind, states]) =>
      Object.keys(states)
        .filter((state) => !seen.has(`${kind} ${state}`))
        .map((state) => `${kind} ${state}`),
    );
    expect(missing).toEqual([]);
  });

  it('numbers tickets in the order in which they were opened, and none later than the midnight before', () => {
    const incidents = of<Ticket>('tickets').filter((one) => one.kind === 'incident');
    expect(incidents.map((one) => one.number)).toEqual(incidents.map((one) => one.number).sort());
    expect(incidents.map((one) => one.openedAt)).toEqual(incidents.map((one) => one.openedAt).sort());
    expect(of<Activity>('activities').filter((one) => one.at > MIDNIGHT)).toEqual([]);
  });
});

describe('timelines', () => {
  it('go along legal moves from the first state to the present one, in order of time', () => {
    const byTicket = byParent(of<Activity>('activities'));
    const wrong: string[] = [];
    for (const ticket of of<Ticket>('tickets')) {
      let at = ticket.openedAt;
      let state: TicketState | undefined = startState(ticket.kind);
      let label = '';
      for (const entry of byTicket.get(ticket.id) ?? []) {
        if (entry.at < at) wrong.push(`${ticket.number}: ${entry.kind} before the entry above`);
        at = entry.at;
        if (entry.kind !== 'state') continue;
        const to = stateOf(ticket.kind, entry.to);
        if (label && entry.from !== label) wrong.push(`${ticket.number}: from "${entry.from}" after "${label}"`);
        if (!state || !to || !movesFrom(ticket.kind, state).includes(to))
          wrong.push(`${ticket.number}: ${entry.from} to ${entry.to}`);
        label = entry.to;
        state = to;
      }
      if (state !== ticket.state.is || (label && label !== stateLabel(ticket.state)))
        wrong.push(`${ticket.number}: ends ${label}`);
      if (isFinal(ticket.kind, ticket.state.is) && label === '') wrong.push(`${ticket.number}: no way there`);
    }
    expect(wrong).toEqual([]);
  });

  it('ask the client something before they wait for the caller', () => {
    const wrong = of<Ticket>('tickets').filter(({ id, state }) => {
      const notes = of<Activity>('activities').filter(
        (one) => one.parent.id === id && one.audience === 'client' && !one.byName,
      );
      return state.hold === 'caller' && notes.length === 0;
    });
    expect(wrong.map((one) => one.number)).toEqual([]);
  });
});

describe('assets', () => {
  it('stand in racks without two in one unit', () => {
    const taken = new Map<string, string>();
    const wrong: string[] = [];
    for (const { place, name } of of<Asset>('assets')) {
      if (place.unit === null) continue;
      for (let unit = place.unit; unit < place.unit + (place.height ?? 1); unit++) {
        const key = `${place.siteId}/${place.room}/${place.rack}/${unit}`;
        if (taken.has(key)) wrong.push(`${name} over ${taken.get(key)} in unit ${unit}`);
        taken.set(key, name);
      }
    }
    expect(wrong).toEqual([]);
    expect(taken.size).toBeGreaterThan(80);
  });

  it('have names, tags, addresses, serials and MAC addresses of their own', () => {
    const assets = of<Asset>('assets');
    const twice = (values: string[]): string[] => values.filter((one, index) => values.indexOf(one) !== index);
    expect(twice(assets.map((one) => one.tag))).toEqual([]);
    expect(
      twice(assets.map((one) => `${one.organizationId} ${one.class} ${one.name}`)).filter(
        (one) => !one.includes('Spare'),
      ),
    ).toEqual([]);
    expect(twice(assets.map((one) => one.serial).filter(Boolean))).toEqual([]);
    expect(twice(assets.map((one) => one.managementIp).filter(Boolean))).toEqual([]);
    expect(twice(assets.flatMap((one) => one.interfaces.map((port) => port.mac)).filter(Boolean))).toEqual([]);
  });

  it('say the same of a cable at both of its ends', () => {
    const byId = new Map(of<Asset>('assets').map((one) => [one.id, one]));
    const wrong = of<Asset>('assets').flatMap((asset) =>
      asset.interfaces.flatMap((port) => {
        const other = byId.get(port.connectedTo?.assetId ?? '');
        if (!other || other.class === 'circuit') return [];
        const end = other.interfaces.find((one) => one.name === port.connectedTo?.interface);
        return end?.connectedTo?.assetId === asset.id ? [] : [`${asset.name} ${port.name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('are linked by many types, none of them twice, in a circle or to itself', () => {
    const links = of<Relationship>('relationships');
    expect(new Set(links.map((one) => one.type)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(links.map((one) => `${one.type} ${one.fromId} ${one.toId}`)).size).toBe(links.length);
    const graph = new LinkGraph(links);
    const refused = links.filter((one) =>
      objectionToLink(linkOf(one), { links: linksAround(graph, one), isDeleted: () => false }),
    );
    expect(refused).toEqual([]);
  });

  it('are in several states of life, and some were not looked at for half a year', () => {
    const assets = of<Asset>('assets');
    expect([...new Set(assets.map((one) => one.lifecycle))].sort()).toEqual([
      'disposed',
      'in-maintenance',
      'in-stock',
      'installed',
      'missing',
      'planned',
      'retired',
    ]);
    const old = assets.filter((one) => one.verified && Date.parse(one.verified.at) < NOW - 180 * 86_400_000);
    expect(old.length).toBeGreaterThan(30);
  });

  it('have settings for every category and group that tickets use', () => {
    const names = new Set(of<Setting>('settings').map((one) => one.name));
    const groups = new Set(of<Ticket>('tickets').map((one) => one.group));
    expect([...groups].filter((one) => !names.has(one))).toEqual([]);
  });
});

/** The entries of each ticket, in the order in which they were made. */
function byParent(entries: Activity[]): Map<string, Activity[]> {
  const map = new Map<string, Activity[]>();
  for (const one of entries) map.set(one.parent.id, [...(map.get(one.parent.id) ?? []), one]);
  return map;
}
