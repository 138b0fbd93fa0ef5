import type { Person } from '#shared/domain/records.ts';
import type { Objection } from '#shared/domain/rules.ts';

/** Enough to write to: something, an @, something. What stands behind it is the mail server's business. */
export const isMail = (address: string): boolean => /^[^\s@]+@[^\s@]+$/.test(address);

/** The rules of a person; a mail address that came in otherwise does not stop an edit of another field. */
export function objectionToPerson(before: Person | null, after: Person): Objection | null {
  if (after.email !== '' && after.email !== before?.email && !isMail(after.email)) {
    return { code: 'invalid', field: 'email', detail: 'Write the mail address as name@company.example.' };
  }
  const isNew = (phone: string): boolean => before?.phones.includes(phone) !== true;
  if (after.phones.some((phone) => isNew(phone) && !phone.trim())) {
    return { code: 'invalid', field: 'phones', detail: 'A phone number is empty.' };
  }
  return null;
}

/** The number of a phone as a `tel:` address has it; null where the text holds none: "0117 496 0130 (mobile)". */
export function dialled(phone: string): string | null {
  const number = phone
    .replace(/\(0\)/g, '')
    .replace(/\([^)]*[a-z][^)]*\)/gi, '')
    .match(/\+?\d[\d\s()./-]*/)?.[0];
  const digits = number?.replace(/[^\d+]/g, '') ?? '';
  return digits.length >= 3 ? digits : null;
}
