import { useCallback } from 'react';
import { readRecords } from '#renderer/data/lists.ts';
import { valueIn } from '#renderer/parts/list/cell-value.ts';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { writeMany } from '#renderer/parts/save.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { t } from '#renderer/words/t.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Planned } from './plan.ts';

/** Those of the changes that nobody has written over since. */
async function untouched<C extends Listed>(collection: C, changes: readonly Planned[]): Promise<Planned[]> {
  const ids = changes.map((one) => one.id);
  const now = new Map((await readRecords(collection, ids)).map((row) => [row.id, row]));
  return changes.filter(({ id, field, value }) => {
    const row = now.get(id);
    return row !== undefined && isEqual(valueIn(collection, row, field), value);
  });
}

/**
 * Writes the same change of many records and says what came of it in the status line, which offers to take it back for
 * a while. Of the plan those are written that the rules let through; the others are counted as refused.
 */
export function useBulkSave<C extends Listed>({ collection, count }: ListDefinition<C>) {
  const show = useNotices((state) => state.show);
  return useCallback(
    async (label: string, plan: readonly Planned[], onDone: (done: number) => void): Promise<void> => {
      const { saved, refused } = await writeMany(
        plan.filter((one) => one.is === 'changes'),
        onDone,
      );
      const reasons = [...plan.filter((one) => one.is === 'refused'), ...refused].map((one) => one.why);
      const takeBack = async (): Promise<void> => {
        const still = await untouched(collection, saved);
        const back = await writeMany(still.map((one) => ({ drafts: one.back() })));
        const why = back.refused[0]?.why ?? t('They were written again since; the history has every value.');
        const done = back.saved.length;
        const isAll = done === saved.length;
        show({
          tone: isAll ? 'ok' : 'bad',
          text: isAll
            ? t('{label} of {what} taken back, saved on this laptop', { label, what: count(done) })
            : t('{label}: {done} taken back, {left} not: {why}', { label, done, left: saved.length - done, why }),
          undo: null,
        });
      };
      show({
        tone: saved.length > 0 ? 'ok' : 'bad',
        text:
          reasons.length > 0
            ? t('{label}: {saved} saved on this laptop, {refused} refused: {why}', {
                label,
                saved: saved.length,
                refused: reasons.length,
                why: reasons[0] ?? '',
              })
            : t('{label} of {what} saved on this laptop', { label, what: count(saved.length) }),
        undo: saved.length > 0 ? takeBack : null,
      });
    },
    [collection, count, show],
  );
}
