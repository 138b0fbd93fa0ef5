// A table of content: as long as there is content, and nothing else in it.
import type { RegionKey } from './regions.ts';
import type { Room, TradeKey } from './trades.ts';

/** Which makes a client buys. */
export interface Style {
  switching: 'cisco' | 'aruba' | 'unifi' | 'fortinet';
  firewall: 'fortinet' | 'sophos' | 'sonicwall';
  servers: 'dell' | 'hpe' | 'lenovo';
  computers: 'dell' | 'hp' | 'lenovo';
  phones: 'yealink' | 'poly' | 'snom';
  cameras: 'axis' | 'hanwha';
  power: 'apc' | 'eaton';
  storage: 'synology' | 'qnap';
  hypervisor: 'vmware' | 'hyper-v' | 'proxmox';
  /** How devices are called: oak-ng-sw01, NGSW01 or TOL-NG-SW-01. */
  naming: 'dashed' | 'compact' | 'spelled';
}

export interface SiteSeed {
  name: string;
  short: string;
  address: string;
  geo: readonly [latitude: number, longitude: number];
  zone: string;
  access: string;
  hours: string;
  phone: string;
  rooms: readonly Room[];
  /** Part of the client's assets that stand here. */
  share: number;
}

export interface ContactSeed {
  name: string;
  role: string;
  phone: string;
  site: number;
  approver?: true;
  vip?: true;
}

export interface ClientSeed {
  code: string;
  name: string;
  region: RegionKey;
  trade: TradeKey;
  domain: string;
  zone: string;
  /** First octets of its networks: 10.20 for the first site, 10.21 for the next ... */
  octet: number;
  contract: {
    kind: 'managed' | 'block-hours' | 'time-and-material';
    hoursIncluded: number | null;
    rate: number;
    currency: string;
  };
  notes: string;
  style: Style;
  /** Part of the office's assets. */
  share: number;
  sites: readonly SiteSeed[];
  contacts: readonly ContactSeed[];
  tags: readonly string[];
}

