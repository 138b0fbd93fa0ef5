import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { MacKind, SerialKind } from './makers.ts';

/** A run of like ports: `name` and a count that is put behind it, from `from` on. */
export interface PortGroup {
  name: string;
  from: number;
  count: number;
  type: string;
  /** Bits a second. */
  speed: number;
  poe?: true;
}

/** What is the same of every device of a model. */
export interface Model {
  manufacturer: string;
  model: string;
  partNumber: string;
  class: AssetClass;
  /** Rack units; null for what does not go into a rack. */
  height: number | null;
  serial: SerialKind;
  mac: MacKind | null;
  firmware: readonly string[];
  ports: readonly PortGroup[];
  /** Years of support after purchase, and the last day of the maker's support where it is announced. */
  warrantyYears: number;
  endOfLife?: string;
  /** Years in which it could be bought. */
  sold: readonly [number, number];
  operatingSystem?: readonly string[];
  processor?: string;
  memoryGb?: readonly number[];
  disks?: readonly string[];
  price: number;
}

const GIG = 1_000_000_000;
const copper = (name: string, count: number, poe: boolean, from = 1): PortGroup => ({
  name,
  from,
  count,
  type: '1000base-t',
  speed: GIG,
  ...(poe ? { poe: true as const } : {}),
});
const fibre = (name: string, count: number, from = 1, gigabits = 10): PortGroup => ({
  name,
  from,
  count,
  type: gigabits === 10 ? '10gbase-x-sfpp' : gigabits === 25 ? '25gbase-x-sfp28' : '1000base-x-sfp',
  speed: gigabits * GIG,
});

type Short = Omit<Model, 'class' | 'height' | 'ports' | 'serial' | 'mac'> & Partial<Pick<Model, 'height' | 'ports'>>;
const of =
  (assetClass: AssetClass, serial: SerialKind, mac: MacKind | null, height: number | null = null) =>
  (model: Short): Model => ({ class: assetClass, serial, mac, height, ports: [], ...model });

const ciscoSwitch = of('switch', 'cisco', 'cisco', 1);
const arubaSwitch = of('switch', 'aruba', 'aruba', 1);
const unifiSwitch = of('switch', 'byMac', 'ubiquiti', 1);
const fortiSwitch = of('switch', 'fortiswitch', 'fortinet', 1);

