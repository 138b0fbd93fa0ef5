import { z } from 'zod';
import type { Tables } from '#server/store/store.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { PROTOCOL } from '#shared/wire/contract.ts';
import type { WireError, WireErrorCode } from '#shared/wire/errors.ts';

/** What is wrong with a request, in the closed set of the contract. */
export interface Problem {
  code: WireErrorCode;
  /** For whoever looks for the cause; says nothing of records, and never repeats what was sent. */
  detail?: string;
  /** Where the office stands, for a laptop that stands elsewhere (S25). */
  office?: NonNullable<WireError['office']>;
  /** Milliseconds to wait before the next try. */
  retryAfterMs?: number;
}

/** An answer of the contract, or what is wrong with the request. */
export type Answered<T> = Result<T, Problem>;

/** A request that is turned away. */
export const problem = (code: WireErrorCode, more: Omit<Problem, 'code'> = {}): { ok: false; error: Problem } =>
  fail({ code, ...more });

/** The first thing that is wrong with a request, by its place: never the value that was sent. */
export const whatIsWrong = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'body'}: ${issue.message}` : 'body';
};

const protocolSchema = z.object({ protocol: z.coerce.number() });

/** Reads a request; an older client is told so before anything else of it is read (S7). */
export function readRequest<S extends z.ZodType>(schema: S, body: unknown): Answered<z.output<S>> {
  const protocol = protocolSchema.safeParse(body);
  if (protocol.success && protocol.data.protocol !== PROTOCOL) return problem('update-needed');
  const read = schema.safeParse(body);
  return read.success ? ok(read.data) : problem('bad-request', { detail: whatIsWrong(read.error) });
}

/** Tells a laptop of another epoch where the office stands since its restore, and what it has of this device (S25). */
export async function otherEpoch(tables: Tables, deviceId: string) {
  const { epoch } = await tables.office.get();
  const device = await tables.devices.byId(deviceId);
  return problem('other-epoch', { office: { epoch, lastN: device?.lastN ?? 0 } });
}
