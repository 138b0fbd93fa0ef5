import { z } from 'zod';
import { COLLECTIONS } from '#shared/domain/collections.ts';
import { envelopeSchema } from '#shared/domain/record.ts';

/** States of records in one offer, at most. */
export const MOST_OFFERED = 2000;
/** Records in one call that gives back, at most, and the characters of JSON from which a laptop begins another one. */
export const MOST_GIVEN = 200;
export const GIVEN_CHARS = 4_000_000;

/** `POST /v1/sync/offer`: the states of records that a laptop holds from an earlier epoch of the office (S25). */
export const offerRequestSchema = z.object({
  protocol: z.number().int(),
  /** The office's epoch now. */
  epoch: z.string(),
  records: z
    .array(
      z.object({
        collection: z.enum(COLLECTIONS),
        id: z.string().min(1).max(64),
        epoch: z.string().min(1).max(64),
        rev: z.number().int().positive(),
      }),
    )
    .min(1)
    .max(MOST_OFFERED),
});
export type OfferRequest = z.infer<typeof offerRequestSchema>;
export type Offered = OfferRequest['records'][number];

/** Which of them the office wants whole: it does not know the record, or not this state of it. */
export const offerResponseSchema = z.object({
  wanted: z.array(z.object({ collection: z.enum(COLLECTIONS), id: z.string() })),
});
export type OfferResponse = z.infer<typeof offerResponseSchema>;

/** `POST /v1/sync/give-back`: the wanted ones, with the epoch and the revision they were offered as. */
export const giveBackRequestSchema = z.object({
  protocol: z.number().int(),
  epoch: z.string(),
  records: z
    .array(z.object({ collection: z.enum(COLLECTIONS), record: envelopeSchema.loose() }))
    .min(1)
    .max(MOST_GIVEN),
});
export type GiveBackRequest = z.infer<typeof giveBackRequestSchema>;

/** What became of them is nobody's business but the office's (S20): they come back by the axis, or do not. */
export const giveBackResponseSchema = z.object({ officeTime: z.iso.datetime() });
export type GiveBackResponse = z.infer<typeof giveBackResponseSchema>;

/** A record that was given back and is kept aside, for administrators. */
export const keptAsideSchema = z.array(
  z.object({
    collection: z.string(),
    id: z.string(),
    epoch: z.string(),
    rev: z.number().int(),
    device: z.string(),
    keptAt: z.iso.datetime(),
    body: z.json(),
  }),
);
export type KeptAside = z.infer<typeof keptAsideSchema>;
