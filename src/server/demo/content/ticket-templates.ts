import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { HoldReason, ResolutionCode, TicketState } from '#shared/domain/tickets/lifecycle.ts';
import type { Level } from '#shared/domain/tickets/priority.ts';

/**
 * What all kinds of tickets have. Texts know these words: {asset} {model} {tag} {serial} {ip} {room} {site} {client}
 * {domain} {contact} {first} {user} {tech} {isp}; `[[a|b]]` gives one of the parts, {3-9} a number of the range.
 */
export interface BaseTemplate {
  key: string;
  title: string;
  description: string;
  category: string;
  /** Who of the office does it: Service desk, Network, Systems, Cloud or Field. */
  group: string;
  /** The ticket is about an asset of one of these classes; none where it is about no asset. */
  classes: readonly AssetClass[];
  /** Only assets of these makers. */
  makes?: readonly string[];
  /** Only assets whose name says what they are for. */
  named?: RegExp;
  impact: Level;
  urgency: Level;
  /** Minutes of work, from and to. */
  minutes: readonly [number, number];
  /** Key of the runbook that is followed. */
  runbook?: string;
  /** Done at the site: there is a way to travel. */
  onSite?: true;
}

export interface IncidentTemplate extends BaseTemplate {
  /** What monitoring said, where it was first. */
  alert?: string;
  /** What the contact wrote or said. */
  caller?: string;
  /** First answer to the client. */
  reply: string;
  /** Notes of the office, in the order of the work. */
  work: readonly string[];
  hold?: { reason: HoldReason; ask: string; back: string };
  part?: string;
  fix: { code: ResolutionCode; notes: string; tell: string };
}

export interface RequestTemplate extends BaseTemplate {
  /** Name of the item in the service catalogue. */
  item: string;
  /** The client's approver is asked. */
  needsApproval: boolean;
  /** What was asked for, in the client's words. */
  ask: string;
  work: readonly string[];
  hold?: { reason: HoldReason; ask: string; back: string };
  done: string;
  rejected: string;
}

/** Problems, changes and improvements: a note for each state that is reached. */
export interface PracticeTemplate extends BaseTemplate {
  notes: Partial<Record<TicketState, string>>;
}
