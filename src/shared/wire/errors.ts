import { z } from 'zod';

/** Everything that can go wrong between a client and the office: a closed set, its words written once. */
export const WIRE_ERRORS = {
  'bad-request': { status: 400, message: 'The office could not read the request.' },
  'wrong-credentials': { status: 401, message: 'The mail address or the password is not right.' },
  'signed-out': { status: 401, message: 'Please sign in again. Everything on this laptop is kept.' },
  'new-password-needed': {
    status: 403,
    message: 'This password was good for one sign-in. Choose one of your own to go on.',
  },
  'device-revoked': {
    status: 403,
    message: 'This laptop was revoked and cannot sign in any more. Ask an administrator of your office.',
  },
  'wrong-password': { status: 403, message: 'Your present password is not right.' },
  'bad-password': {
    status: 400,
    message: 'A password needs at least 10 characters, and is neither the mail address nor the one before it.',
  },
  'mail-taken': { status: 409, message: 'Somebody signs in with this mail address already.' },
  'unknown-client': {
    status: 409,
    message: 'The office does not have one of these clients yet. Save again when all is at the office.',
  },
  'last-admin': {
    status: 409,
    message: 'This is the only administrator. Make somebody else one first, or nobody could let people in.',
  },
  'own-admin': {
    status: 409,
    message: "Nobody takes the administrator's role away from themselves or disables themselves. Ask another one.",
  },
  'bad-signature': {
    status: 403,
    message: 'The office knows no laptop of this name with this key. What it has is kept on the laptop.',
  },
  'no-permission': { status: 403, message: 'Your account may not do this.' },
  'demo-only-local': { status: 403, message: 'Demo accounts work only on the machine the office runs on.' },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'other-epoch': { status: 409, message: 'The office was restored from a backup. Your work is kept on this laptop.' },
  'update-needed': {
    status: 426,
    message: 'This Sitebook is older than the office. Update it; your work is kept on this laptop.',
  },
  'too-large': { status: 413, message: 'The request is larger than the office accepts.' },
  'too-many': { status: 429, message: 'Too many attempts. Wait a minute and try again.' },
  'office-not-set-up': {
    status: 409,
    message: 'This office has no accounts yet. Open the one-time address that it printed at its start.',
  },
  'already-set-up': { status: 409, message: 'This office has its first administrator already. Sign in instead.' },
  internal: {
    status: 500,
    message: 'The office had an error and wrote it to its log. Your work is kept on this laptop.',
  },
} as const;
export type WireErrorCode = keyof typeof WIRE_ERRORS;

export const wireErrorSchema = z.object({
  error: z.enum(Object.keys(WIRE_ERRORS) as [WireErrorCode, ...WireErrorCode[]]),
  message: z.string(),
  detail: z.string().optional(),
  /** With `other-epoch`: the office's epoch now, and the last command it has of this device (S25). */
  office: z.object({ epoch: z.string(), lastN: z.number().int() }).optional(),
});
export type WireError = z.infer<typeof wireErrorSchema>;
