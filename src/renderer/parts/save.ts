import { useCallback } from 'react';
import { commit } from '#renderer/data/commands.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { t } from '#renderer/words/t.ts';
import type { EditDraft } from '#shared/sync/command.ts';

/** Writes edits. Resolves with the sentence that speaks against them, or null once they are saved on this laptop. */
export type Save = (record: string, what: string, drafts: EditDraft[], undo?: EditDraft[]) => Promise<string | null>;

/** Writes, whatever comes of it: a worker that went away is a reason as well. */
async function write(drafts: EditDraft[]): Promise<string | null> {
  try {
    const result = await commit(drafts);
    return result.ok ? null : result.error.message;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return t('This laptop could not write it: {why} Nothing was saved.', { why });
  }
}

/**
 * The way every page writes: one command, and the words "OAK-00413: Firmware saved on this laptop" in the status line
 * once it is durable (S5). With `undo`, the line offers to take it back.
 */
export function useSave(): Save {
  const show = useNotices((state) => state.show);
  return useCallback(
    async (record, what, drafts, undo) => {
      const objection = await write(drafts);
      if (objection !== null) return objection;
      const takeBack = async (): Promise<void> => {
        const against = undo ? await write(undo) : null;
        const text =
          against === null
            ? t('{record}: {what} taken back, saved on this laptop', { record, what })
            : `${record}: ${against}`;
        show({ tone: against === null ? 'ok' : 'bad', text, undo: null });
      };
      show({
        tone: 'ok',
        text: t('{record}: {what} saved on this laptop', { record, what }),
        undo: undo ? takeBack : null,
      });
      return null;
    },
    [show],
  );
}