/** Switches by make: `core`, `large` (48 ports) and `small` (24 ports), all but the core with PoE. */
export const SWITCHES = {
  cisco: {
    core: ciscoSwitch({
      manufacturer: 'Cisco',
      model: 'Catalyst 9300-48P',
      partNumber: 'C9300-48P-A',
      firmware: ['17.9.4a', '17.9.5', '17.6.3'],
      ports: [copper('Gi1/0/', 48, true), fibre('Te1/1/', 8)],
      warrantyYears: 5,
      sold: [2020, 2024],
      price: 4180,
    }),
    large: ciscoSwitch({
      manufacturer: 'Cisco',
      model: 'Catalyst 9200L-48P',
      partNumber: 'C9200L-48P-4X-E',
      firmware: ['17.6.3', '17.9.4a', '17.9.5'],
      ports: [copper('Gi1/0/', 48, true), fibre('Te1/1/', 4)],
      warrantyYears: 5,
      sold: [2019, 2025],
      price: 2690,
    }),
    small: ciscoSwitch({
      manufacturer: 'Cisco',
      model: 'Catalyst 9200L-24P',
      partNumber: 'C9200L-24P-4G-E',
      firmware: ['17.6.3', '17.9.4a'],
      ports: [copper('Gi1/0/', 24, true), fibre('Gi1/1/', 4, 1, 1)],
      warrantyYears: 5,
      sold: [2019, 2025],
      price: 1740,
    }),
  },
  aruba: {
    core: arubaSwitch({
      manufacturer: 'HPE Aruba',
      model: 'CX 6300M 48G',
      partNumber: 'JL661A',
      firmware: ['FL.10.10.1110', 'FL.10.13.1030'],
      ports: [copper('1/1/', 48, true), fibre('1/1/', 4, 49)],
      warrantyYears: 5,
      sold: [2020, 2025],
      price: 4350,
    }),
    large: arubaSwitch({
      manufacturer: 'HPE Aruba',
      model: 'CX 6100 48G PoE',
      partNumber: 'JL675A',
      firmware: ['PL.10.10.1080', 'PL.10.13.1030'],
      ports: [copper('1/1/', 48, true), fibre('1/1/', 4, 49)],
      warrantyYears: 5,
      sold: [2021, 2025],
      price: 2480,
    }),
    small: arubaSwitch({
      manufacturer: 'HPE Aruba',
      model: 'CX 6100 24G PoE',
      partNumber: 'JL677A',
      firmware: ['PL.10.10.1080', 'PL.10.13.1030'],
      ports: [copper('1/1/', 24, true), fibre('1/1/', 4, 25)],
      warrantyYears: 5,
      sold: [2021, 2025],
      price: 1490,
    }),
  },
  unifi: {
    core: unifiSwitch({
      manufacturer: 'Ubiquiti',
      model: 'USW-Pro-Aggregation',
      partNumber: 'USW-Pro-Aggregation',
      firmware: ['7.0.50', '7.1.26'],
      ports: [fibre('SFP+ ', 28), fibre('SFP28 ', 4, 29, 25)],
      warrantyYears: 2,
      sold: [2021, 2025],
      price: 890,
    }),
    large: unifiSwitch({
      manufacturer: 'Ubiquiti',
      model: 'USW-Pro-48-PoE',
      partNumber: 'USW-Pro-48-POE',
      firmware: ['7.0.50', '7.1.26'],
      ports: [copper('Port ', 48, true), fibre('SFP+ ', 4)],
      warrantyYears: 2,
      sold: [2020, 2025],
      price: 1090,
    }),
    small: unifiSwitch({
      manufacturer: 'Ubiquiti',
      model: 'USW-Pro-24-PoE',
      partNumber: 'USW-Pro-24-POE',
      firmware: ['7.0.50', '7.1.26'],
      ports: [copper('Port ', 24, true), fibre('SFP+ ', 2)],
      warrantyYears: 2,
      sold: [2020, 2025],
      price: 690,
    }),
  },
  fortinet: {
    core: fortiSwitch({
      manufacturer: 'Fortinet',
      model: 'FortiSwitch 448E-FPOE',
      partNumber: 'FS-448E-FPOE',
      firmware: ['7.2.8', '7.4.3'],
      ports: [copper('port', 48, true), fibre('port', 4, 49)],
      warrantyYears: 3,
      sold: [2020, 2025],
      price: 3120,
    }),
    large: fortiSwitch({
      manufacturer: 'Fortinet',
      model: 'FortiSwitch 148F-POE',
      partNumber: 'FS-148F-POE',
      firmware: ['7.2.8', '7.4.3'],
      ports: [copper('port', 48, true), fibre('port', 4, 49)],
      warrantyYears: 3,
      sold: [2021, 2025],
      price: 1380,
    }),
    small: fortiSwitch({
      manufacturer: 'Fortinet',
      model: 'FortiSwitch 124F-POE',
      partNumber: 'FS-124F-POE',
      firmware: ['7.2.8', '7.4.3'],
      ports: [copper('port', 24, true), fibre('port', 4, 25)],
      warrantyYears: 3,
      sold: [2021, 2025],
      price: 920,
    }),
  },
} as const;

const firewallPorts = (count: number, sfp: number): PortGroup[] => [
  copper('wan', 2, false),
  copper('port', count, false),
  ...(sfp ? [fibre('x', sfp)] : []),
];

