import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { authenticate } from '#server/auth/authenticate.ts';
import type { Office } from '#server/office.ts';
import { leaseNumbers } from '#server/sync/lease.ts';
import { pullPages, pullRefusal } from '#server/sync/pull.ts';
import { push, pushEnvelopeSchema } from '#server/sync/push.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { leaseRequestSchema, PATHS, PROTOCOL, pullRequestSchema } from '#shared/wire/contract.ts';
import { refuse, whatIsWrong } from './refuse.ts';

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

/** An older client is told so before anything else of its request is read (S7). */
const isOtherProtocol = (body: unknown): boolean => {
  const protocol = (body as { protocol?: unknown } | null)?.protocol;
  return typeof protocol === 'number' && protocol !== PROTOCOL;
};

/** Push, pull, stream and leases (S7). */
export function syncRoutes(app: FastifyInstance, office: Office): void {
  app.post(PATHS.push, { bodyLimit: PUSH_BYTES }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    if (isOtherProtocol(request.body)) return refuse(reply, 'update-needed');
    const read = pushEnvelopeSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const { epoch } = await office.store.read((tables) => tables.office.get());
    if (read.data.epoch !== epoch) return refuse(reply, 'other-epoch');
    return push(office, session.value, read.data, office.hub.wake);
  });

  app.post(PATHS.pull, PULL_COMPRESSION, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    if (isOtherProtocol(request.body)) return refuse(reply, 'update-needed');
    const read = pullRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const { personId, deviceId } = session.value;
    const refused = await pullRefusal(office, personId, read.data.checkpoint);
    if (refused) return refuse(reply, refused);
    await office.store.write((tables) => tables.devices.touch(deviceId, isoTime(office.clock.now())));
    // One page at a time, and the next one only when the last has gone: a slow reader costs no memory.
    const pages = Readable.from(pullPages(office, session.value, read.data.checkpoint), {
      objectMode: true,
      highWaterMark: 1,
    });
    return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(pages);
  });

  app.get(PATHS.stream, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(await office.hub.open(session.value));
  });

  app.post(PATHS.lease, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const read = leaseRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    return { blocks: await leaseNumbers(office, session.value.deviceId, read.data.series) };
  });
}
