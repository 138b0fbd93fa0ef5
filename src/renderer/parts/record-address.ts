import { isId } from '#shared/lib/ids.ts';
import { LIST_OF, type Listed } from './record-link.tsx';

const listed = Object.keys(LIST_OF) as Listed[];

/** The record whose page stands at an address; null for every other page. */
export function recordAt(path: string): { collection: Listed; id: string } | null {
  for (const collection of listed) {
    const id = path.startsWith(`${LIST_OF[collection].to}/`) ? path.slice(LIST_OF[collection].to.length + 1) : '';
    if (isId(id)) return { collection, id };
  }
  return null;
}