/** Firewalls by make: `large` for a head office, `small` for a branch. */
export const FIREWALLS = {
  fortinet: {
    large: of(
      'firewall',
      'fortigate100',
      'fortinet',
      1,
    )({
      manufacturer: 'Fortinet',
      model: 'FortiGate 100F',
      partNumber: 'FG-100F',
      firmware: ['7.2.8', '7.2.10', '7.4.4'],
      ports: firewallPorts(16, 2),
      warrantyYears: 3,
      sold: [2020, 2025],
      price: 2650,
    }),
    small: of(
      'firewall',
      'fortigate60',
      'fortinet',
      1,
    )({
      manufacturer: 'Fortinet',
      model: 'FortiGate 60F',
      partNumber: 'FG-60F',
      firmware: ['7.2.8', '7.2.10', '7.4.4'],
      ports: firewallPorts(5, 0),
      warrantyYears: 3,
      sold: [2019, 2025],
      price: 640,
    }),
  },
  sophos: {
    large: of(
      'firewall',
      'sophos',
      'sophos',
      1,
    )({
      manufacturer: 'Sophos',
      model: 'XGS 2300',
      partNumber: 'XG2CTCHEK',
      firmware: ['SFOS 20.0.2', 'SFOS 21.0.0'],
      ports: firewallPorts(8, 2),
      warrantyYears: 3,
      sold: [2021, 2025],
      price: 2240,
    }),
    small: of(
      'firewall',
      'sophos',
      'sophos',
      1,
    )({
      manufacturer: 'Sophos',
      model: 'XGS 116',
      partNumber: 'XG1BTCHEK',
      firmware: ['SFOS 20.0.2', 'SFOS 21.0.0'],
      ports: firewallPorts(8, 0),
      warrantyYears: 3,
      sold: [2021, 2025],
      price: 690,
    }),
  },
  sonicwall: {
    large: of(
      'firewall',
      'byMac',
      'sonicwall',
      1,
    )({
      manufacturer: 'SonicWall',
      model: 'NSa 2700',
      partNumber: '02-SSC-4324',
      firmware: ['7.0.1-5151', '7.1.1-7058'],
      ports: firewallPorts(16, 3),
      warrantyYears: 3,
      sold: [2021, 2025],
      price: 2480,
    }),
    small: of(
      'firewall',
      'byMac',
      'sonicwall',
      1,
    )({
      manufacturer: 'SonicWall',
      model: 'TZ370',
      partNumber: '02-SSC-2825',
      firmware: ['7.0.1-5151', '7.1.1-7058'],
      ports: firewallPorts(8, 0),
      warrantyYears: 3,
      sold: [2020, 2025],
      price: 610,
    }),
  },
} as const;

const ap = copper('eth', 1, true, 0);

/** Access points by make, and what they are managed by. */
export const ACCESS_POINTS = {
  aruba: of(
    'access-point',
    'arubaAp',
    'aruba',
  )({
    manufacturer: 'HPE Aruba',
    model: 'AP-515',
    partNumber: 'Q9H62A',
    firmware: ['8.10.0.9', '8.12.0.1'],
    ports: [ap],
    warrantyYears: 5,
    sold: [2019, 2024],
    endOfLife: '2030-06-30',
    price: 410,
  }),
  cisco: of(
    'access-point',
    'cisco',
    'cisco',
  )({
    manufacturer: 'Cisco',
    model: 'Catalyst 9120AXI',
    partNumber: 'C9120AXI-E',
    firmware: ['17.9.4', '17.9.5'],
    ports: [ap],
    warrantyYears: 5,
    sold: [2020, 2025],
    price: 620,
  }),
  unifi: of(
    'access-point',
    'byMac',
    'ubiquiti',
  )({
    manufacturer: 'Ubiquiti',
    model: 'U6-Pro',
    partNumber: 'U6-Pro',
    firmware: ['6.6.65', '6.6.77'],
    ports: [ap],
    warrantyYears: 2,
    sold: [2021, 2025],
    price: 159,
  }),
  fortinet: of(
    'access-point',
    'fortiap',
    'fortinet',
  )({
    manufacturer: 'Fortinet',
    model: 'FortiAP 231F',
    partNumber: 'FAP-231F-E',
    firmware: ['7.2.4', '7.4.2'],
    ports: [ap],
    warrantyYears: 3,
    sold: [2020, 2025],
    price: 380,
  }),
} as const;

const nic2 = copper('NIC ', 2, false);

