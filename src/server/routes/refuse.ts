import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Log } from '#server/log.ts';
import type { Problem } from '#server/sync/problem.ts';
import { WIRE_ERRORS, type WireError, type WireErrorCode } from '#shared/wire/errors.ts';

/** Answers with an error of the closed set. `detail` must say nothing of records. */
export const refuse = (reply: FastifyReply, code: WireErrorCode, detail?: string): FastifyReply =>
  turnAway(reply, { code, ...(detail === undefined ? {} : { detail }) });

/** Answers with what is wrong with a request. */
export function turnAway(reply: FastifyReply, { code, detail, office, retryAfterMs }: Problem): FastifyReply {
  const { status, message } = WIRE_ERRORS[code];
  const body: WireError = {
    error: code,
    message,
    ...(detail === undefined ? {} : { detail }),
    ...(office === undefined ? {} : { office }),
  };
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1000));
  return reply.code(status).send(body);
}

const byStatus: Record<number, WireErrorCode> = { 404: 'not-found', 413: 'too-large', 429: 'too-many' };

/** Every error leaves as one of the closed set; what nobody expected goes to the log and not to the client. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, byStatus[status] ?? 'bad-request');
    log.error(`${request.method} ${request.routeOptions.url ?? 'unknown address'} failed`, error);
    return refuse(reply, 'internal');
  });
}
