import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether a request comes from a command of this machine: whoever can read `office.json` in the data folder has
 * the control token. Compared in equal time.
 */
export const hasControl = (request: FastifyRequest, controlToken: string): boolean =>
  timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${controlToken}`));
