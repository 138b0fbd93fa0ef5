import type { FastifyInstance } from 'fastify';
import { ATTEMPTS_MS, type Attempts } from '#server/auth/attempts.ts';
import { authenticate } from '#server/auth/authenticate.ts';
import type { Office } from '#server/office.ts';
import { emailKey } from '#server/store/accounts.ts';
import { handleTakeAlong, handleTakenAlong } from '#server/sync/handlers.ts';
import { whatIsWrong } from '#server/sync/problem.ts';
import { actOnDevice } from '#server/users/act-on-device.ts';
import { describeDevices } from '#server/users/describe.ts';
import { changeOwnPassword } from '#server/users/set-password.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { changePasswordRequestSchema, deviceActionSchema } from '#shared/wire/users.ts';
import { PASSWORD_LIMIT, SESSION_LIMIT } from './limits.ts';
import { refuse, turnAway } from './refuse.ts';

/** Everybody's own password and devices. `attempts` are those of signing in: guessing here is guessing there. */
export function ownAccountRoutes(app: FastifyInstance, office: Office, attempts: Attempts): void {
  app.post(PATHS.ownPassword, { config: PASSWORD_LIMIT }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const read = changePasswordRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const account = await office.store.read((tables) => tables.accounts.byPerson(session.value.personId));
    const name = `${request.ip} ${emailKey(account?.email ?? '')}`;
    if (!attempts.mayTry(name)) return turnAway(reply, { code: 'too-many', retryAfterMs: ATTEMPTS_MS });
    const changed = await changeOwnPassword(office, session.value, read.data);
    if (changed.ok) {
      attempts.succeeded(name);
      return reply.send({});
    }
    if (changed.error === 'wrong-password') attempts.failed(name);
    return refuse(reply, changed.error);
  });

  app.get(PATHS.ownDevices, { config: SESSION_LIMIT }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const { personId, deviceId } = session.value;
    const devices = await office.store.read((tables) =>
      describeDevices(tables, personId, deviceId, isoTime(office.clock.now())),
    );
    return reply.header('cache-control', 'no-store').send(devices);
  });

  app.post<{ Params: { device: string } }>(PATHS.ownDevice, { config: SESSION_LIMIT }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const read = deviceActionSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const { personId } = session.value;
    const done = await actOnDevice(office, personId, personId, request.params.device, read.data);
    return done.ok ? reply.send({}) : refuse(reply, done.error);
  });

  app.get(PATHS.takeAlong, { config: SESSION_LIMIT }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const taken = await handleTakenAlong(office, session.value);
    return taken.ok ? reply.header('cache-control', 'no-store').send(taken.value) : turnAway(reply, taken.error);
  });

  app.post(PATHS.takeAlong, { config: SESSION_LIMIT }, async (request, reply) => {
    const session = await authenticate(office, request);
    if (!session.ok) return refuse(reply, session.error);
    const taken = await handleTakeAlong(office, session.value, request.body);
    return taken.ok ? reply.send(taken.value) : turnAway(reply, taken.error);
  });
}
