import { z } from 'zod';
import { COLLECTIONS } from '#shared/domain/collections.ts';
import { NUMBER_SERIES } from '#shared/domain/numbers.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#shared/domain/password.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { envelopeSchema } from '#shared/domain/record.ts';
import { commandSchema } from '#shared/sync/command.ts';
import { deviceKeySchema } from './devices.ts';

/** The version of this contract. A client of another one gets `update-needed` and keeps its outbox (S7). */
export const PROTOCOL = 1;

/**
 * Where a laptop stands on the office's axis (S8). `scope` counts the changes of what is in the laptop's scope: its
 * user's grants, and what this laptop takes along of them (S20).
 */
export const checkpointSchema = z.object({
  epoch: z.string(),
  seq: z.number().int().nonnegative(),
  scope: z.number().int().nonnegative(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** A record on the wire: its envelope is checked, its fields are checked where they are used. */
export const wireRecordSchema = envelopeSchema.loose();

/** A record with the collection it belongs to. */
export const rowSchema = z.object({ collection: z.enum(COLLECTIONS), record: wireRecordSchema });
export type Row = z.infer<typeof rowSchema>;

/** A record that left the laptop's scope: no content (S20). */
export const exitSchema = z.object({
  collection: z.enum(COLLECTIONS),
  id: z.string(),
  rev: z.number().int(),
  epoch: z.string(),
});
export type Exit = z.infer<typeof exitSchema>;

// ---- push ------------------------------------------------------------------------------------------------

export const pushRequestSchema = z.object({
  protocol: z.number().int(),
  epoch: z.string(),
  /** The office time this device last heard, to bound its event times (S18); null before the first contact. */
  lastContactAt: z.iso.datetime().nullable(),
  /**
   * One that is too large for a request comes without what it changes, and is refused by its number (I5). One that the
   * office refused before it was restored, and does not know any more, comes to be refused again (S25).
   */
  commands: z
    .array(commandSchema.extend({ withheld: z.enum(['too-large', 'refused-before']).optional() }))
    .min(1)
    .max(200),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const answerSchema = z.object({
  command: z.string(),
  verdict: z.enum(['applied', 'applied-with-conflicts', 'refused', 'already']),
  code: z.string().optional(),
  message: z.string().optional(),
  edit: z.number().int().optional(),
  because: z.string().optional(),
  /** The touched records as the office has them now and this user may see them (S10). */
  records: z.array(rowSchema),
  /** Touched records that are out of this user's scope: no content, and no order to drop them (S10, V9). */
  hidden: z.array(z.string()),
  /** Touched records that the office does not have (a refused creation). */
  unknown: z.array(z.string()),
});
export type Answer = z.infer<typeof answerSchema>;

export const pushResponseSchema = z.object({
  /** Read after the commands: what the answers are complete up to. */
  at: checkpointSchema,
  officeTime: z.iso.datetime(),
  answers: z.array(answerSchema),
  /** The device's next `n` as the office expects it: differs from the client's where a gap was found. */
  nextN: z.number().int(),
});
export type PushResponse = z.infer<typeof pushResponseSchema>;

// ---- pull: NDJSON, one of these a line --------------------------------------------------------------------

export const pullRequestSchema = z.object({ protocol: z.number().int(), checkpoint: checkpointSchema });
export type PullRequest = z.infer<typeof pullRequestSchema>;

export const pullLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), from: checkpointSchema, officeTime: z.iso.datetime(), total: z.number().int() }),
  /**
   * Clients that left this laptop's scope: the listed ones, or with `all` every one but those. Stands before the exits;
   * they name what the office has, and this also means what it never had (V2): unsent work, refused work, drafts.
   */
  z.object({ type: z.literal('lost'), all: z.boolean(), organizations: z.array(z.string()) }),
  /**
   * A record as it is. Before the axis of a pull from seq 0 come those that a person works with first (S21), outside the
   * order of their `rev` and up to a marker of their own, which leaves the laptop at seq 0; by the axis they come again.
   */
  z.object({ type: z.literal('row'), ...rowSchema.shape }),
  z.object({ type: z.literal('exit'), ...exitSchema.shape }),
  /** Everything up to here is complete; the client moves its checkpoint only by this (S9). */
  z.object({ type: z.literal('mark'), to: checkpointSchema, isHead: z.boolean() }),
]);
export type PullLine = z.infer<typeof pullLineSchema>;

// ---- stream: SSE, `event` and JSON `data` -------------------------------------------------------------------

/**
 * `hello` opens the stream and says where the office stands; `page` carries records complete from `from` to
 * `to`; a heartbeat is an SSE comment. A client that stands elsewhere than `from` drops the page and pulls (S8).
 */
export const streamEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), at: checkpointSchema, officeTime: z.iso.datetime() }),
  z.object({
    type: z.literal('page'),
    from: checkpointSchema,
    to: checkpointSchema,
    officeTime: z.iso.datetime(),
    rows: z.array(rowSchema),
    exits: z.array(exitSchema),
  }),
]);
export type StreamEvent = z.infer<typeof streamEventSchema>;

// ---- office and accounts --------------------------------------------------------------------------------------

