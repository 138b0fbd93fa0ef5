import { at } from '#server/demo/random.ts';
import { rowOf } from '#server/demo/rows.ts';
import type { OpenTicket } from '#server/demo/visit-rows.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Row } from '#shared/wire/contract.ts';
import type { ToldTicket } from './tell-ticket.ts';

/** What a visit needs to know of a ticket that is still open. */
export const openTicket = ({ cast, story }: ToldTicket): OpenTicket => ({
  id: cast.slot.id,
  title: story.title,
  siteIndex: cast.asset && cast.asset.site >= 0 ? cast.asset.site : cast.contact.site,
  documentIds: story.documentKeys.map((key) => cast.office.id(`document/${key}`)),
});

/** The record of a ticket. `parentId` is an earlier ticket of the same client, or none. */
export function ticketRow({ cast, story }: ToldTicket, parentId: string | null): Row {
  const { slot, client, asset, contact, office, desk } = cast;
  const site = asset && asset.site >= 0 ? asset.site : contact.site;
  const last = story.events.at(-1);
  return rowOf(
    'tickets',
    slot.id,
    client.id,
    {
      kind: slot.kind,
      number: slot.number,
      title: story.title,
      description: story.description,
      state: story.state,
      priority: story.priority,
      category: story.category,
      siteId: at(client.sites, site).id,
      contactId: contact.id,
      assigneeId: story.assigneeId,
      group: story.group,
      assetIds: asset ? [asset.id] : [],
      documentIds: story.documentKeys.map((key) => office.id(`document/${key}`)),
      parentId,
      openedAt: isoTime(slot.openedAt),
      tags: story.tags,
    },
    {
      createdAt: slot.openedAt,
      createdBy: desk.id,
      updatedAt: last?.at ?? slot.openedAt,
      updatedBy: last?.by ?? desk.id,
    },
  );
}

/** The records of its timeline. */
export function activityRows({ cast, story }: ToldTicket): Row[] {
  const { slot, client, office } = cast;
  return story.events.map(({ at: moment, by, ...values }, index) =>
    rowOf(
      'activities',
      office.id(`activity/${slot.number}/${index}`),
      client.id,
      { ...values, parent: { collection: 'tickets', id: slot.id }, at: isoTime(moment) },
      { createdAt: moment, createdBy: by },
    ),
  );
}