/** Hosts for virtual machines, and the single servers of small sites, by make. */
export const SERVERS = {
  dell: {
    host: of(
      'hypervisor',
      'dell',
      'dell',
      1,
    )({
      manufacturer: 'Dell',
      model: 'PowerEdge R650',
      partNumber: '210-AYJZ',
      firmware: ['iDRAC 6.10.80', 'iDRAC 7.00.60'],
      ports: [copper('vmnic', 2, false, 0), fibre('vmnic', 2, 2, 25)],
      warrantyYears: 5,
      sold: [2021, 2024],
      processor: '2 x Xeon Silver 4314',
      memoryGb: [256, 384],
      disks: ['2 x 480 GB BOSS, 6 x 1.92 TB SSD RAID 10'],
      price: 9600,
    }),
    single: of(
      'server',
      'dell',
      'dell',
      2,
    )({
      manufacturer: 'Dell',
      model: 'PowerEdge T350',
      partNumber: '210-BBRU',
      firmware: ['iDRAC 6.10.80', 'iDRAC 7.00.60'],
      ports: [nic2],
      warrantyYears: 5,
      sold: [2021, 2024],
      operatingSystem: ['Windows Server 2019', 'Windows Server 2022'],
      processor: 'Xeon E-2336',
      memoryGb: [32, 64],
      disks: ['2 x 480 GB SSD RAID 1, 4 x 4 TB RAID 10'],
      price: 3400,
    }),
  },
  hpe: {
    host: of(
      'hypervisor',
      'hpe',
      'hpe',
      2,
    )({
      manufacturer: 'HPE',
      model: 'ProLiant DL380 Gen10',
      partNumber: 'P56961-421',
      firmware: ['iLO 5 2.98', 'iLO 5 3.05'],
      ports: [copper('vmnic', 4, false, 0), fibre('vmnic', 2, 4)],
      warrantyYears: 5,
      sold: [2018, 2023],
      endOfLife: '2028-07-31',
      processor: '2 x Xeon Gold 5218',
      memoryGb: [192, 256],
      disks: ['2 x 300 GB SAS RAID 1, 8 x 1.2 TB SAS RAID 6'],
      price: 8900,
    }),
    single: of(
      'server',
      'hpe',
      'hpe',
      4,
    )({
      manufacturer: 'HPE',
      model: 'ProLiant ML350 Gen10',
      partNumber: 'P11052-421',
      firmware: ['iLO 5 2.98', 'iLO 5 3.05'],
      ports: [nic2],
      warrantyYears: 3,
      sold: [2018, 2023],
      endOfLife: '2028-07-31',
      operatingSystem: ['Windows Server 2019', 'Windows Server 2022'],
      processor: 'Xeon Silver 4210',
      memoryGb: [32, 64],
      disks: ['4 x 1.2 TB SAS RAID 5'],
      price: 3900,
    }),
  },
  lenovo: {
    host: of(
      'hypervisor',
      'lenovoServer',
      'lenovo',
      1,
    )({
      manufacturer: 'Lenovo',
      model: 'ThinkSystem SR630 V2',
      partNumber: '7Z71A01KEA',
      firmware: ['XCC 3.72', 'XCC 4.10'],
      ports: [copper('vmnic', 2, false, 0), fibre('vmnic', 2, 2)],
      warrantyYears: 5,
      sold: [2021, 2024],
      processor: '2 x Xeon Silver 4310',
      memoryGb: [192, 256],
      disks: ['2 x 480 GB M.2, 6 x 960 GB SSD RAID 5'],
      price: 8100,
    }),
    single: of(
      'server',
      'lenovoServer',
      'lenovo',
      4,
    )({
      manufacturer: 'Lenovo',
      model: 'ThinkSystem ST250 V2',
      partNumber: '7D8FA01LEA',
      firmware: ['XCC 3.72', 'XCC 4.10'],
      ports: [nic2],
      warrantyYears: 3,
      sold: [2021, 2024],
      operatingSystem: ['Windows Server 2019', 'Windows Server 2022'],
      processor: 'Xeon E-2356G',
      memoryGb: [32, 64],
      disks: ['2 x 480 GB SSD RAID 1, 2 x 4 TB RAID 1'],
      price: 2700,
    }),
  },
} as const;

