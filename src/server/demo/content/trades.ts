/** What kinds of rooms a site has. */
export type RoomKind = 'comms' | 'desk' | 'public' | 'work' | 'outside';

/** A room, as its door says it. */
export type Room = readonly [RoomKind, string];

/** What a company does: decides its rooms, its services and how many of which devices it has. */
export interface Trade {
  /** Words for the names of companies. */
  words: readonly string[];
  rooms: readonly Room[];
  /** Business services and the application behind each. */
  services: readonly (readonly [service: string, application: string])[];
  roles: readonly string[];
  /** Devices of each kind for every 100 that are not part of the network. */
  share: {
    desk: number;
    laptop: number;
    phone: number;
    camera: number;
    printer: number;
    label: number;
    mobile: number;
    dock: number;
  };
  siteWords: readonly string[];
  access: readonly string[];
}

export const TRADES = {
  clinic: {
    words: ['Clinic Group', 'Dental Care', 'Health Partners', 'Physiotherapy', 'Eye Clinics'],
    rooms: [
      ['comms', 'B1 Comms room'],
      ['public', 'G01 Reception'],
      ['public', 'G02 Waiting room'],
      ['work', 'G04 Nurses'],
      ['work', 'G07 Treatment 1'],
      ['work', 'G08 Treatment 2'],
      ['work', 'G09 Treatment 3'],
      ['desk', 'F01 Doctors'],
      ['desk', 'F02 Practice office'],
      ['outside', 'EXT Car park'],
      ['outside', 'EXT Rear door'],
    ],
    services: [
      ['Patient records', 'MediLedger'],
      ['Appointments', 'MediLedger Booking'],
      ['Telephony', '3CX'],
      ['X-ray archive', 'Orthanc PACS'],
      ['File shares', 'Windows file server'],
    ],
    roles: [
      'Practice manager',
      'Receptionist',
      'Practice nurse',
      'Doctor',
      'Medical secretary',
      'Pharmacist',
      'Finance officer',
    ],
    share: { desk: 38, laptop: 10, phone: 26, camera: 8, printer: 9, label: 2, mobile: 3, dock: 4 },
    siteWords: ['Clinic', 'Surgery', 'Health Centre'],
    access: [
      'Main door during surgery hours. Key of the comms room at reception, sign for it. No work in treatment rooms while a patient is in.',
      'Ring at the staff door on the left; reception opens. The cupboard key is on the blue tag behind the desk. Alarm panel is right of the staff door.',
    ],
  },
  food: {
    words: ['Creamery', 'Foods', 'Bakeries', 'Brewery', 'Cold Stores'],
    rooms: [
      ['comms', 'P0 Plant office, server cabinet'],
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
    services: [
      ['Order entry', 'Sage 200'],
      ['Batch traceability', 'TraceBatch'],
      ['Label printing', 'BarTender'],
      ['Cold store monitoring', 'Eurotherm historian'],
      ['File shares', 'Windows file server'],
    ],
    roles: [
      'Plant manager',
      'Shift lead',
      'Goods-in supervisor',
      'Quality manager',
      'Sales administrator',
      'Maintenance engineer',
      'Accounts clerk',
    ],
    share: { desk: 30, laptop: 12, phone: 16, camera: 16, printer: 6, label: 9, mobile: 8, dock: 3 },
    siteWords: ['Creamery', 'Cold store', 'Depot', 'Farm shop'],
    access: [
      'Report at the front desk, site induction once a year. Hair net and white coat past the yellow line, no phones on the filling line. Plant office is up the steel stairs.',
      'Gate code changes monthly, ask the shift lead by phone. Cold store is minus 22 C: at most 20 minutes inside, never alone.',
    ],
  },
  engineering: {
    words: ['Precision', 'Tooling', 'Engineering', 'Castings', 'Machine Works'],
    rooms: [
      ['comms', 'S01 Server room'],
      ['desk', '101 Design office'],
      ['desk', '102 Sales'],
      ['work', 'H1 Machining cell 1'],
      ['work', 'H2 Machining cell 2'],
      ['work', 'H3 Machining cell 3'],
      ['work', 'H4 Measuring room'],
      ['work', 'H5 Stores'],
      ['public', '001 Reception'],
      ['outside', 'EXT Loading bay'],
    ],
    services: [
      ['Production planning', 'proALPHA'],
      ['Drawing archive', 'Windchill PDM'],
      ['CNC program transfer', 'DNC-Max'],
      ['Telephony', '3CX'],
      ['File shares', 'Windows file server'],
    ],
    roles: [
      'Works manager',
      'Design engineer',
      'CNC programmer',
      'Quality inspector',
      'Purchasing',
      'Dispatch clerk',
      'Sales engineer',
    ],
    share: { desk: 36, laptop: 16, phone: 18, camera: 8, printer: 6, label: 4, mobile: 6, dock: 6 },
    siteWords: ['Unit', 'Works', 'Sales office'],
    access: [
      'Safety shoes in the halls. Server room key at reception from 7:00; before that the shift lead in hall 1 lets you in. Yellow lamp over cell 3 means the robot is armed: stay outside the fence.',
      'Sign in at the gate with the works card. Visitors are fetched. Ladder permits come from the works manager.',
    ],
  },
  logistics: {
    words: ['Logistics', 'Freight', 'Haulage', 'Warehousing', 'Couriers'],
    rooms: [
      ['comms', 'A0 Comms cupboard'],
      ['desk', 'A1 Dispatch desk'],
      ['desk', 'A2 Accounts'],
      ['desk', 'A3 Management'],
      ['work', 'D1 Dock 1 to 6'],
      ['work', 'D2 Dock 7 to 12'],
      ['work', 'D3 Customs cage'],
      ['work', 'D4 Returns'],
      ['public', 'A0 Drivers counter'],
      ['outside', 'EXT Yard gate'],
      ['outside', 'EXT Fuel point'],
    ],
    services: [
      ['Booking and dispatch', 'CargoDesk'],
      ['Warehouse handhelds', 'StockPilot'],
      ['Customs declarations', 'e-Declara'],
      ['Telephony', '3CX'],
      ['File shares', 'Windows file server'],
    ],
    roles: [
      'Depot manager',
      'Dispatcher',
      'Warehouse lead',
      'Customs clerk',
      'Fleet planner',
      'Accounts clerk',
      'Drivers counter',
    ],
    share: { desk: 32, laptop: 12, phone: 16, camera: 14, printer: 5, label: 8, mobile: 10, dock: 3 },
    siteWords: ['Depot', 'Warehouse', 'Office'],
    access: [
      'Yard gate opens to the number plate, give it to the dispatch desk the day before. Hi-vis vest from the drivers counter. The comms cupboard is behind the counter, key in the safe.',
      'Report at the drivers counter. Vehicles have right of way on the dock. The customs cage may only be entered with the customs clerk.',
    ],
  },
  law: {
    words: ['Legal', 'Partners', 'Advisory', 'Accounting', 'Chambers'],
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
    services: [
      ['Document management', 'iManage Work'],
      ['Time and billing', 'Elite 3E'],
      ['Dictation', 'BigHand'],
      ['Telephony', 'RingCentral'],
      ['Court filing', 'File & Serve'],
    ],
    roles: [
      'Office manager',
      'Partner',
      'Associate',
      'Paralegal',
      'Billing coordinator',
      'Legal secretary',
      'Records clerk',
    ],
    share: { desk: 14, laptop: 34, phone: 20, camera: 3, printer: 7, label: 1, mobile: 8, dock: 13 },
    siteWords: ['Office', 'Chambers'],
    access: [
      'Building security in the lobby wants photo ID and a ticket number. After 19:00 the elevator needs the card of the office manager. Clean desk: nothing on a desk is moved.',
      'Reception opens the closet. Conference rooms are booked through the office manager, also for repairs.',
    ],
  },
  school: {
    words: ['School', 'College', 'Academy', 'Learning Centre'],
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
    services: [
      ['Pupil records', 'SchoolBase'],
      ['Teaching PCs', 'Microsoft Configuration Manager'],
      ['Door access', 'Paxton Net2'],
      ['Library', 'Koha'],
      ['File shares', 'Windows file server'],
    ],
    roles: [
      'Bursar',
      'Head of science',
      'Teacher',
      'School secretary',
      'Librarian',
      'Facilities manager',
      'Exams officer',
    ],
    share: { desk: 44, laptop: 20, phone: 8, camera: 10, printer: 6, label: 1, mobile: 2, dock: 3 },
    siteWords: ['Campus', 'Block', 'Boarding house'],
    access: [
      'Sign in at the general office, badge worn at all times. No work in a room with pupils unless a teacher is present. Server room is alarmed: call the facilities manager first.',
      'Gate B is open 6:45 to 8:00 only. Cable routes in the science block run above the lab ceilings: ask for the asbestos register before drilling.',
    ],
  },
} as const satisfies Record<string, Trade>;
export type TradeKey = keyof typeof TRADES;
export const tradeKeys = Object.keys(TRADES) as TradeKey[];
