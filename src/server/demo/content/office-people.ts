import type { Role } from '#shared/domain/permissions.ts';

export interface OfficePerson {
  /** Also the part of the mail address before the @. */
  key: string;
  name: string;
  role: string;
  phone: string;
  roles: readonly Role[];
  groups: readonly string[];
  skills: readonly string[];
  covers: readonly string[] | 'all';
  third: number | null;
  notes: string;
}

export const OFFICE_NAME = 'Tidewell IT Services';
export const DEMO_PASSWORD = 'demo-sitebook';

/** The eight people of the demo office. */
export const OFFICE_PEOPLE: readonly OfficePerson[] = [
  {
    key: 'ines.calder',
    name: 'Ines Calder',
    role: 'Field technician, networks',
    phone: '0117 496 0201',
    roles: ['technician'],
    groups: ['Field', 'Network'],
    skills: ['Cisco', 'Fortinet', 'PoE and cabling', 'UPS'],
    covers: ['OAK', 'FEN', 'TOL', 'HRS'],
    third: 0,
    notes: 'On the road Tuesday to Thursday. Van stock: 2 switches, 4 phones, 1 UPS battery set.',
  },
  {
    key: 'tom.adeyemi',
    name: 'Tom Adeyemi',
    role: 'Service desk lead',
    phone: '0117 496 0202',
    roles: ['technician'],
    groups: ['Service desk'],
    skills: ['Microsoft 365', 'Windows 11', 'Telephony'],
    covers: 'all',
    third: null,
    notes: 'Covers all clients from the desk, 7:30 to 16:00.',
  },
  {
    key: 'lena.brandt',
    name: 'Lena Brandt',
    role: 'Field technician, systems',
    phone: '0117 496 0203',
    roles: ['technician'],
    groups: ['Field', 'Systems'],
    skills: ['VMware', 'Proxmox', 'Veeam', 'German'],
    covers: ['TOL', 'MAR', 'HRS', 'SBS'],
    third: 1,
    notes: 'Speaks German and Portuguese. Works from Hamburg every second week.',
  },
  {
    key: 'kwame.mensah',
    name: 'Kwame Mensah',
    role: 'Systems engineer',
    phone: '0117 496 0204',
    roles: ['technician'],
    groups: ['Systems', 'Cloud'],
    skills: ['Windows Server', 'Hyper-V', 'SQL Server', 'Entra ID'],
    covers: ['OAK', 'FEN', 'MAR', 'SBS'],
    third: 2,
    notes: '',
  },
  {
    key: 'rita.okafor',
    name: 'Rita Okafor',
    role: 'Dispatcher',
    phone: '0117 496 0200',
    roles: ['dispatcher'],
    groups: ['Service desk'],
    skills: ['Planning', 'Purchasing'],
    covers: 'all',
    third: null,
    notes: 'Plans the visits a week ahead, van keys are with her.',
  },
  {
    key: 'priya.nair',
    name: 'Priya Nair',
    role: 'Change manager',
    phone: '0117 496 0205',
    roles: ['approver'],
    groups: ['Change board'],
    skills: ['ITIL 4', 'Information security'],
    covers: 'all',
    third: null,
    notes: 'Change board meets Thursdays at 12:00.',
  },
  {
    key: 'marcus.hale',
    name: 'Marcus Hale',
    role: 'Managing director',
    phone: '0117 496 0206',
    roles: ['admin'],
    groups: ['Management'],
    skills: ['Contracts'],
    covers: 'all',
    third: null,
    notes: '',
  },
  {
    key: 'sofia.lindqvist',
    name: 'Sofia Lindqvist',
    role: 'Billing and reports',
    phone: '0117 496 0207',
    roles: ['viewer'],
    groups: ['Management'],
    skills: ['Invoicing', 'Service reports'],
    covers: 'all',
    third: null,
    notes: '',
  },
];