/** Desk computers, laptops and screens by make. */
export const COMPUTERS = {
  dell: {
    desk: of(
      'workstation',
      'dell',
      'dell',
    )({
      manufacturer: 'Dell',
      model: 'OptiPlex 7010',
      partNumber: 'OptiPlex 7010 SFF Plus',
      firmware: ['BIOS 1.14.1', 'BIOS 1.18.0'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 3,
      sold: [2023, 2025],
      operatingSystem: ['Windows 11 Pro 23H2', 'Windows 11 Pro 24H2'],
      processor: 'Core i5-13500',
      memoryGb: [16],
      disks: ['256 GB NVMe', '512 GB NVMe'],
      price: 690,
    }),
    olderDesk: of(
      'workstation',
      'dell',
      'dell',
    )({
      manufacturer: 'Dell',
      model: 'OptiPlex 3060',
      partNumber: 'OptiPlex 3060 MFF',
      firmware: ['BIOS 1.27.0'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 3,
      sold: [2018, 2019],
      operatingSystem: ['Windows 10 Pro 22H2'],
      processor: 'Core i3-8100T',
      memoryGb: [8],
      disks: ['256 GB SSD'],
      price: 520,
    }),
    laptop: of(
      'laptop',
      'dell',
      'intel',
    )({
      manufacturer: 'Dell',
      model: 'Latitude 5440',
      partNumber: 'Latitude 5440',
      firmware: ['BIOS 1.17.1', 'BIOS 1.20.0'],
      warrantyYears: 3,
      sold: [2023, 2025],
      operatingSystem: ['Windows 11 Pro 23H2', 'Windows 11 Pro 24H2'],
      processor: 'Core i5-1345U',
      memoryGb: [16, 32],
      disks: ['512 GB NVMe'],
      price: 1090,
    }),
    dock: of(
      'other',
      'dock',
      null,
    )({
      manufacturer: 'Dell',
      model: 'WD19TBS',
      partNumber: '210-AZBV',
      firmware: ['01.00.36'],
      warrantyYears: 3,
      sold: [2021, 2025],
      price: 210,
    }),
  },
  hp: {
    desk: of(
      'workstation',
      'hp',
      'hp',
    )({
      manufacturer: 'HP',
      model: 'EliteDesk 800 G9',
      partNumber: '6D7L3EA',
      firmware: ['U21 02.14', 'U21 02.16'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 3,
      sold: [2022, 2025],
      operatingSystem: ['Windows 11 Pro 23H2', 'Windows 11 Pro 24H2'],
      processor: 'Core i5-12500',
      memoryGb: [16],
      disks: ['512 GB NVMe'],
      price: 760,
    }),
    olderDesk: of(
      'workstation',
      'hp',
      'hp',
    )({
      manufacturer: 'HP',
      model: 'ProDesk 400 G5',
      partNumber: '4CZ88EA',
      firmware: ['Q08 02.24'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 1,
      sold: [2018, 2019],
      operatingSystem: ['Windows 10 Pro 22H2'],
      processor: 'Core i5-8500T',
      memoryGb: [8],
      disks: ['256 GB SSD'],
      price: 540,
    }),
    laptop: of(
      'laptop',
      'hp',
      'intel',
    )({
      manufacturer: 'HP',
      model: 'EliteBook 840 G10',
      partNumber: '818L5EA',
      firmware: ['V70 01.05', 'V70 01.08'],
      warrantyYears: 3,
      sold: [2023, 2025],
      operatingSystem: ['Windows 11 Pro 23H2', 'Windows 11 Pro 24H2'],
      processor: 'Core i5-1335U',
      memoryGb: [16, 32],
      disks: ['512 GB NVMe'],
      price: 1180,
    }),
    dock: of(
      'other',
      'dock',
      null,
    )({
      manufacturer: 'HP',
      model: 'USB-C Dock G5',
      partNumber: '5TW10AA',
      firmware: ['1.0.21'],
      warrantyYears: 1,
      sold: [2020, 2025],
      price: 170,
    }),
  },
  lenovo: {
    desk: of(
      'workstation',
      'lenovo',
      'lenovo',
    )({
      manufacturer: 'Lenovo',
      model: 'ThinkCentre M70q Gen 4',
      partNumber: '12E30013',
      firmware: ['M4MKT3AA'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 3,
      sold: [2023, 2025],
      operatingSystem: ['Windows 11 Pro 23H2', 'Windows 11 Pro 24H2'],
      processor: 'Core i5-13400T',
      memoryGb: [16],
      disks: ['512 GB NVMe'],
      price: 640,
    }),
    olderDesk: of(
      'workstation',
      'lenovo',
      'lenovo',
    )({
      manufacturer: 'Lenovo',
      model: 'ThinkCentre M720q',
      partNumber: '10T7004L',
      firmware: ['M1UKT75A'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 3,
      sold: [2018, 2020],
      operatingSystem: ['Windows 10 Pro 22H2'],
      processor: 'Core i5-8400T',
      memoryGb: [8, 16],
      disks: ['256 GB NVMe'],
      price: 560,
    }),
    laptop: of(
      'laptop',
      'lenovo',
      'intel',
    )({
      manufacturer: 'Lenovo',
      model: 'ThinkPad T14 Gen 4',
      partNumber: '21HD0046',
      firmware: ['N3QET46W', 'N3QET50W'],
      warrantyYears: 3,
      sold: [2023, 2025],
      operatingSystem: ['Windows 11 Pro 23H2', 'Windows 11 Pro 24H2'],
      processor: 'Core i5-1345U',
      memoryGb: [16, 32],
      disks: ['512 GB NVMe'],
      price: 1240,
    }),
    dock: of(
      'other',
      'dock',
      null,
    )({
      manufacturer: 'Lenovo',
      model: 'ThinkPad USB-C Dock Gen 2',
      partNumber: '40AS0090',
      firmware: ['2.0.24'],
      warrantyYears: 1,
      sold: [2020, 2025],
      price: 180,
    }),
  },
} as const;

const handset = copper('LAN', 1, true, 0);

export const PHONES = {
  yealink: of(
    'phone',
    'yealink',
    'yealink',
  )({
    manufacturer: 'Yealink',
    model: 'SIP-T46U',
    partNumber: '1301203',
    firmware: ['108.86.0.90', '108.86.0.118'],
    ports: [handset],
    warrantyYears: 2,
    sold: [2020, 2025],
    price: 135,
  }),
  poly: of(
    'phone',
    'byMac',
    'poly',
  )({
    manufacturer: 'Poly',
    model: 'VVX 350',
    partNumber: '2200-48830-025',
    firmware: ['6.4.6.2494', '6.4.7.4477'],
    ports: [handset],
    warrantyYears: 1,
    sold: [2019, 2024],
    price: 149,
  }),
  snom: of(
    'phone',
    'byMac',
    'snom',
  )({
    manufacturer: 'Snom',
    model: 'D785',
    partNumber: '00004349',
    firmware: ['10.1.175.16', '10.1.184.15'],
    ports: [handset],
    warrantyYears: 3,
    sold: [2019, 2025],
    price: 189,
  }),
} as const;

const camera = copper('eth', 1, true, 0);
export const CAMERAS = {
  axis: {
    dome: of(
      'camera',
      'byMac',
      'axis',
    )({
      manufacturer: 'Axis',
      model: 'P3245-V',
      partNumber: '01591-001',
      firmware: ['10.12.240', '11.11.109'],
      ports: [camera],
      warrantyYears: 5,
      sold: [2019, 2024],
      price: 520,
    }),
    bullet: of(
      'camera',
      'byMac',
      'axis',
    )({
      manufacturer: 'Axis',
      model: 'P1455-LE',
      partNumber: '01997-001',
      firmware: ['10.12.240', '11.11.109'],
      ports: [camera],
      warrantyYears: 5,
      sold: [2020, 2025],
      price: 690,
    }),
  },
  hanwha: {
    dome: of(
      'camera',
      'hanwha',
      'hanwha',
    )({
      manufacturer: 'Hanwha',
      model: 'XND-6081V',
      partNumber: 'XND-6081V',
      firmware: ['1.41.06', '1.41.14'],
      ports: [camera],
      warrantyYears: 3,
      sold: [2019, 2024],
      price: 390,
    }),
    bullet: of(
      'camera',
      'hanwha',
      'hanwha',
    )({
      manufacturer: 'Hanwha',
      model: 'XNO-6120R',
      partNumber: 'XNO-6120R',
      firmware: ['1.41.06', '1.41.14'],
      ports: [camera],
      warrantyYears: 3,
      sold: [2019, 2024],
      price: 640,
    }),
  },
} as const;

const printerLan = copper('LAN', 1, false, 0);
export const PRINTERS = {
  office: [
    of(
      'printer',
      'hpPrint',
      'hp',
    )({
      manufacturer: 'HP',
      model: 'LaserJet Pro M404dn',
      partNumber: 'W1A53A',
      firmware: ['002_2414A'],
      ports: [printerLan],
      warrantyYears: 1,
      sold: [2019, 2024],
      price: 290,
    }),
    of(
      'printer',
      'brother',
      'brother',
    )({
      manufacturer: 'Brother',
      model: 'MFC-L6800DW',
      partNumber: 'MFCL6800DWZU1',
      firmware: ['ZB2404101400'],
      ports: [printerLan],
      warrantyYears: 1,
      sold: [2018, 2023],
      price: 480,
    }),
    of(
      'printer',
      'kyocera',
      'kyocera',
    )({
      manufacturer: 'Kyocera',
      model: 'TASKalfa 3554ci',
      partNumber: '1102Z43NL0',
      firmware: ['2XD_S000.002.304'],
      ports: [printerLan],
      warrantyYears: 3,
      sold: [2020, 2025],
      price: 4100,
    }),
  ],
  label: [
    of(
      'printer',
      'zebra',
      'zebra',
    )({
      manufacturer: 'Zebra',
      model: 'ZT411',
      partNumber: 'ZT41142-T0E0000Z',
      firmware: ['V92.21.26Z', 'V92.21.33Z'],
      ports: [printerLan],
      warrantyYears: 1,
      sold: [2019, 2025],
      price: 1650,
    }),
    of(
      'printer',
      'zebra',
      'zebra',
    )({
      manufacturer: 'Zebra',
      model: 'GK420d',
      partNumber: 'GK42-202220-000',
      firmware: ['V61.17.17Z'],
      ports: [printerLan],
      warrantyYears: 1,
      sold: [2017, 2021],
      endOfLife: '2026-12-31',
      price: 380,
    }),
  ],
} as const;

export const POWER = {
  apc: {
    rack: of(
      'ups',
      'apc',
      'apc',
      3,
    )({
      manufacturer: 'APC',
      model: 'Smart-UPS SRT 3000',
      partNumber: 'SRT3000RMXLI',
      firmware: ['UPS 11.2', 'UPS 11.4'],
      ports: [copper('NMC', 1, false, 0)],
      warrantyYears: 3,
      sold: [2019, 2025],
      price: 2780,
    }),
    cabinet: of(
      'ups',
      'apc',
      'apc',
      2,
    )({
      manufacturer: 'APC',
      model: 'Smart-UPS SMT1500RMI2UC',
      partNumber: 'SMT1500RMI2UC',
      firmware: ['UPS 15.1', 'UPS 15.5'],
      ports: [copper('NMC', 1, false, 0)],
      warrantyYears: 3,
      sold: [2019, 2025],
      price: 890,
    }),
    pdu: of(
      'pdu',
      'apcPdu',
      'apc',
    )({
      manufacturer: 'APC',
      model: 'Rack PDU AP8853',
      partNumber: 'AP8853',
      firmware: ['6.8.2', '7.1.4'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 2,
      sold: [2018, 2025],
      price: 980,
    }),
  },
  eaton: {
    rack: of(
      'ups',
      'eaton',
      'eaton',
      2,
    )({
      manufacturer: 'Eaton',
      model: '9PX 3000i RT2U',
      partNumber: '9PX3000IRT2U',
      firmware: ['Network-M2 2.2.0', 'Network-M2 3.1.7'],
      ports: [copper('Network-M2', 1, false, 0)],
      warrantyYears: 3,
      sold: [2019, 2025],
      price: 2490,
    }),
    cabinet: of(
      'ups',
      'eaton',
      'eaton',
      2,
    )({
      manufacturer: 'Eaton',
      model: '5P 1150i Rack 1U',
      partNumber: '5P1150IR',
      firmware: ['Network-MS LD', 'Network-M2 3.1.7'],
      ports: [copper('Network-M2', 1, false, 0)],
      height: 1,
      warrantyYears: 3,
      sold: [2018, 2025],
      price: 760,
    }),
    pdu: of(
      'pdu',
      'eaton',
      'eaton',
    )({
      manufacturer: 'Eaton',
      model: 'ePDU G3 Metered',
      partNumber: 'EMIB04',
      firmware: ['04.02.0030'],
      ports: [copper('LAN', 1, false, 0)],
      warrantyYears: 3,
      sold: [2018, 2025],
      price: 870,
    }),
  },
} as const;

export const STORAGE = {
  synology: of(
    'storage',
    'synology',
    'synology',
    2,
  )({
    manufacturer: 'Synology',
    model: 'RackStation RS1221+',
    partNumber: 'RS1221+',
    firmware: ['DSM 7.2.1-69057', 'DSM 7.2.2-72806'],
    ports: [copper('LAN ', 4, false)],
    warrantyYears: 3,
    sold: [2021, 2025],
    disks: ['8 x 8 TB SHR-2', '6 x 12 TB RAID 6'],
    price: 3900,
  }),
  qnap: of(
    'storage',
    'qnap',
    'qnap',
    2,
  )({
    manufacturer: 'QNAP',
    model: 'TS-873AeU',
    partNumber: 'TS-873AEU-4G',
    firmware: ['QTS 5.1.8', 'QTS 5.2.0'],
    ports: [copper('Ethernet ', 2, false)],
    warrantyYears: 3,
    sold: [2021, 2025],
    disks: ['8 x 8 TB RAID 6'],
    price: 3600,
  }),
} as const;

export const SITE_KIT = {
  rack: of(
    'rack',
    'rack',
    null,
  )({
    manufacturer: 'APC',
    model: 'NetShelter SX 42U',
    partNumber: 'AR3100',
    firmware: [''],
    warrantyYears: 5,
    sold: [2014, 2023],
    price: 1350,
  }),
  cabinet: of(
    'rack',
    'rack',
    null,
  )({
    manufacturer: 'Excel',
    model: 'Environ WM 15U',
    partNumber: '542-1560-WGB',
    firmware: [''],
    warrantyYears: 5,
    sold: [2014, 2023],
    price: 290,
  }),
  modem: of(
    'modem',
    'nokia',
    'nokia',
  )({
    manufacturer: 'Nokia',
    model: 'G-010G-Q ONT',
    partNumber: '3FE46541AA',
    firmware: ['3FE46606AFIA89'],
    ports: [copper('LAN', 1, false)],
    warrantyYears: 1,
    sold: [2018, 2024],
    price: 0,
  }),
  cellular: of(
    'router',
    'teltonika',
    'teltonika',
    1,
  )({
    manufacturer: 'Teltonika',
    model: 'RUTX11',
    partNumber: 'RUTX11000000',
    firmware: ['RUTX_R_00.07.06', 'RUTX_R_00.07.08'],
    ports: [copper('LAN', 4, false)],
    warrantyYears: 3,
    sold: [2020, 2025],
    price: 320,
  }),
} as const;

export const MOBILES = [
  of(
    'mobile',
    'apple',
    'apple',
  )({
    manufacturer: 'Apple',
    model: 'iPhone 14',
    partNumber: 'MPUF3',
    firmware: ['iOS 17.6.1', 'iOS 18.1'],
    warrantyYears: 1,
    sold: [2022, 2024],
    operatingSystem: ['iOS 17', 'iOS 18'],
    price: 720,
  }),
  of(
    'mobile',
    'samsung',
    'samsung',
  )({
    manufacturer: 'Samsung',
    model: 'Galaxy XCover6 Pro',
    partNumber: 'SM-G736B',
    firmware: ['G736BXXU7DXE1'],
    warrantyYears: 2,
    sold: [2022, 2025],
    operatingSystem: ['Android 14'],
    price: 460,
  }),
] as const;
