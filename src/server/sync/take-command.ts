import type { Parts } from '#server/parts.ts';
import type { Device } from '#server/store/devices.ts';
import type { StoredRecord } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import type { StoredVerdict } from '#server/store/verdicts.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import { refusal } from '#shared/domain/refusal.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Command, Verdict } from '#shared/sync/command.ts';
import { loadFacts } from './load-facts.ts';
import { numberIn } from './number-in.ts';
import { organizationOf } from './visibility.ts';

/** What every pushed command says of itself, even one that is otherwise unreadable. */
export interface CommandHead {
  id: string;
  n: number;
}

/**
 * What became of a command at the door: judged now, judged before, or not yet its turn. `isCounted`: its number was
 * used up by it just now.
 */
export type Taken =
  | { is: 'judged'; verdict: Verdict; isCounted: boolean }
  | { is: 'stored'; stored: StoredVerdict | undefined; isCounted: boolean }
  | { is: 'gap' };

/** Decides on a command inside its transaction and writes what follows from it, all but the verdict. */
export type Decide = (tables: Tables) => Promise<Verdict>;

/**
 * Takes one command of a device (S11). In order and without gaps: a number not above the last was judged
 * before, a number beyond the next has to wait. `raw` is the command as it came, kept if it is refused.
 */
export async function takeCommand(
  tables: Tables,
  device: Device,
  head: CommandHead,
  raw: unknown,
  judgedAt: string,
  decide: Decide,
): Promise<Taken> {
  const { next, sealed } = await nextNumber(tables, device);
  if (head.n <= device.lastN || sealed.has(head.n)) {
    return { is: 'stored', stored: await tables.verdicts.at(device.id, head.n), isCounted: false };
  }
  if (head.n > next) return { is: 'gap' };
  // Judged once already, under an earlier device of this person: the number is used up, nothing is done again (S10).
  const before = await tables.verdicts.ofPerson(device.personId, head.id);
  const verdict = before?.verdict ?? (await decide(tables));
  const stored = { command: head.id, verdict };
  if (verdict.kind === 'refused') {
    await tables.verdicts.addRefused(device.id, head.n, stored, judgedAt, raw, createdBy(raw));
  } else {
    await tables.verdicts.add(device.id, head.n, stored, judgedAt);
  }
  await tables.devices.setLastN(device.id, head.n);
  return before ? { is: 'stored', stored, isCounted: true } : { is: 'judged', verdict, isCounted: true };
}

const NONE: ReadonlySet<number> = new Set();

/** The number a device's next command has: what was sealed beyond its last counts as taken (S20). */
export async function nextNumber(
  tables: Tables,
  device: Pick<Device, 'id' | 'lastN' | 'sealedTo'>,
): Promise<{ next: number; sealed: ReadonlySet<number> }> {
  const sealed = device.sealedTo > device.lastN ? await tables.sealed.numbers(device.id, device.lastN) : NONE;
  let next = device.lastN + 1;
  while (sealed.has(next)) next++;
  return { next, sealed };
}

/** The records a command should have made, as far as it can be read. */
export function createdBy(raw: unknown): string[] {
  const edits = (raw as { edits?: unknown }).edits;
  if (!Array.isArray(edits)) return [];
  return edits.filter((edit) => edit?.create === true && typeof edit.id === 'string').map((edit) => edit.id as string);
}

/**
 * Judges a command and writes records, history and numbers (S11, S12). The counter stays locked until commit (S8).
 * `isKnown` as for `loadFacts`.
 */
export const judging =
  (parts: Parts, command: Command, actor: Actor, isKnown: (record: StoredRecord) => boolean): Decide =>
  async (tables) => {
    const office = await tables.office.lock();
    const officeTime = isoTime(parts.clock.now());
    const needed = parts.judge.neededFacts(command);
    const { facts, stored, issued } = await loadFacts(tables, command, needed, office, officeTime, isKnown);
    const judgement = parts.judge.judge(command, actor, facts);
    if (judgement.verdict.kind === 'refused') return judgement.verdict;
    for (const { collection, record } of judgement.records) {
      const organization = organizationOf(collection, record);
      const orgs = stored.get(`${collection}/${record.id}`)?.orgs ?? [];
      const all = orgs.includes(organization) ? orgs : [...orgs, organization];
      await tables.records.put(collection, record, organization, all);
      // The office may bring numbers of its own, such as an import's: they are never given out again.
      const number = actor.isOffice ? numberIn(collection, record) : null;
      if (number && (await tables.numbers.next(number.series)) <= number.value) {
        await tables.numbers.setNext(number.series, number.value + 1);
      }
    }
    await tables.history.add(judgement.lines, command.n, command.deviceAt);
    for (const [series, next] of issued()) await tables.numbers.setNext(series, next);
    await tables.office.setSeq(office.seq + judgement.seqs);
    return judgement.verdict;
  };

/** Refuses a command without looking at it. */
export const refusing =
  (...why: Parameters<typeof refusal>): Decide =>
  async () => {
    const { code, message, edit } = refusal(...why);
    return { kind: 'refused', code, message, edit };
  };
