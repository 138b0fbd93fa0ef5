/** Categories, and the kinds of tickets they are for. */
export const CATEGORIES: readonly (readonly [string, readonly string[]])[] = [
  ['Network', ['incident', 'request', 'problem', 'change']],
  ['Server', ['incident', 'request', 'problem', 'change']],
  ['Storage', ['incident', 'change']],
  ['Backup', ['incident', 'request', 'problem', 'change', 'improvement']],
  ['Database', ['incident', 'problem', 'change']],
  ['Application', ['incident', 'request', 'problem', 'change']],
  ['Microsoft 365', ['incident', 'request', 'change']],
  ['Accounts', ['incident', 'request']],
  ['Workplace', ['incident', 'request', 'problem', 'change']],
  ['Printing', ['incident', 'request', 'problem']],
  ['Telephony', ['incident', 'request', 'problem', 'change']],
  ['Security', ['incident', 'request', 'problem', 'change', 'improvement']],
  ['Cameras', ['incident', 'request', 'change']],
  ['Power', ['incident', 'problem', 'change', 'improvement']],
  ['Certificate', ['incident', 'change']],
];

export const GROUPS: readonly (readonly [string, string])[] = [
  ['Service desk', 'First contact, accounts, workplaces'],
  ['Network', 'Lines, firewalls, switches, wireless'],
  ['Systems', 'Servers, storage, backup, databases'],
  ['Cloud', 'Microsoft 365, subscriptions'],
  ['Field', 'Visits, hardware, cabling'],
];

/** Response and resolution by priority; minutes, within working hours where `calendar` says so. */
export const SERVICE_LEVELS = [
  { priority: 1, responseMinutes: 15, resolveMinutes: 240, calendar: '24x7' },
  { priority: 2, responseMinutes: 60, resolveMinutes: 480, calendar: '24x7' },
  { priority: 3, responseMinutes: 240, resolveMinutes: 1200, calendar: 'working days' },
  { priority: 4, responseMinutes: 600, resolveMinutes: 3000, calendar: 'working days' },
  { priority: 5, responseMinutes: 600, resolveMinutes: 3000, calendar: 'working days' },
] as const;

/** The service catalogue. */
export const CATALOGUE: readonly (readonly [string, { needsApproval: boolean; days: number; fields: string[] }])[] = [
  ['New employee', { needsApproval: true, days: 3, fields: ['Name', 'Start day', 'Like whom', 'Mobile', 'Devices'] }],
  ['Leaving employee', { needsApproval: true, days: 1, fields: ['Name', 'Last day', 'Mailbox to'] }],
  ['Laptop', { needsApproval: true, days: 10, fields: ['For whom', 'Memory', 'Bag'] }],
  ['Screen', { needsApproval: true, days: 7, fields: ['Desk', 'Size'] }],
  ['Small hardware', { needsApproval: false, days: 3, fields: ['What', 'Desk'] }],
  ['Software', { needsApproval: true, days: 3, fields: ['Program', 'For whom'] }],
  ['Access to a folder', { needsApproval: true, days: 1, fields: ['Folder', 'For whom', 'Read or write'] }],
  ['Mailbox', { needsApproval: false, days: 1, fields: ['Address', 'Who reads', 'Who sends'] }],
  ['Remote access', { needsApproval: true, days: 2, fields: ['For whom', 'Device'] }],
  ['Telephone number', { needsApproval: false, days: 2, fields: ['Place', 'Group'] }],
  ['Mobile', { needsApproval: true, days: 7, fields: ['For whom', 'Old number'] }],
  ['Move', { needsApproval: false, days: 5, fields: ['From', 'To', 'Day', 'How many'] }],
  ['Cabling', { needsApproval: true, days: 15, fields: ['Room', 'Outlets'] }],
  ['Guest network', { needsApproval: false, days: 2, fields: ['Day', 'People'] }],
  ['Restore of files', { needsApproval: false, days: 1, fields: ['Folder or file', 'As of'] }],
  ['Door access', { needsApproval: true, days: 3, fields: ['Names', 'Doors', 'Hours'] }],
  ['Web or mail allow list', { needsApproval: false, days: 1, fields: ['Address', 'Why'] }],
  ['Report', { needsApproval: false, days: 3, fields: ['What', 'For when'] }],
  ['Small change', { needsApproval: true, days: 5, fields: ['What'] }],
];
