import { CHANGES } from '#server/demo/content/changes.ts';
import { IMPROVEMENTS } from '#server/demo/content/improvements.ts';
import { INCIDENTS } from '#server/demo/content/incidents.ts';
import { PROBLEMS } from '#server/demo/content/problems.ts';
import { REQUESTS } from '#server/demo/content/requests.ts';
import type { BaseTemplate, IncidentTemplate, RequestTemplate } from '#server/demo/content/ticket-templates.ts';
import { DAY_MS, type Office } from '#server/demo/office.ts';
import { at } from '#server/demo/random.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import { priorityFor } from '#shared/domain/tickets/priority.ts';
import type { AssetRef, ClientAssets } from './asset-index.ts';
import type { TicketSlot } from './plan-tickets.ts';
import { workingTime } from './zone-time.ts';

const TEMPLATES: Record<TicketKind, readonly BaseTemplate[]> = {
  incident: INCIDENTS,
  request: REQUESTS,
  problem: PROBLEMS,
  change: CHANGES,
  improvement: IMPROVEMENTS,
};

/** Nobody leaves an urgent incident open for longer than a weekend. */
const URGENT_FOR = 2.6 * DAY_MS;
/** States that need an item which the client's approver is asked about. */
const ASKED = new Set(['awaiting-approval', 'approved', 'rejected']);
/** Nor unseen for longer than this. */
const URGENT_UNSEEN_FOR = DAY_MS / 3;

/**
 * Gives each ticket its template, as from a deck of cards: each is drawn once before the deck is shuffled anew, so
 * that a small office does not have the same ticket twice; a card that fits neither the client nor the state stays
 * in the deck for a later one. The index into the list of its kind is written into the slot.
 */
export function dealTemplates(
  office: Office,
  slots: readonly TicketSlot[],
  assetsOf: (slot: TicketSlot) => ClientAssets,
): void {
  const decks = new Map<TicketKind, number[]>();
  const random = office.random('deck');
  for (const slot of slots) {
    const templates = TEMPLATES[slot.kind];
    const deck = decks.get(slot.kind) ?? [];
    decks.set(slot.kind, deck);
    const fits = (index: number): boolean => isFit(office, slot, at(templates, index), assetsOf(slot));
    let found = deck.findIndex(fits);
    if (found < 0) {
      const fresh = templates.map((_, index) => ({ index, draw: random.next() })).sort((a, b) => a.draw - b.draw);
      deck.push(...fresh.map((one) => one.index));
      found = deck.findIndex(fits);
    }
    const [drawn] = found < 0 ? [] : deck.splice(found, 1);
    slot.template =
      drawn ??
      Math.max(
        0,
        templates.findIndex((one) => one.classes.length === 0),
      );
    // Cards that nobody can take would pile up.
    if (deck.length > 4 * templates.length) deck.splice(0, templates.length);
  }
}

function isFit(office: Office, slot: TicketSlot, template: BaseTemplate, assets: ClientAssets): boolean {
  const age = office.now - slot.openedAt;
  if (slot.kind === 'request' && ASKED.has(slot.state) && !(template as RequestTemplate).needsApproval) return false;
  if (slot.kind === 'incident') {
    if (slot.state === 'on-hold' && !(template as IncidentTemplate).hold) return false;
    // At night it is monitoring that calls.
    const isNight = workingTime(slot.client.seed.zone, slot.openedAt, office.random('night')) !== slot.openedAt;
    if (isNight && !(template as IncidentTemplate).alert) return false;
    const isUrgent = priorityFor(template.impact, template.urgency) <= 2;
    const isOpen = ['new', 'in-progress', 'on-hold'].includes(slot.state);
    if (isUrgent && isOpen && age > (slot.state === 'new' ? URGENT_UNSEEN_FOR : URGENT_FOR)) return false;
  }
  return template.classes.length === 0 || fittingAssets(template, assets).length > 0;
}

/** The client's assets that a ticket of this template can be about. */
export const fittingAssets = ({ classes, makes, named }: BaseTemplate, assets: ClientAssets): AssetRef[] =>
  classes
    .flatMap((one) => assets.get(one) ?? [])
    .filter((one) => (!makes || makes.includes(one.manufacturer)) && (!named || named.test(one.name)));