export const officeInfoSchema = z.object({
  /** The office's own id: the laptop's databases are named by it. */
  id: z.string(),
  name: z.string(),
  protocol: z.number().int(),
  epoch: z.string(),
  /** Whether nobody has an account yet: the first admin is made at a one-time address. */
  needsFirstAdmin: z.boolean(),
  /** Demo accounts, offered only on 127.0.0.1. */
  demoAccounts: z.array(z.object({ name: z.string(), email: z.string(), role: z.string(), password: z.string() })),
});
export type OfficeInfo = z.infer<typeof officeInfoSchema>;

export const signInRequestSchema = z.object({
  email: z.string().min(1).max(200),
  password: z.string().min(1).max(LONGEST_PASSWORD),
  /** `desktop` gets the refresh token in the answer and keeps it in the key store; `web` gets an httpOnly cookie. */
  client: z.enum(['desktop', 'web']),
  /** The device's id from an earlier sign-in of this user on this machine; null the first time. */
  deviceId: z.string().nullable(),
  deviceName: z.string().max(200),
  /**
   * The public half of the device's key (S22), of desktop and web alike. A device that has none yet gets it; a laptop
   * that comes with another key than its device has is another device: its storage was emptied.
   */
  publicKey: deviceKeySchema.optional(),
  /** A password of one's own, where the office asked for it (`new-password-needed`). */
  newPassword: z.string().min(1).max(LONGEST_PASSWORD).optional(),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

export const sessionSchema = z.object({
  accessToken: z.string(),
  /** Seconds the access token is good for. */
  expiresIn: z.number().int(),
  refreshToken: z.string().nullable(),
  officeTime: z.iso.datetime(),
  user: z.object({
    /** The person's id in the records; also the account's. */
    personId: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    /** Granted organizations, or `all`. */
    organizations: z.union([z.literal('all'), z.array(z.string())]),
  }),
  /** The scope these roles and grants belong to: a laptop that hears of a later one asks for a fresh session (S20). */
  scope: z.number().int().nonnegative(),
  device: z.object({
    id: z.string(),
    /** A short code of the device, for provisional numbers. */
    code: z.string(),
    /** The highest number of a command the office has of this device, judged or sealed: a laptop that knows fewer must not go on under this id. */
    lastN: z.number().int(),
  }),
});
export type Session = z.infer<typeof sessionSchema>;

export const refreshRequestSchema = z.object({
  refreshToken: z.string().nullable(),
  /** As in a sign-in: a laptop that was signed in before it had a key registers it here. */
  publicKey: deviceKeySchema.optional(),
});
export type RefreshRequest = z.infer<typeof refreshRequestSchema>;

export const firstAdminRequestSchema = z.object({
  token: z.string().min(1),
  officeName: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  email: z.string().min(3).max(200),
  password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD),
});
export type FirstAdminRequest = z.infer<typeof firstAdminRequestSchema>;

export const leaseRequestSchema = z.object({
  series: z.array(z.enum(NUMBER_SERIES)).min(1),
});
export const leaseResponseSchema = z.object({
  blocks: z.array(z.object({ series: z.enum(NUMBER_SERIES), from: z.number().int(), to: z.number().int() })),
});
export type LeaseResponse = z.infer<typeof leaseResponseSchema>;

/** A record's history, newest last: what the office knows; online only. */
export const historyLineSchema = z.object({
  seq: z.number().int(),
  field: z.string(),
  before: z.json().optional(),
  after: z.json().optional(),
  outcome: z.enum(['created', 'applied', 'merged', 'unchanged', 'conflict', 'outdated', 'settled']),
  command: z.string(),
  device: z.string(),
  author: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  /** What the edit itself wanted, where the office decided otherwise or merged. */
  wanted: z.object({ before: z.json().optional(), after: z.json().optional() }).optional(),
});
export type HistoryEntry = z.infer<typeof historyLineSchema>;

/** The answer to a request for a record's history. */
export const historySchema = z.array(historyLineSchema);

export const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  store: z.enum(['sqlite', 'postgres']),
  records: z.number().int(),
});

/** Paths of the contract. */
export const PATHS = {
  health: '/api/health',
  office: '/v1/office',
  signIn: '/v1/auth/sign-in',
  refresh: '/v1/auth/refresh',
  signOut: '/v1/auth/sign-out',
  firstAdmin: '/v1/auth/first-admin',
  push: '/v1/sync/push',
  pull: '/v1/sync/pull',
  stream: '/v1/sync/stream',
  lease: '/v1/sync/lease',
  offer: '/v1/sync/offer',
  giveBack: '/v1/sync/give-back',
  sealed: '/v1/sync/sealed',
  history: '/v1/records/:collection/:id/history',
  import: '/v1/office/import',
  accounts: '/v1/office/accounts',
  keptAside: '/v1/restored',
  sealedList: '/v1/sealed',
  sealedContent: '/v1/sealed/:device',
  users: '/v1/users',
  user: '/v1/users/:person',
  userPassword: '/v1/users/:person/password',
  userDevices: '/v1/users/:person/devices',
  userDevice: '/v1/users/:person/devices/:device',
  ownPassword: '/v1/account/password',
  ownDevices: '/v1/account/devices',
  ownDevice: '/v1/account/devices/:device',
  takeAlong: '/v1/account/take-along',
} as const;
