import type { Listed } from '#renderer/parts/record-link.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import type { ListColumn } from './definition.ts';

/** The labels that people stuck on a record; every list has the column for whoever wants it. */
export const labelsColumn = <C extends Listed>(): ListColumn<C> => ({
  key: 'labels',
  head: t('Labels'),
  width: 'minmax(90px, 0.8fr)',
  look: 'dim',
  isExtra: true,
  // Every kind of record that has a list has labels; of a kind yet to be named the compiler cannot see it.
  text: (one) => (one as unknown as { tags: string[] }).tags.join(', '),
  edit: { field: 'tags', kind: 'tags' },
});

/** When a record was last written: short on the screen, the whole moment in a copy. */
export const updatedColumn = <C extends Listed>(isExtra = true): ListColumn<C> => ({
  key: 'updated',
  head: t('Updated'),
  width: '92px',
  sortBy: 'updatedAt',
  look: 'dim',
  isEnd: true,
  isExtra,
  text: (one) => timesIn(null).short(one.updatedAt),
  copy: (one) => one.updatedAt,
});
