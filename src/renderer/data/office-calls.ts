import { t } from '#renderer/words/t.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type OfficeInfo, officeInfoSchema, PATHS } from '#shared/wire/contract.ts';
import { type WireErrorCode, wireErrorSchema } from '#shared/wire/errors.ts';

/** The desktop app's bridge; absent in the web client. */
export const desktop = window.sitebook;

const TIMEOUT_MS = 15_000;

/** Why the office did not do it: `offline`, or a code of the contract; and what to say. */
export interface OfficeFailure {
  code: WireErrorCode | 'offline';
  message: string;
}

export const OFFLINE: OfficeFailure = {
  code: 'offline',
  message: t('The office cannot be reached. Check the address and the connection, and try again.'),
};

/** An answer of the office, or why there is none: `offline` when nobody or somebody else answered. */
export async function ask(url: string, init: RequestInit = {}): Promise<Result<unknown, OfficeFailure>> {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: desktop ? 'omit' : 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return ok(body);
    const problem = wireErrorSchema.safeParse(body);
    if (!problem.success) return fail(OFFLINE);
    const { error: code, message, detail } = problem.data;
    return fail({ code, message: detail === undefined ? message : `${message} (${detail})` });
  } catch {
    return fail(OFFLINE);
  }
}

export const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Reads who an office is; null when it cannot be reached or is none. */
export async function officeAt(url: string): Promise<OfficeInfo | null> {
  const answer = await ask(url + PATHS.office);
  const info = answer.ok ? officeInfoSchema.safeParse(answer.value) : null;
  return info?.success ? info.data : null;
}
