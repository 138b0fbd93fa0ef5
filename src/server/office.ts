import type { FastifyRequest } from 'fastify';
import { isoTime } from '#shared/lib/clock.ts';
import type { Verdict } from '#shared/sync/command.ts';
import { type AccessTokens, createAccessTokens } from './auth/access-tokens.ts';
import { standsStill } from './auth/authenticate.ts';
import { isOnOwnMachine } from './auth/own-machine.ts';
import { createSessions, type Sessions } from './auth/sessions.ts';
import type { Parts } from './parts.ts';
import type { Grant } from './store/accounts.ts';
import type { Tables } from './store/store.ts';
import { type OfficeCommandOptions, type OfficeEdit, submitOfficeCommand } from './sync/office-commands.ts';
import { createPushQueue, type PushQueue } from './sync/push-queue.ts';
import { createRates, type Rates } from './sync/rates.ts';
import { scopeOf } from './sync/scope.ts';
import { createHub, type Hub, type Recheck } from './sync/stream.ts';

/** The office at work: what routes, imports and automation share. */
export interface Office extends Parts {
  tokens: AccessTokens;
  sessions: Sessions;
  hub: Hub;
  pushes: PushQueue;
  rates: Rates;
  /** Whether a request may use demo accounts: it comes from this machine, and nobody else can reach the office. */
  isForDemo(request: FastifyRequest): boolean;
  /** An edit by the office itself (S13): judged, kept in history, told to open streams. */
  submit(edits: readonly OfficeEdit[], options?: OfficeCommandOptions): Promise<Verdict>;
  /** Grants this whole set of organizations to a person; their open streams say so, and their laptops pull (S20). */
  setGrant(personId: string, organizations: Grant): Promise<void>;
}

const SECRET = 'access-token-secret';

/**
 * Puts an office together. Its secret for access tokens is made once and kept in the store. `isPrivate`: it is
 * reached from this machine only, so that demo accounts with their public passwords do no harm.
 */
export async function createOffice(parts: Parts, isPrivate: boolean): Promise<Office> {
  const { id, secret } = await parts.store.write(async (tables) => ({
    id: (await tables.office.get()).id,
    secret: await secretOf(parts, tables),
  }));
  const tokens = createAccessTokens(Buffer.from(secret, 'base64url'), id, parts.clock);
  const recheck: Recheck = (session) =>
    parts.store.read(async (tables) => ((await standsStill(tables, session)) ? scopeOf(tables, session) : null));
  const hub = createHub(parts, recheck);
  return {
    ...parts,
    tokens,
    hub,
    pushes: createPushQueue(parts, hub.wake),
    rates: createRates(parts.clock),
    isForDemo: (request) => isPrivate && isOnOwnMachine(request),
    sessions: createSessions(parts, tokens, () => void hub.recheck()),
    submit: async (edits, options) => {
      const verdict = await submitOfficeCommand(parts, edits, options);
      if (verdict.kind !== 'refused') hub.wake();
      return verdict;
    },
    setGrant: async (personId, organizations) => {
      await parts.store.write((tables) =>
        tables.accounts.setGrant(personId, organizations, isoTime(parts.clock.now())),
      );
      await hub.recheck();
    },
  };
}

async function secretOf(parts: Parts, tables: Tables): Promise<string> {
  const known = await tables.office.control(SECRET);
  if (known !== undefined) return known;
  const made = Buffer.from(parts.random(32)).toString('base64url');
  await tables.office.setControl(SECRET, made);
  return made;
}
