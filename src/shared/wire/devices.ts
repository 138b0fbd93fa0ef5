import { z } from 'zod';
import { commandSchema } from '#shared/sync/command.ts';

/**
 * Laptops and what they hand in sealed (S20, S22). A part of the contract: contract.ts has its addresses and errors.
 *
 * A laptop makes an ES256 key pair (ECDSA on P-256 with SHA-256) at its first sign-in and registers the public half
 * with `publicKey`; the private half never leaves it. What it has to hand in where it may not push any more, it signs
 * with that key.
 */

const coordinate = z.string().regex(/^[\w-]{43}$/, 'Not a coordinate of P-256');

/** The public half of a laptop's key as a JSON Web Key; what else an export says (`ext`, `key_ops`) is not kept. */
export const deviceKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
export type DeviceKey = z.infer<typeof deviceKeySchema>;

/**
 * `POST /v1/sync/sealed`: unsent work that the office keeps and never judges. For a laptop that was revoked (S22), and
 * for what a laptop takes along no more, while its session goes on (S20). No session is needed: the signature is the
 * whole authentication, so that a revoked laptop may do this one thing.
 */
export const sealedRequestSchema = z.object({
  /** The device that signed. */
  device: z.string().min(1).max(64),
  /** A compact JWS (ES256) by the device's key; its payload is the JSON of `sealedWorkSchema`. */
  signed: z.string().min(1),
});
export type SealedRequest = z.infer<typeof sealedRequestSchema>;

/** Sealed commands of one request, at most. */
export const MOST_SEALED = 200;

/** What a sealed request says, under its signature. Office and device stand in it, so that it is good for nothing else. */
export const sealedWorkSchema = z.object({
  protocol: z.number().int(),
  /** The office's id. */
  office: z.string(),
  device: z.string(),
  /**
   * Commands as they are in the outbox, each with its own `n`; none where the laptop only asks whether it was revoked.
   * They need not be the next in the device's count, nor in a row. One that is sealed keeps its number: the office
   * counts it as taken, answers a push of it with `refused` and the code `sealed`, and goes on behind it. One that can
   * no longer be read as a command is kept as it is.
   */
  commands: z.array(commandSchema.pick({ id: true, n: true, device: true, author: true }).loose()).max(MOST_SEALED),
});
export type SealedWork = z.infer<typeof sealedWorkSchema>;

export const sealedResponseSchema = z.object({
  officeTime: z.iso.datetime(),
  /** Whether the device was revoked: it then wipes itself once everything unsent was handed in. */
  isRevoked: z.boolean(),
  /**
   * One a command: `sealed`, durable at the office and out of the laptop's hands; `judged`, which it was before, so
   * that its verdict is to be had by a push, and nothing was sealed.
   */
  answers: z.array(z.object({ command: z.string(), n: z.number().int(), outcome: z.enum(['sealed', 'judged']) })),
  /** The device's next `n` as the office expects it, behind what was sealed. */
  nextN: z.number().int(),
});
export type SealedResponse = z.infer<typeof sealedResponseSchema>;

/** `GET /v1/sealed`, for administrators: which devices handed in sealed work. */
export const sealedListSchema = z.array(
  z.object({
    device: z.string(),
    deviceName: z.string(),
    personId: z.string(),
    personName: z.string(),
    revokedAt: z.iso.datetime().nullable(),
    /** How many commands, and when the first and the last of them came. */
    commands: z.number().int(),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
  }),
);
export type SealedList = z.infer<typeof sealedListSchema>;

/** `GET /v1/sealed/:device`, for administrators: what a device handed in, by `n`. */
export const sealedContentSchema = z.object({
  commands: z.array(
    z.object({
      n: z.number().int(),
      command: z.string(),
      sealedAt: z.iso.datetime(),
      /** The command as it came; null where it names a client that the asker does not see. */
      content: z.json().nullable(),
    }),
  ),
});
export type SealedContent = z.infer<typeof sealedContentSchema>;

// ---- what a laptop takes along (S20) ----------------------------------------------------------------------------

/** Days for which a laptop takes closed tickets along, unless its person chose otherwise. */
export const CLOSED_DAYS = 90;

/**
 * `GET` and `POST /v1/account/take-along`, of the device that asks: what of the clients granted it takes along, kept at
 * the office. Its scope is both together, so that a change backfills and sends exits as a change of grants does. A
 * device that never chose takes everything; a laptop chooses at its first sign-in.
 */
export const takeAlongSchema = z.object({
  /** Clients, or all that are granted; those granted later are in `all` alone. */
  organizations: z.union([z.literal('all'), z.array(z.string().min(1).max(64)).max(10_000)]),
  /**
   * Tickets that were closed longer ago stay at the office, with what belongs to them; null: all are taken along. The
   * office moves the day on by itself, a week at a time.
   */
  closedDays: z.number().int().min(1).max(36_500).nullable(),
});
export type TakeAlong = z.infer<typeof takeAlongSchema>;

/** What the office answers: the choice, and all it can be made from, since what was left behind has no name on the laptop. */
export const takeAlongAnswerSchema = takeAlongSchema.extend({
  /** The clients granted to the device's person. */
  clients: z.array(z.object({ id: z.string(), name: z.string(), shortCode: z.string() })),
});
export type TakeAlongAnswer = z.infer<typeof takeAlongAnswerSchema>;
