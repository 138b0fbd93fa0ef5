import { z } from 'zod';
import { ERASED, type Question, type Questions } from '#shared/ipc/bridge.ts';

/** A secret's name becomes part of a file's name, so it is held to characters that mean nothing in a path. */
const secretName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const secretValue = z.string().max(65_536);
/** Long enough for any address a person means; whether it is a good one is judged later, and answered as a value. */
const url = z.string().min(1).max(2_048);

/** An id of the office. It becomes part of a file's name. */
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
const owner = z.strictObject({ office: id, person: id });
/** A command as text. What the office takes at most is far less; a runaway page must not fill the disk by one call. */
const commandText = z.string().min(2).max(16_000_000);

/** By channel, the arguments a page may send: main parses each question with these before it acts on it. */
export const PAYLOADS: { [Q in Question]: z.ZodType<Questions[Q]['args']> } = {
  'office-address:get': z.tuple([]),
  'office-address:set': z.tuple([url]),
  'secret:get': z.tuple([secretName]),
  'secret:set': z.tuple([secretName, secretValue]),
  'secret:remove': z.tuple([secretName]),
  'secret:protection': z.tuple([]),
  'commands:keep': z.tuple([owner, id, commandText]),
  'commands:kept': z.tuple([owner]),
  'commands:settle': z.tuple([owner, z.array(id).max(100_000)]),
  'commands:erase': z.tuple([owner, z.enum(ERASED)]),
  'unsent:report': z.tuple([z.int().min(0)]),
  'external:open': z.tuple([url]),
};