/** The six clients that every demo office has. Companies, people, numbers and addresses are invented. */
export const CLIENTS: readonly ClientSeed[] = [
  {
    code: 'OAK',
    name: 'Oakmere Clinic Group',
    region: 'uk',
    trade: 'clinic',
    domain: 'oakmere.example',
    zone: 'Europe/London',
    octet: 20,
    contract: { kind: 'block-hours', hoursIncluded: 20, rate: 85, currency: 'GBP' },
    notes:
      'Four practices under one board. Changes that touch patient records go through Gwen Pryce and never run between 7:30 and 18:30.\n\nThe number for patients is the same at all sites; a fault in telephony is a priority 1.',
    style: {
      switching: 'cisco',
      firewall: 'fortinet',
      servers: 'dell',
      computers: 'dell',
      phones: 'yealink',
      cameras: 'axis',
      power: 'apc',
      storage: 'synology',
      hypervisor: 'vmware',
      naming: 'dashed',
    },
    share: 0.26,
    tags: ['health', 'block hours'],
    sites: [
      {
        name: 'Northgate Clinic',
        short: 'ng',
        address: '14 Northgate Road\nBristol\nBS2 8QT\nUnited Kingdom',
        geo: [51.4627, -2.5791],
        zone: 'Europe/London',
        access:
          'Side door after 18:30, alarm panel left. B1 key at reception, sign for it. The light switch of B1 is outside the room.',
        hours: 'Mon to Fri 8:00 to 18:30',
        phone: '0117 496 0130',
        rooms: [
          ['comms', 'B1 Comms room'],
          ['public', 'G01 Reception'],
          ['public', 'G02 Waiting room'],
          ['work', 'G04 Nurses, cabinet'],
          ['work', 'G07 Treatment 1'],
          ['work', 'G08 Treatment 2'],
          ['work', 'G09 Treatment 3'],
          ['work', 'G10 Treatment 4'],
          ['desk', 'F01 Doctors'],
          ['desk', 'F02 Practice office'],
          ['outside', 'EXT Car park'],
          ['outside', 'EXT Rear door'],
        ],
        share: 0.5,
      },
      {
        name: 'Harbour Surgery',
        short: 'hs',
        address: '3 Redcliff Parade East\nBristol\nBS1 6SU\nUnited Kingdom',
        geo: [51.4471, -2.5915],
        zone: 'Europe/London',
        access:
          'Ring at the staff door on the quay side. The cupboard is behind reception; its key hangs on the blue tag. No lift.',
        hours: 'Mon to Fri 8:00 to 18:00, Sat 9:00 to 12:00',
        phone: '0117 496 0151',
        rooms: [
          ['comms', 'G00 Cupboard'],
          ['public', 'G01 Reception'],
          ['work', 'G05 Consulting 1'],
          ['work', 'G06 Consulting 2'],
          ['desk', 'F01 Office'],
          ['outside', 'EXT Quay door'],
        ],
        share: 0.2,
      },
      {
        name: 'Westbury Health Centre',
        short: 'wb',
        address: '61 Canford Lane\nWestbury-on-Trym, Bristol\nBS9 3PH\nUnited Kingdom',
        geo: [51.4912, -2.6214],
        zone: 'Europe/London',
        access:
          'Park behind the pharmacy. Comms room is in the cellar, low ceiling, no phone signal: tell the office before you go down.',
        hours: 'Mon to Fri 8:00 to 18:30',
        phone: '0117 496 0164',
        rooms: [
          ['comms', 'C0 Cellar'],
          ['public', 'G01 Reception'],
          ['work', 'G03 Treatment A'],
          ['work', 'G04 Treatment B'],
          ['desk', 'F01 Back office'],
          ['outside', 'EXT Yard'],
        ],
        share: 0.2,
      },
      {
        name: 'Keynsham Administration',
        short: 'ky',
        address: '2 Temple Street\nKeynsham\nBS31 1HA\nUnited Kingdom',
        geo: [51.4141, -2.4975],
        zone: 'Europe/London',
        access: 'Second floor, ring for accounts. Nobody there on Fridays.',
        hours: 'Mon to Thu 8:30 to 17:00',
        phone: '0117 496 0188',
        rooms: [
          ['comms', '2.00 Landing cabinet'],
          ['desk', '2.01 Accounts'],
          ['desk', '2.02 Payroll'],
          ['public', '2.03 Meeting room'],
        ],
        share: 0.1,
      },
    ],
    contacts: [
      { name: 'Gwen Pryce', role: 'Practice manager', phone: '0117 496 0133', site: 0, approver: true },
      { name: 'Dr Harold Ward', role: 'Senior partner', phone: '0117 496 0131', site: 0, vip: true },
      { name: 'Leanne Barlow', role: 'Receptionist', phone: '0117 496 0130', site: 0 },
      { name: 'Imran Shah', role: 'Surgery manager', phone: '0117 496 0152', site: 1 },
      { name: 'Bethan Morgan', role: 'Practice nurse', phone: '0117 496 0155', site: 1 },
      { name: 'Ruth Pemberton', role: 'Centre manager', phone: '0117 496 0165', site: 2 },
      { name: 'Graham Ellis', role: 'Finance officer', phone: '0117 496 0189', site: 3, approver: true },
    ],
  },
  {
    code: 'FEN',
    name: 'Fennick Creamery Ltd',
    region: 'uk',
    trade: 'food',
    domain: 'fennick.example',
    zone: 'Europe/London',
    octet: 40,
    contract: { kind: 'managed', hoursIncluded: null, rate: 85, currency: 'GBP' },
    notes:
      'Production runs six days. Label printing and traceability stop the line when they stop: call the plant manager at once.\n\nThe Cork cold store belongs to Fennick Ireland Ltd, invoices go to Wells.',
    style: {
      switching: 'aruba',
      firewall: 'sophos',
      servers: 'hpe',
      computers: 'hp',
      phones: 'snom',
      cameras: 'axis',
      power: 'eaton',
      storage: 'qnap',
      hypervisor: 'hyper-v',
      naming: 'dashed',
    },
    share: 0.18,
    tags: ['production', 'six days'],
    sites: [
      {
        name: 'Creamery Wells',
        short: 'we',
        address: 'Haybridge Mill, Wookey Hole Road\nWells\nBA5 1AH\nUnited Kingdom',
        geo: [51.2148, -2.6669],
        zone: 'Europe/London',
        access:
          'Report at the front desk, induction once a year. Hair net and white coat past the yellow line. Plant office is up the steel stairs.',
        hours: 'Mon to Sat 5:00 to 22:00',
        phone: '01632 960140',
        rooms: [
          ['comms', 'P0 Server cabinet'],
          ['desk', 'P1 Plant office'],
          ['work', 'W1 Goods-in'],
          ['work', 'W2 Filling line'],
          ['work', 'W3 Cold store'],
          ['work', 'W4 Dispatch'],
          ['desk', 'O1 Laboratory'],
          ['desk', 'O2 Sales and accounts'],
          ['public', 'O0 Front desk'],
          ['outside', 'EXT Weighbridge'],
          ['outside', 'EXT Car park'],
        ],
        share: 0.65,
      },
      {
        name: 'Cork cold store',
        short: 'ck',
        address: 'Unit 9, Tivoli Docks\nCork\nT23 W6F2\nIreland',
        geo: [51.9012, -8.4203],
        zone: 'Europe/Dublin',
        access:
          'Gate code changes monthly, ask the shift lead. Store is at minus 22 C: at most 20 minutes inside, never alone.',
        hours: 'Mon to Fri 6:00 to 20:00',
        phone: '020 910 0142',
        rooms: [
          ['comms', 'K0 Cabinet over the office'],
          ['desk', 'K1 Office'],
          ['work', 'K2 Loading hall'],
          ['work', 'K3 Cold hall'],
          ['outside', 'EXT Gate'],
        ],
        share: 0.25,
      },
      {
        name: 'Shepton farm shop',
        short: 'sm',
        address: '18 Town Street\nShepton Mallet\nBA4 5BE\nUnited Kingdom',
        geo: [51.1904, -2.5472],
        zone: 'Europe/London',
        access: 'Shop staff let you in. The cabinet hangs over the freezer in the store, bring the short steps.',
        hours: 'Tue to Sun 9:00 to 17:30',
        phone: '01632 960155',
        rooms: [
          ['comms', 'Store'],
          ['public', 'Shop floor'],
          ['desk', 'Office'],
        ],
        share: 0.1,
      },
    ],
    contacts: [
      { name: 'Martin Whitlock', role: 'Plant manager', phone: '01632 960141', site: 0, approver: true },
      { name: 'Nadia Hartley', role: 'Quality manager', phone: '01632 960146', site: 0 },
      { name: 'Craig Sutton', role: 'Goods-in supervisor', phone: '01632 960148', site: 0 },
      { name: 'Declan Cronin', role: 'Cold store manager', phone: '020 910 0143', site: 1 },
      { name: 'Olivia Baines', role: 'Shop manager', phone: '01632 960156', site: 2 },
    ],
  },
  {
    code: 'TOL',
    name: 'Toller Feinwerk GmbH',
    region: 'de',
    trade: 'engineering',
    domain: 'toller-feinwerk.example',
    zone: 'Europe/Berlin',
    octet: 77,
    contract: { kind: 'managed', hoursIncluded: null, rate: 105, currency: 'EUR' },
    notes:
      'Two shifts in Augsburg. The machines in cells 1 to 5 run Windows 7 and 10 embedded and sit in VLAN 60 without a way out. Nothing there is patched or scanned without the works manager.',
    style: {
      switching: 'aruba',
      firewall: 'fortinet',
      servers: 'lenovo',
      computers: 'lenovo',
      phones: 'snom',
      cameras: 'hanwha',
      power: 'apc',
      storage: 'synology',
      hypervisor: 'vmware',
      naming: 'spelled',
    },
    share: 0.16,
    tags: ['production', 'two shifts'],
    sites: [
      {
        name: 'Werk Augsburg',
        short: 'aug',
        address: 'Robert-Bosch-Straße 7\n86167 Augsburg\nGermany',
        geo: [48.4015, 10.9312],
        zone: 'Europe/Berlin',
        access:
          'Safety shoes in the halls. Server room key at reception from 7:00, before that from the shift lead in hall 1. A yellow lamp over cell 3 means the robot is armed.',
        hours: 'Mon to Fri 6:00 to 22:00',
        phone: '+49 821 0000 410',
        rooms: [
          ['comms', 'S01 Server room'],
          ['desk', '101 Design office'],
          ['desk', '102 Purchasing'],
          ['work', 'H1 Machining cell 1'],
          ['work', 'H2 Machining cell 2'],
          ['work', 'H3 Machining cell 3'],
          ['work', 'H4 Machining cell 4'],
          ['work', 'H6 Measuring room'],
          ['work', 'H7 Stores'],
          ['public', '001 Reception'],
          ['outside', 'EXT Loading bay'],
        ],
        share: 0.8,
      },
      {
        name: 'Vertrieb Hamburg',
        short: 'ham',
        address: 'Am Sandtorkai 62\n20457 Hamburg\nGermany',
        geo: [53.5437, 9.9921],
        zone: 'Europe/Berlin',
        access: 'Third floor, bell Toller. The cabinet stands in the kitchen niche; the cleaner unplugs things there.',
        hours: 'Mon to Fri 8:00 to 17:00',
        phone: '040 66969 310',
        rooms: [
          ['comms', '3.0 Kitchen niche'],
          ['desk', '3.1 Sales'],
          ['public', '3.2 Showroom'],
        ],
        share: 0.2,
      },
    ],
    contacts: [
      { name: 'Katrin Brunner', role: 'Works manager', phone: '+49 821 0000 411', site: 0, approver: true },
      { name: 'Matthias Toller', role: 'Managing director', phone: '+49 821 0000 401', site: 0, vip: true },
      { name: 'Emre Yilmaz', role: 'CNC programmer', phone: '+49 821 0000 437', site: 0 },
      { name: 'Birgit Lang', role: 'Purchasing', phone: '+49 821 0000 422', site: 0 },
      { name: 'Florian Seidel', role: 'Sales engineer', phone: '040 66969 311', site: 1 },
    ],
  },
  {
    code: 'MAR',
    name: 'Marés Logística, S.A.',
    region: 'pt',
    trade: 'logistics',
    domain: 'mares-logistica.example',
    zone: 'Europe/Lisbon',
    octet: 60,
    contract: { kind: 'block-hours', hoursIncluded: 40, rate: 60, currency: 'EUR' },
    notes:
      'Dispatch works around the clock in Leixões. The booking system is theirs, CargoDesk support is a third party: +351 800 000 266, contract CD-1180.',
    style: {
      switching: 'unifi',
      firewall: 'fortinet',
      servers: 'dell',
      computers: 'hp',
      phones: 'yealink',
      cameras: 'hanwha',
      power: 'apc',
      storage: 'synology',
      hypervisor: 'proxmox',
      naming: 'compact',
    },
    share: 0.16,
    tags: ['block hours', 'night shift'],
    sites: [
      {
        name: 'Leixões depot',
        short: 'lx',
        address: 'Avenida da Liberdade 220, Terminal Norte\n4450-718 Leça da Palmeira\nPortugal',
        geo: [41.1905, -8.6984],
        zone: 'Europe/Lisbon',
        access:
          'The yard gate reads number plates: send yours to the dispatch desk the day before. Hi-vis vest from the drivers counter.',
        hours: 'Daily 0:00 to 24:00',
        phone: '+351 22 000 0410',
        rooms: [
          ['comms', 'A0 Comms cupboard'],
          ['desk', 'A1 Dispatch desk'],
          ['desk', 'A2 Planning'],
          ['work', 'D1 Dock 1 to 6'],
          ['work', 'D2 Dock 7 to 12'],
          ['work', 'D3 Customs cage'],
          ['work', 'D4 Returns'],
          ['public', 'A0 Drivers counter'],
          ['outside', 'EXT Yard gate'],
          ['outside', 'EXT Fuel point'],
        ],
        share: 0.55,
      },
      {
        name: 'Porto head office',
        short: 'po',
        address: 'Rua do Almada 352\n4050-034 Porto\nPortugal',
        geo: [41.1503, -8.6122],
        zone: 'Europe/Lisbon',
        access: 'Second floor, lift is small: a rack does not fit. Reception closes for lunch 13:00 to 14:00.',
        hours: 'Mon to Fri 9:00 to 18:30',
        phone: '+351 22 000 0430',
        rooms: [
          ['comms', '2-A Closet'],
          ['desk', '2-B Accounts'],
          ['desk', '2-C Management'],
          ['public', '2-D Reception'],
        ],
        share: 0.27,
      },
      {
        name: 'Setúbal warehouse',
        short: 'st',
        address: 'Estrada da Graça, Lote 12\n2910-520 Setúbal\nPortugal',
        geo: [38.5189, -8.8604],
        zone: 'Europe/Lisbon',
        access: 'Report at the office container. The cabinet is on the mezzanine, fall protection is needed.',
        hours: 'Mon to Sat 6:00 to 22:00',
        phone: '+351 265 000 440',
        rooms: [
          ['comms', 'M1 Mezzanine cabinet'],
          ['desk', 'C1 Office container'],
          ['work', 'N1 Nave 1'],
          ['work', 'N2 Nave 2'],
          ['outside', 'EXT Ramp'],
        ],
        share: 0.18,
      },
    ],
    contacts: [
      {
        name: 'Helena Azevedo',
        role: 'Operations director',
        phone: '+351 22 000 0431',
        site: 1,
        approver: true,
        vip: true,
      },
      { name: 'Rui Teixeira', role: 'Depot manager', phone: '+351 22 000 0411', site: 0 },
      { name: 'Carla Moreira', role: 'Dispatcher', phone: '+351 22 000 0412', site: 0 },
      { name: 'Vasco Leite', role: 'Customs clerk', phone: '+351 22 000 0416', site: 0 },
      { name: 'Marta Sousa', role: 'Accounts clerk', phone: '+351 22 000 0433', site: 1 },
      { name: 'Duarte Rocha', role: 'Warehouse lead', phone: '+351 265 000 441', site: 2 },
    ],
  },
  {
    code: 'HRS',
    name: 'Harlan, Reyes & Stone LLP',
    region: 'us',
    trade: 'law',
    domain: 'hrs-law.example',
    zone: 'America/New_York',
    octet: 52,
    contract: { kind: 'time-and-material', hoursIncluded: null, rate: 145, currency: 'USD' },
    notes:
      'Partners expect an answer within the hour. Client matter data stays inside iManage: no screen sharing while a matter is open.',
    style: {
      switching: 'cisco',
      firewall: 'sonicwall',
      servers: 'dell',
      computers: 'lenovo',
      phones: 'poly',
      cameras: 'axis',
      power: 'apc',
      storage: 'qnap',
      hypervisor: 'hyper-v',
      naming: 'dashed',
    },
    share: 0.12,
    tags: ['law', 'time and material'],
    sites: [
      {
        name: 'State Street Boston',
        short: 'bo',
        address: '75 State Street, Floor 14\nBoston, MA 02109\nUnited States',
        geo: [42.3588, -71.0564],
        zone: 'America/New_York',
        access:
          'Lobby security wants photo ID and a ticket number. After 19:00 the elevator needs the card of the office manager. Clean desk: nothing is moved.',
        hours: 'Mon to Fri 8:30 to 18:00',
        phone: '617-555-0140',
        rooms: [
          ['comms', '14-S Server closet'],
          ['public', '14-1 Reception'],
          ['desk', '14-2 Partners'],
          ['desk', '14-3 Associates'],
          ['desk', '14-4 Paralegals'],
          ['desk', '14-5 Accounts'],
          ['work', '14-C1 Conference Charles'],
          ['work', '14-C2 Conference Mystic'],
          ['work', '14-M Mail room'],
        ],
        share: 0.75,
      },
      {
        name: 'Westminster Street Providence',
        short: 'pv',
        address: '100 Westminster Street, Suite 610\nProvidence, RI 02903\nUnited States',
        geo: [41.8247, -71.4093],
        zone: 'America/New_York',
        access: 'Suite 610, knock. The closet key is in the desk of the paralegals.',
        hours: 'Mon to Fri 9:00 to 17:30',
        phone: '401-555-0171',
        rooms: [
          ['comms', '610-S Closet'],
          ['desk', '610-1 Office'],
          ['work', '610-C Conference'],
        ],
        share: 0.25,
      },
    ],
    contacts: [
      { name: 'Denise Coleman', role: 'Office manager', phone: '617-555-0141', site: 0, approver: true },
      { name: 'Victor Reyes', role: 'Partner', phone: '617-555-0145', site: 0, vip: true },
      { name: 'Lauren Fitzgerald', role: 'Associate', phone: '617-555-0148', site: 0 },
      { name: 'Anthony Marchetti', role: 'Billing coordinator', phone: '617-555-0152', site: 0 },
      { name: 'Dana Pacheco', role: 'Paralegal', phone: '401-555-0172', site: 1 },
    ],
  },
  {
    code: 'SBS',
    name: 'Seletar Bay School Ltd',
    region: 'sg',
    trade: 'school',
    domain: 'seletarbay.example',
    zone: 'Asia/Singapore',
    octet: 33,
    contract: { kind: 'managed', hoursIncluded: 60, rate: 130, currency: 'SGD' },
    notes: 'Term dates rule: nothing that can stop lessons or examinations in term. The long window is December.',
    style: {
      switching: 'fortinet',
      firewall: 'fortinet',
      servers: 'dell',
      computers: 'dell',
      phones: 'yealink',
      cameras: 'hanwha',
      power: 'eaton',
      storage: 'synology',
      hypervisor: 'vmware',
      naming: 'dashed',
    },
    share: 0.12,
    tags: ['school'],
    sites: [
      {
        name: 'Main campus',
        short: 'mc',
        address: '22 Seletar Hills Drive\nSingapore 807049',
        geo: [1.3887, 103.8751],
        zone: 'Asia/Singapore',
        access:
          'Sign in at the general office, badge worn at all times. No work in a room with pupils unless a teacher is present. Server room is alarmed: call the facilities manager first.',
        hours: 'Mon to Fri 6:45 to 18:00',
        phone: '+65 6000 0120',
        rooms: [
          ['comms', 'M-01 Server room'],
          ['public', 'M-02 General office'],
          ['desk', 'M-10 Staff room'],
          ['work', 'S-11 Science lab 1'],
          ['work', 'S-12 Science lab 2'],
          ['work', 'S-20 Computer room A'],
          ['work', 'S-21 Computer room B'],
          ['work', 'L-01 Library'],
          ['desk', 'M-11 Accounts'],
          ['outside', 'EXT Main gate'],
          ['outside', 'EXT Bus bay'],
        ],
        share: 1,
      },
    ],
    contacts: [
      { name: 'Kok Wai Goh', role: 'Bursar', phone: '+65 6000 0121', site: 0, approver: true },
      { name: 'Shanti Menon', role: 'Head of science', phone: '+65 6000 0126', site: 0 },
      { name: 'Farid Ismail', role: 'Facilities manager', phone: '+65 6000 0129', site: 0 },
      { name: 'Grace Teo', role: 'School secretary', phone: '+65 6000 0120', site: 0 },
    ],
  },
];
