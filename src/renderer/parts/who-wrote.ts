import { useUser } from '#renderer/data/session.ts';
import { useHistory } from '#renderer/data/sync.ts';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { useDirectory } from './directory.tsx';
import { timesIn } from './times.ts';

/** Outcomes by which a value came to stand. */
const STANDS = ['created', 'applied', 'merged', 'settled'];

/** Who wrote a value, and when: "Tom Adeyemi, 14:20". */
export interface Wrote {
  words: string;
  isMine: boolean;
}

/**
 * Who wrote the value that a field has at the office. The office's history says so; where it was never asked it is
 * only known that the value stands there.
 */
export function useWhoWrote(collection: Collection, record: AnyRecord): (field: string) => Wrote {
  const names = useDirectory();
  const user = useUser();
  const lines = useHistory(collection, record.id, record.rev)?.lines;
  return (field) => {
    const line =
      lines?.findLast((one) => one.field === field && STANDS.includes(one.outcome)) ??
      lines?.find((one) => one.field === '*');
    if (!line) return { words: t('stands at the office'), isMine: false };
    const isMine = line.author === user.personId;
    return { words: `${isMine ? t('you') : names.person(line.author)}, ${timesIn(null).moment(line.at)}`, isMine };
  };
}
