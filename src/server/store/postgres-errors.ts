import { StoreError, type StoreFailure } from './sql.ts';

/** What the driver throws: the server's error has an SQLSTATE of five characters, the system's a name. */
interface Thrown {
  code?: string;
  severity?: string;
}

/** The first that fits (PostgreSQL's appendix "Error Codes"). */
const FAILURES: [RegExp, StoreFailure][] = [
  [/^(25006|28...|42501|3D000|3F000)$/, 'read-only'],
  [/^(40...|53300|53400|55P03|55006|57014|57P03|25P03)$/, 'busy'],
  [/^53[12]00$/, 'full'],
  [/^XX00[12]$/, 'damaged'],
  [/^(0A|21|22|23|25|42|44|54)...$/, 'data'],
];

const SQLSTATE = /^[0-9A-Z]{5}$/;
const codeOf = (error: unknown): string => String((error as Thrown | null)?.code ?? '');
/** Whether the server itself has answered; the system's names (`EPIPE`) have the same form. */
const isAnswer = (error: unknown): boolean => SQLSTATE.test(codeOf(error)) && 'severity' in (error as object);

/** The driver's error as one of ours. */
export function failureOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error && error.message !== '' ? error.message : codeOf(error) || String(error);
  const found = isAnswer(error) ? FAILURES.find(([pattern]) => pattern.test(codeOf(error))) : undefined;
  return new StoreError(found?.[1] ?? 'io', message, error);
}

/** COMMIT was sent and no answer came: it may have happened or not. */
export class UnknownOutcome extends StoreError {
  override name = 'UnknownOutcome';
  constructor(cause: unknown) {
    super('io', 'The connection to PostgreSQL was lost during COMMIT: whether it happened is not known.', cause);
  }
}

/** Whether the connection is gone: the server ended it, or gave no answer. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof StoreError) || error instanceof UnknownOutcome) return false;
  const { cause } = error;
  if (cause === undefined || cause instanceof StoreError) return false;
  if (!isAnswer(cause)) return true;
  return /^(08|57P0[1-5])/.test(codeOf(cause)) || /^(FATAL|PANIC)$/.test(String((cause as Thrown).severity));
}

/** Whether the same work may well succeed when it is done again: a conflict with others, or a lost connection. */
export const isPassing = (error: unknown): boolean =>
  isLost(error) ||
  (error instanceof StoreError && !(error instanceof UnknownOutcome) && /^(40001|40P01)$/.test(codeOf(error.cause)));
