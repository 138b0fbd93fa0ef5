/** What event times are measured against. ISO times in UTC with milliseconds, which sort as text. */
export interface TimeBounds {
  /** When the author's account was made: nobody acted for this office before that. */
  floor: string;
  /** The last contact the laptop tells of, as far as the office knows of one by then. */
  contact: string;
  /** When the office got the command. */
  arrival: string;
}

/**
 * Event time as the office accepts it (S18). Nothing happens after its arrival. A time before the account existed
 * is that of a clock that lost its memory: the last contact is the best that is known. Any other time stands, also
 * one before the last contact: after a day without the office a laptop may well pull, or push its first batch,
 * before it sends what was done in the morning.
 */
export function boundedTime(at: string, { floor, contact, arrival }: TimeBounds): string {
  const known = at < floor ? contact : at;
  return known > arrival ? arrival : known;
}

/** The bounds for a push. `heard`: the office time that the laptop says it heard last. */
export function timeBounds(
  heard: string | null,
  floor: string,
  device: { createdAt: string; lastContact: string },
  arrival: string,
): TimeBounds {
  const told = heard ?? device.createdAt;
  return { floor, contact: told < device.lastContact ? told : device.lastContact, arrival };
}
