import { useCallback } from 'react';
import { commit, takeBack } from '#renderer/data/commands.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { t } from '#renderer/words/t.ts';
import type { EditDraft } from '#shared/sync/command.ts';

/** How what was saved is taken back. Without `drafts`: each value goes to what stood before, what was made goes. */
export interface Undo {
  /** Written with it, such as an entry in the timeline; made at the moment when it is taken back. */
  also?: () => EditDraft[];
  /** Written instead of the reverse of the edits. */
  drafts?: () => EditDraft[];
  /** What the offer is called, where "Undo" would promise something else. */
  label?: string;
  /** What it does, where that is not plain. */
  says?: string;
  /** What is saved then, where that is no taking back. */
  done?: string;
}

/** Why something has no way back: said beside "saved". */
export interface NoWayBack {
  never: string;
}

/** The way back of one field's edit. */
export type FieldBack = Undo | NoWayBack;

/** The way back: the edits that take it back, or how they are found. Absent where nothing is offered. */
export type WayBack = EditDraft[] | FieldBack;

/** Writes edits. Resolves with the sentence that speaks against them, or null once they are saved on this laptop. */
export type Save = (record: string, what: string, drafts: EditDraft[], undo?: WayBack) => Promise<string | null>;

/** Writes, whatever comes of it: a worker that went away is a reason as well. */
async function write(
  work: () => ReturnType<typeof commit>,
): Promise<{ objection: string; command: null } | { objection: null; command: string }> {
  try {
    const result = await work();
    if (!result.ok) return { objection: result.error.message, command: null };
    return { objection: null, command: result.value.command };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { objection: t('This laptop could not write it: {why} Nothing was saved.', { why }), command: null };
  }
}

/** What takes the command back; null where nothing does, or where it changed nothing. */
function wayBack(command: string, undo: WayBack | undefined): (() => ReturnType<typeof commit>) | null {
  if (undo === undefined || 'never' in undo) return null;
  if (Array.isArray(undo)) return () => commit(undo);
  const { drafts, also } = undo;
  if (drafts) return () => commit([...drafts(), ...(also?.() ?? [])]);
  return command === '' ? null : () => takeBack(command, also?.() ?? []);
}

/** What stands beside the offer. */
function hintOf(undo: WayBack | undefined): { hint?: string; undoLabel?: string } {
  if (undo === undefined || Array.isArray(undo)) return {};
  if ('never' in undo) return { hint: undo.never };
  return { ...(undo.says ? { hint: undo.says } : {}), ...(undo.label ? { undoLabel: undo.label } : {}) };
}

const wentBack = (record: string, what: string, undo: WayBack | undefined): string =>
  undo && 'done' in undo && undo.done
    ? t('{record}: {what} saved on this laptop', { record, what: undo.done })
    : t('{record}: {what} taken back, saved on this laptop', { record, what });

/**
 * The way every page writes: one command, and the words "OAK-00413: Firmware saved on this laptop" in the status line
 * once it is durable (S5). With `undo`, the line offers to take it back; `{}` takes back what was written, unless
 * somebody wrote it again since.
 */
export function useSave(): Save {
  const show = useNotices((state) => state.show);
  return useCallback(
    async (record, what, drafts, undo) => {
      const { objection, command } = await write(() => commit(drafts));
      if (objection !== null) return objection;
      const way = wayBack(command, undo);
      const goBack = async (): Promise<void> => {
        if (way === null) return;
        const against = (await write(way)).objection;
        const text = against === null ? wentBack(record, what, undo) : `${record}: ${against}`;
        show({ tone: against === null ? 'ok' : 'bad', text, undo: null });
      };
      show({
        tone: 'ok',
        text: t('{record}: {what} saved on this laptop', { record, what }),
        undo: way && goBack,
        ...hintOf(undo),
      });
      return null;
    },
    [show],
  );
}

/** One of many changes that belong together for a person. */
export interface ManyChange {
  drafts: EditDraft[];
}

/** A command holds at most this many edits, so that the office takes each in a moment. */
const MOST_EDITS = 100;

/** Commands of whole changes, each of at most `MOST_EDITS` edits. */
function inCommands<T extends ManyChange>(changes: readonly T[]): T[][] {
  const commands: T[][] = [];
  let room = 0;
  for (const change of changes) {
    if (change.drafts.length > room) {
      commands.push([]);
      room = MOST_EDITS;
    }
    commands.at(-1)?.push(change);
    room -= change.drafts.length;
  }
  return commands;
}

/**
 * Writes many changes in as few commands as they need. A command that is refused is written again change by change, so
 * that one of them does not hold up the others. `onDone` is told how many are through.
 */
export async function writeMany<T extends ManyChange>(
  changes: readonly T[],
  onDone: (count: number) => void = () => undefined,
): Promise<{ saved: T[]; refused: { change: T; why: string }[] }> {
  const saved: T[] = [];
  const refused: { change: T; why: string }[] = [];
  const against = async (some: readonly T[]): Promise<string | null> =>
    (await write(() => commit(some.flatMap((one) => one.drafts)))).objection;
  for (const command of inCommands(changes)) {
    const whole = await against(command);
    for (const change of command) {
      const why = whole === null || command.length === 1 ? whole : await against([change]);
      if (why === null) saved.push(change);
      else refused.push({ change, why });
    }
    onDone(saved.length + refused.length);
  }
  return { saved, refused };
}
