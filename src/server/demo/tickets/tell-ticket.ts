import { CHANGES } from '#server/demo/content/changes.ts';
import { IMPROVEMENTS } from '#server/demo/content/improvements.ts';
import { INCIDENTS } from '#server/demo/content/incidents.ts';
import { PROBLEMS } from '#server/demo/content/problems.ts';
import { REQUESTS } from '#server/demo/content/requests.ts';
import type { BaseTemplate } from '#server/demo/content/ticket-templates.ts';
import { dispatcherOf, type Office, type Staff, staffByKey, techniciansOf } from '#server/demo/office.ts';
import type { ContactRef } from '#server/demo/people.ts';
import type { SitePlan } from '#server/demo/plan.ts';
import { at, type Random } from '#server/demo/random.ts';
import type { ClientAssets } from './asset-index.ts';
import { fittingAssets } from './deal-templates.ts';
import type { TicketSlot } from './plan-tickets.ts';
import type { Cast, Story } from './story.ts';
import { tellIncident } from './tell-incident.ts';
import { tellPractice } from './tell-practice.ts';
import { tellRequest } from './tell-request.ts';

/** What is known of a client when its tickets are told. */
export interface ClientFacts {
  assets: ClientAssets;
  contacts: readonly ContactRef[];
}

/** A ticket with its cast, and what happened. */
export interface ToldTicket {
  cast: Cast;
  story: Story;
}

/** Tells a ticket: the same slot gives the same story whenever it is asked for. */
export function tellTicket(office: Office, slot: TicketSlot, facts: ClientFacts): ToldTicket {
  const random = office.random(`story/${slot.number}`);
  switch (slot.kind) {
    case 'incident': {
      const template = at(INCIDENTS, slot.template);
      const cast = castFor(office, slot, facts, template, random);
      return { cast, story: tellIncident(template, cast) };
    }
    case 'request': {
      const template = at(REQUESTS, slot.template);
      const cast = castFor(office, slot, facts, template, random);
      return { cast, story: tellRequest(template, cast) };
    }
    default: {
      const template = at({ problem: PROBLEMS, change: CHANGES, improvement: IMPROVEMENTS }[slot.kind], slot.template);
      const cast = castFor(office, slot, facts, template, random);
      return { cast, story: tellPractice(slot.kind, template, cast) };
    }
  }
}

function castFor(
  office: Office,
  slot: TicketSlot,
  { assets, contacts }: ClientFacts,
  template: BaseTemplate,
  random: Random,
): Cast {
  const { client } = slot;
  const fitting = fittingAssets(template, assets);
  const asset = fitting.length > 0 ? random.pick(fitting) : null;
  const here = asset ? contacts.filter((one) => one.site === asset.site) : [];
  const contact = random.pick(here.length > 0 ? here : contacts);
  const other = at(contacts, contacts.indexOf(contact) + 1);
  const assignee = assigneeFor(office, slot, template.group, random);
  const site = at(client.sites, Math.max(0, asset?.site ?? contact.site));
  return {
    office,
    slot,
    client,
    random,
    asset,
    contact,
    approver: contacts.find((one) => one.isApprover) ?? contact,
    assignee,
    desk: random.chance(0.7) ? staffByKey(office, 'tom.adeyemi') : dispatcherOf(office),
    variant: random.int(0, 59),
    words: {
      asset: asset?.name ?? '',
      model: asset ? `${asset.manufacturer} ${asset.model}`.trim() : '',
      tag: asset?.tag ?? '',
      serial: asset?.serial ?? '',
      ip: asset?.ip ?? '',
      // What is said of a switch happens where its cables end.
      room: (asset?.class !== 'switch' && asset?.room) || at(peopledRooms(site), random.int(0, 9)),
      site: site.seed.name,
      client: client.seed.name,
      domain: client.seed.domain,
      contact: contact.name,
      first: firstName(contact.name),
      user: other.name,
      tech: firstName(assignee.name),
      code: client.code,
    },
  };
}

/** What one is called in a letter: all but the last name, and doctors by that. */
const firstName = (name: string): string =>
  name.startsWith('Dr ') ? `Dr ${name.split(' ').at(-1)}` : name.split(' ').slice(0, -1).join(' ') || name;

/** Rooms of a site where people are. */
function peopledRooms(site: SitePlan): string[] {
  const rooms = site.seed.rooms.filter(([kind]) => kind === 'desk' || kind === 'public' || kind === 'work');
  return (rooms.length > 0 ? rooms : site.seed.rooms).map(([, name]) => name);
}

/** Somebody of the group who looks after the client; who is on the road less often than who sits at the desk. */
function assigneeFor(office: Office, { client }: TicketSlot, group: string, random: Random): Staff {
  const technicians = techniciansOf(office, client);
  const ofGroup = technicians.filter((one) => one.groups.includes(group));
  return random.pick(ofGroup.length > 0 ? ofGroup : technicians);
}
