import type { Collection } from './collections.ts';
import type { AnyRecord } from './record.ts';

/** Of a stamp, the step's title; empty for any other entry. */
const stepTitle = ({ step }: AnyRecord): string => (step as { title: string } | null | undefined)?.title ?? '';

/** How people call a record, in one line: its number or tag where it has one, and its name. */
export function titleOf(collection: Collection, record: AnyRecord): { code: string; name: string } {
  const text = (key: string): string => (typeof record[key] === 'string' ? (record[key] as string) : '');
  switch (collection) {
    case 'tickets':
      return { code: text('number'), name: text('title') };
    case 'assets':
      return { code: text('tag'), name: text('name') };
    case 'organizations':
      return { code: text('shortCode'), name: text('name') };
    case 'documents':
      return { code: '', name: text('title') };
    case 'activities':
      return {
        code: '',
        name:
          stepTitle(record) || text('body') || [text('from'), text('to')].filter(Boolean).join(' to ') || text('kind'),
      };
    default:
      return { code: '', name: text('name') };
  }
}
