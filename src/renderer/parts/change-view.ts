import type { Collection } from '#shared/domain/collections.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { type DiffLine, lineDiff } from '#shared/lib/line-diff.ts';
import type { Directory } from './directory.tsx';
import { type Item, itemsOf, partsOf } from './value-parts.ts';
import { valueText } from './values.ts';

/** What became of a field, in the form that shows it best. */
export type ChangeView =
  | { is: 'line'; before: string; after: string }
  /** A text of several lines. */
  | { is: 'text'; lines: DiffLine[] }
  /** A list: what came, what went, what reads otherwise; `isReordered` where only the order is another. */
  | {
      is: 'list';
      added: string[];
      removed: string[];
      changed: { before: string; after: string }[];
      isReordered: boolean;
    }
  /** A value of several parts: those that differ. */
  | { is: 'parts'; parts: { label: string; before: string; after: string }[] };

/** From this length on a line is easier compared as a text. */
const LONG = 120;

/** Whether the values of a field are texts to be compared line by line. */
export const isLongText = (collection: Collection, field: string, ...values: unknown[]): boolean => {
  const texts = values.filter((one) => typeof one === 'string');
  if (texts.length === 0) return false;
  return fieldOf(collection, field)?.policy === 'text' || texts.some((one) => one.includes('\n') || one.length > LONG);
};

/** What became of a field from one value to another. */
export function changeView(
  collection: Collection,
  field: string,
  before: unknown,
  after: unknown,
  names: Directory,
): ChangeView {
  const line = (): ChangeView => ({
    is: 'line',
    before: valueText(collection, field, before, names),
    after: valueText(collection, field, after, names),
  });
  if (isLongText(collection, field, before, after)) {
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    const lines = lineDiff(text(before), text(after));
    // One short line that was written or taken away needs no diff.
    return lines.length === 1 && (lines[0]?.line.length ?? 0) <= LONG ? line() : { is: 'text', lines };
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    return listChange(itemsOf(collection, field, before, names) ?? [], itemsOf(collection, field, after, names) ?? []);
  }
  const [was, is] = [partsOf(collection, field, before, names), partsOf(collection, field, after, names)];
  if (was === null || is === null) return line();
  const labels = [...new Set([...was, ...is].map((one) => one.label))];
  const textIn = (parts: typeof was, label: string): string => parts.find((one) => one.label === label)?.text ?? '';
  const parts = labels
    .map((label) => ({ label, before: textIn(was, label), after: textIn(is, label) }))
    .filter((one) => one.before !== one.after);
  // Where the parts read alike, the difference is in what they do not show.
  return parts.length === 0 ? line() : { is: 'parts', parts };
}

function listChange(before: Item[], after: Item[]): ChangeView {
  const was = new Map(before.map((one) => [one.key, one.text]));
  const is = new Map(after.map((one) => [one.key, one.text]));
  const added = after.filter((one) => !was.has(one.key)).map((one) => one.text);
  const removed = before.filter((one) => !is.has(one.key)).map((one) => one.text);
  const changed = after.flatMap(({ key, text }) => {
    const old = was.get(key);
    return old !== undefined && old !== text ? [{ before: old, after: text }] : [];
  });
  const isReordered = added.length + removed.length + changed.length === 0 && before.length === after.length;
  return { is: 'list', added, removed, changed, isReordered };
}
