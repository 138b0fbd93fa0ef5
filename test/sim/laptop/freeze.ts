/**
 * Makes a value unchangeable, all of it: what a store was given is then as safe as a copy, and who changes what a
 * store gave out is found out.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}
