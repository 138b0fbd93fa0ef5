import { CHANGES } from '#server/demo/content/changes.ts';
import { IMPROVEMENTS } from '#server/demo/content/improvements.ts';
import { INCIDENTS } from '#server/demo/content/incidents.ts';
import { PROBLEMS } from '#server/demo/content/problems.ts';
import { REQUESTS } from '#server/demo/content/requests.ts';
import type { BaseTemplate } from '#server/demo/content/ticket-templates.ts';
import { DAY_MS, dispatcherOf, type Office, type Staff, staffByKey, techniciansOf } from '#server/demo/office.ts';
import type { ContactRef } from '#server/demo/people.ts';
import { at, type Random } from '#server/demo/random.ts';
import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { AssetRef, ClientAssets } from './asset-index.ts';
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

/** Old tickets are kept in fewer words: of those older than this most are short. */
const SHORT_AFTER_DAYS = 60;

/** Tells a ticket: the same slot gives the same story whenever it is asked for. */
export function tellTicket(office: Office, slot: TicketSlot, facts: ClientFacts): ToldTicket {
  const random = office.random(`story/${slot.number}`);
  switch (slot.kind) {
    case 'incident': {
      const [template, cast] = choose(
        office,
        slot,
        facts,
        INCIDENTS,
        random,
        (one) => slot.state !== 'on-hold' || one.hold !== undefined,
      );
      return { cast, story: tellIncident(template, cast) };
    }
    case 'request': {
      const [template, cast] = choose(office, slot, facts, REQUESTS, random, () => true);
      return { cast, story: tellRequest(template, cast) };
    }
    default: {
      const templates = { problem: PROBLEMS, change: CHANGES, improvement: IMPROVEMENTS }[slot.kind];
      const [template, cast] = choose(office, slot, facts, templates, random, () => true);
      return { cast, story: tellPractice(slot.kind, template, cast) };
    }
  }
}

/**
 * The next template of a list that fits the client: one round through all before any comes again, so that a small
 * office does not have the same ticket twice.
 */
function choose<T extends BaseTemplate>(
  office: Office,
  slot: TicketSlot,
  facts: ClientFacts,
  templates: readonly T[],
  random: Random,
  isWanted: (template: T) => boolean,
): [T, Cast] {
  const order = shuffled(templates, office.random(`round/${slot.kind}/${Math.floor(slot.order / templates.length)}`));
  for (let step = 0; step < order.length; step++) {
    const template = at(order, slot.order + step);
    if (!isWanted(template)) continue;
    const fitting = template.classes
      .flatMap((one) => assetsOf(facts, one))
      .filter((one) => !template.makes || template.makes.includes(one.manufacturer));
    if (template.classes.length > 0 && fitting.length === 0) continue;
    const asset = fitting.length > 0 ? random.pick(fitting) : null;
    return [template, castFor(office, slot, facts, asset, template, random)];
  }
  const any = at(
    templates.filter((one) => one.classes.length === 0 && isWanted(one)),
    slot.order,
  );
  return [any, castFor(office, slot, facts, null, any, random)];
}

const assetsOf = (facts: ClientFacts, assetClass: AssetClass): AssetRef[] => facts.assets.get(assetClass) ?? [];

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, draw: random.next() }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ one }) => one);
}

function castFor(
  office: Office,
  slot: TicketSlot,
  { contacts }: ClientFacts,
  asset: AssetRef | null,
  template: BaseTemplate,
  random: Random,
): Cast {
  const { client } = slot;
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
    isShort: (office.now - slot.openedAt) / DAY_MS > SHORT_AFTER_DAYS && random.chance(0.7),
    words: {
      asset: asset?.name ?? '',
      model: asset ? `${asset.manufacturer} ${asset.model}`.trim() : '',
      tag: asset?.tag ?? '',
      serial: asset?.serial ?? '',
      ip: asset?.ip ?? '',
      room: asset?.room || at(site.seed.rooms, 0)[1],
      site: site.seed.name,
      client: client.seed.name,
      domain: client.seed.domain,
      contact: contact.name,
      first: contact.name.split(' ')[contact.name.startsWith('Dr ') ? 1 : 0] ?? contact.name,
      user: other.name,
      tech: assignee.name.split(' ')[0] ?? assignee.name,
      code: client.code,
    },
  };
}

/** Somebody of the group who looks after the client; who is on the road less often than who sits at the desk. */
function assigneeFor(office: Office, { client }: TicketSlot, group: string, random: Random): Staff {
  const technicians = techniciansOf(office, client);
  const ofGroup = technicians.filter((one) => one.groups.includes(group));
  return random.pick(ofGroup.length > 0 ? ofGroup : technicians);
}
