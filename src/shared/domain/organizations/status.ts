/** Where a client stands with the office. A client is never deleted: it becomes a former one. */
export const CLIENT_STATUS = {
  prospect: { label: 'Prospect' },
  active: { label: 'Active' },
  former: { label: 'Former client' },
} as const;
export type ClientStatus = keyof typeof CLIENT_STATUS;
export const clientStatuses = Object.keys(CLIENT_STATUS) as [ClientStatus, ...ClientStatus[]];
