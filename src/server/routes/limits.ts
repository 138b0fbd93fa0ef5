/**
 * Requests a minute and address. Generous, because a whole office may stand behind one address; small enough that
 * hashing passwords, 30 ms each, leaves the machine to others.
 */
export const PASSWORD_LIMIT = { rateLimit: { max: 60, timeWindow: 60_000 } };
/** The same for what hashes nothing. */
export const SESSION_LIMIT = { rateLimit: { max: 240, timeWindow: 60_000 } };
