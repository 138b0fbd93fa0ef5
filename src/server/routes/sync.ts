import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { authenticate } from '#server/auth/authenticate.ts';
import type { Office } from '#server/office.ts';
import { handleLease, handlePull, handlePush, handleStream } from '#server/sync/handlers.ts';
import { handleGiveBack, handleOffer } from '#server/sync/restored.ts';
import { handleSealed } from '#server/sync/seal.ts';
import type { StreamOut } from '#server/sync/stream.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { SESSION_LIMIT } from './limits.ts';
import { refuse, turnAway } from './refuse.ts';

/** 200 commands may carry long texts. */
const PUSH_BYTES = 32 * 1024 * 1024;

/** Every page of a pull leaves at once: without the flush a compressor keeps it until its block is full. */
const PULL_COMPRESSION = {
  compress: {
    encodings: ['br', 'gzip'] as ('br' | 'gzip')[],
    customTypes: /^application\/(x-ndjson|json)/,
    threshold: 0,
    brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH, params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    zlibOptions: { flush: constants.Z_SYNC_FLUSH, level: 1 },
  },
};

/** Push, pull, stream and leases (S7): who asks, and the answer on HTTP. What is done is in `sync/handlers.ts`. */
export function syncRoutes(app: FastifyInstance, office: Office): void {
  app.post(PATHS.push, { bodyLimit: PUSH_BYTES }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const answer = await handlePush(office, session.value, request.body);
    return answer.ok ? answer.value : turnAway(reply, answer.error);
  });

  app.post(PATHS.pull, PULL_COMPRESSION, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const answer = await handlePull(office, session.value, request.body);
    if (!answer.ok) return turnAway(reply, answer.error);
    // One page at a time, and the next one only when the last has gone: a slow reader costs no memory.
    const pages = Readable.from(answer.value, { objectMode: true, highWaterMark: 1 });
    return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(pages);
  });

  app.get(PATHS.stream, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const { stream, out } = streamOut();
    const answer = await handleStream(office, session.value, request.query, out);
    if (!answer.ok) return turnAway(reply, answer.error);
    stream.once('close', answer.value);
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  });

  app.post(PATHS.offer, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const answer = await handleOffer(office, session.value, request.body);
    return answer.ok ? answer.value : turnAway(reply, answer.error);
  });

  app.post(PATHS.giveBack, { bodyLimit: PUSH_BYTES }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const answer = await handleGiveBack(office, session.value, request.body);
    return answer.ok ? answer.value : turnAway(reply, answer.error);
  });

  app.post(PATHS.sealed, { bodyLimit: PUSH_BYTES, config: SESSION_LIMIT }, async (request, reply) => {
    const answer = await handleSealed(office, request.body);
    return answer.ok ? answer.value : turnAway(reply, answer.error);
  });

  app.post(PATHS.lease, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const answer = await handleLease(office, session.value, request.body);
    return answer.ok ? answer.value : turnAway(reply, answer.error);
  });
}

/** A stream for the reply, and the way into it. */
function streamOut(): { stream: Readable; out: StreamOut } {
  const stream = new Readable({ read: () => undefined });
  const write = (text: string): number => {
    stream.push(text);
    return stream.readableLength;
  };
  return { stream, out: { write, end: () => void stream.push(null), cut: () => void stream.destroy() } };
}
