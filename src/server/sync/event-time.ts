/**
 * Event time as the office accepts it (S18): not after the arrival, and not before `earliest`, what the device had
 * already been in contact with. ISO times in UTC sort as text. Null: no lower bound.
 */
export function boundedTime(at: string, earliest: string | null, arrival: string): string {
  if (at > arrival) return arrival;
  if (earliest !== null && at < earliest) return earliest < arrival ? earliest : arrival;
  return at;
}

/**
 * The earliest time a pushed command can have been made: the contact the device names, as far as the office
 * knows of a contact by then; at first the time the device was registered.
 */
export function earliestTime(heard: string | null, device: { createdAt: string; lastContact: string }): string {
  if (heard === null) return device.createdAt;
  return heard < device.lastContact ? heard : device.lastContact;
}
