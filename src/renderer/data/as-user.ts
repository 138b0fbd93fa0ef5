import type { z } from 'zod';
import { t } from '#renderer/words/t.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { accessToken } from './entry.ts';
import { ask, OFFLINE, type OfficeFailure, post } from './office-calls.ts';
import { useSession } from './session.ts';

const SIGNED_OUT: OfficeFailure = {
  code: 'signed-out',
  message: t('Please sign in again. Everything on this laptop is kept.'),
};

/**
 * Asks the office something in the user's name: what is kept there only and changed online. Without a `body` it reads.
 * A token that the office no longer takes is exchanged once.
 */
export async function askAsUser<S extends z.ZodType>(
  path: string,
  schema: S,
  body?: unknown,
): Promise<Result<z.output<S>, OfficeFailure>> {
  const state = useSession.getState();
  if (state.is !== 'open') return fail(SIGNED_OUT);
  for (const isStale of [false, true]) {
    const token = await accessToken(isStale).catch(() => undefined);
    if (token === undefined) return fail(OFFLINE);
    if (token === null) return fail(SIGNED_OUT);
    // words: data
    const headers = { authorization: `Bearer ${token}` };
    const url = state.officeUrl + path;
    const answer = await (body === undefined ? ask(url, { headers, cache: 'no-store' }) : post(url, body, headers));
    if (!answer.ok) {
      if (answer.error.code === 'signed-out' && !isStale) continue;
      return answer;
    }
    const read = schema.safeParse(answer.value);
    return read.success ? ok(read.data) : fail(OFFLINE);
  }
  return fail(SIGNED_OUT);
}

/** The address of one thing: `/v1/users/:person` with its parameters filled in. */
export const addressOf = (template: string, params: Record<string, string>): string =>
  template.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
