/** Ends a switch over a closed set: the compiler refuses it when a case is missing. Throws if reached all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
