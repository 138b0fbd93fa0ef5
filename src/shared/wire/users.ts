import { z } from 'zod';
import { LONGEST_PASSWORD } from '#shared/domain/password.ts';
import { isMail } from '#shared/domain/people/rules.ts';
import { ROLES } from '#shared/domain/permissions.ts';

/**
 * Users as administrators see them, and everyone's own account: tables of the office, changed online only (S12).
 * A part of the contract: contract.ts has its addresses and errors.
 */

const personName = z.string().max(200).regex(/\S/, 'Say the name');
const mailAddress = z
  .string()
  .max(200)
  .refine((text) => isMail(text.trim()), 'This is no mail address');
const roles = z.array(z.enum(ROLES)).min(1, 'Choose at least one role');
/** The clients granted, or all of them. */
const grant = z.union([z.literal('all'), z.array(z.string().min(1).max(64)).max(10_000)]);
const password = z.string().min(1).max(LONGEST_PASSWORD);

/** Somebody who may sign in. */
export const userSchema = z.object({
  /** The person's id in the records; also the account's. */
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  organizations: grant,
  /** Since when nobody signs in with it; null while one may. */
  disabledAt: z.iso.datetime().nullable(),
  /** Whether the present password is for one sign-in only. */
  mustChangePassword: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When the office heard of one of the person's devices last; null before the first sign-in. */
  lastContact: z.iso.datetime().nullable(),
  /** Devices that were not revoked. */
  devices: z.number().int(),
});
export type User = z.infer<typeof userSchema>;
export const usersSchema = z.array(userSchema);

/** A new user. Without a password the office makes one; either is good for the first sign-in only. */
export const newUserRequestSchema = z.object({
  name: personName,
  email: mailAddress,
  roles,
  organizations: grant,
  password: password.nullable(),
});
export type NewUserRequest = z.infer<typeof newUserRequestSchema>;

/** The one-time password is said here once and kept nowhere in clear. */
export const newUserSchema = z.object({ user: userSchema, oneTimePassword: z.string() });
export type NewUser = z.infer<typeof newUserSchema>;

/** What changes of a user; what is left out stays as it is. */
export const changeUserRequestSchema = z.object({
  name: personName.optional(),
  email: mailAddress.optional(),
  roles: roles.optional(),
  organizations: grant.optional(),
  isDisabled: z.boolean().optional(),
});
export type ChangeUserRequest = z.infer<typeof changeUserRequestSchema>;

/** A new one-time password for somebody; null: the office makes one. */
export const resetPasswordRequestSchema = z.object({ password: password.nullable() });

/** A laptop of a person, as that person or an administrator sees it. */
export const userDeviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  createdAt: z.iso.datetime(),
  lastContact: z.iso.datetime(),
  /** Since when it may never sign in again; null for one that may. */
  revokedAt: z.iso.datetime().nullable(),
  isSignedIn: z.boolean(),
  /** Whether it registered a key, so that it can hand in sealed work once it is revoked. */
  hasKey: z.boolean(),
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
});
export type UserDevice = z.infer<typeof userDeviceSchema>;
export const userDevicesSchema = z.array(userDeviceSchema);

/** What is done with a device: `sign-out` ends its sessions, `revoke` shuts it out for ever (S22). */
export const deviceActionSchema = z.discriminatedUnion('does', [
  z.object({ does: z.literal('rename'), name: z.string().max(100).regex(/\S/, 'Say the name') }),
  z.object({ does: z.literal('sign-out') }),
  z.object({ does: z.literal('revoke') }),
]);
export type DeviceAction = z.infer<typeof deviceActionSchema>;

/** A password of one's own in place of the present one. */
export const changePasswordRequestSchema = z.object({ current: password, next: password });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;
