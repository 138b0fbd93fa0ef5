/** What a record may hold: JSON, and nothing that JSON would lose. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Deep equality of JSON values. The order of an object's keys does not matter; a key that is
 * absent equals one that is null, so that a record written before a field existed still compares.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || a === null) return b === undefined || b === null;
  if (b === undefined || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => isEqual(x, b[i]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isEqual(left[key], right[key]));
}

/** A copy that shares nothing with the original. Structured clone is not everywhere; JSON is all we hold. */
export const copyJson = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));
