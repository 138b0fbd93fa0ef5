import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, authenticate, type NotSignedIn, type SignedIn } from '#server/auth/authenticate.ts';
import type { Office } from '#server/office.ts';
import { whatIsWrong } from '#server/sync/problem.ts';
import { listKeptAside } from '#server/sync/restored.ts';
import { actOnDevice } from '#server/users/act-on-device.ts';
import { changeUser } from '#server/users/change-user.ts';
import { createUser } from '#server/users/create-user.ts';
import { describeDevices, describeUsers } from '#server/users/describe.ts';
import { listSealed, sealedOf } from '#server/users/sealed-work.ts';
import { resetPassword } from '#server/users/set-password.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { PATHS } from '#shared/wire/contract.ts';
import {
  changeUserRequestSchema,
  deviceActionSchema,
  newUserRequestSchema,
  resetPasswordRequestSchema,
} from '#shared/wire/users.ts';
import { PASSWORD_LIMIT, SESSION_LIMIT } from './limits.ts';
import { refuse } from './refuse.ts';

type Params = { person: string; device: string };
type Asked = FastifyRequest<{ Params: Params }>;
type Does = (admin: SignedIn, request: Asked, reply: FastifyReply) => Promise<FastifyReply>;

/** Who sends a request, if it is an administrator. Nobody else learns anything, not even who exists. */
async function authenticateAdmin(
  office: Office,
  request: FastifyRequest,
): Promise<Result<SignedIn, NotSignedIn | 'no-permission'>> {
  const session = await authenticate(office, request);
  if (!session.ok) return session;
  const { roles } = await office.store.read((tables) => actorOf(tables, session.value.personId));
  return roles.includes('admin') ? ok(session.value) : fail('no-permission');
}

/** Users, their rights, passwords and devices: for administrators (S12, S20, S22). */
export function userRoutes(app: FastifyInstance, office: Office): void {
  const asAdmin = (does: Does) => async (request: Asked, reply: FastifyReply) => {
    const admin = await authenticateAdmin(office, request);
    return admin.ok
      ? does(admin.value, request, reply.header('cache-control', 'no-store'))
      : refuse(reply, admin.error);
  };
  const get = (path: string, does: Does) => app.get<{ Params: Params }>(path, { config: SESSION_LIMIT }, asAdmin(does));
  const post = (path: string, config: typeof PASSWORD_LIMIT, does: Does) =>
    app.post<{ Params: Params }>(path, { config }, asAdmin(does));

  get(PATHS.users, async (_admin, _request, reply) =>
    reply.send(await office.store.read(async (tables) => describeUsers(tables, await tables.accounts.all()))),
  );

  post(PATHS.users, PASSWORD_LIMIT, async (admin, request, reply) => {
    const read = newUserRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const made = await createUser(office, admin.personId, read.data);
    return made.ok ? reply.send(made.value) : refuse(reply, made.error);
  });

  post(PATHS.user, SESSION_LIMIT, async (admin, request, reply) => {
    const read = changeUserRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const changed = await changeUser(office, admin.personId, request.params.person, read.data);
    return changed.ok ? reply.send(changed.value) : refuse(reply, changed.error);
  });

  post(PATHS.userPassword, PASSWORD_LIMIT, async (admin, request, reply) => {
    const { person } = request.params;
    const read = resetPasswordRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    // One's own needs the present one, so that a laptop left open gives nobody the office.
    if (person === admin.personId) return refuse(reply, 'bad-request', 'person: Change your own under Account');
    const set = await resetPassword(office, admin.personId, person, read.data.password);
    return set.ok ? reply.send({ oneTimePassword: set.value }) : refuse(reply, set.error);
  });

  get(PATHS.keptAside, async (_admin, _request, reply) => reply.send(await office.store.read(listKeptAside)));

  get(PATHS.sealedList, async (_admin, _request, reply) => reply.send(await office.store.read(listSealed)));

  get(PATHS.sealedContent, async (admin, request, reply) => {
    const sealed = await office.store.read((tables) => sealedOf(tables, admin.personId, request.params.device));
    return sealed ? reply.send(sealed) : refuse(reply, 'not-found');
  });

  get(PATHS.userDevices, async (admin, request, reply) => {
    const { person } = request.params;
    const devices = await office.store.read(async (tables) =>
      (await tables.accounts.byPerson(person))
        ? describeDevices(tables, person, admin.deviceId, isoTime(office.clock.now()))
        : null,
    );
    return devices ? reply.send(devices) : refuse(reply, 'not-found');
  });

  post(PATHS.userDevice, SESSION_LIMIT, async (admin, request, reply) => {
    const { person, device } = request.params;
    const read = deviceActionSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const done = await actOnDevice(office, admin.personId, person, device, read.data);
    return done.ok ? reply.send({}) : refuse(reply, done.error);
  });
}
