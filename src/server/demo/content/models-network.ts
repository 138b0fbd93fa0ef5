// A table of content: as long as there is content, and nothing else in it.
import { copper, fibre, modelsOf, type PortGroup } from './model.ts';

const ciscoSwitch = modelsOf('switch', 'cisco', 'cisco', 1);
const arubaSwitch = modelsOf('switch', 'aruba', 'aruba', 1);
const unifiSwitch = modelsOf('switch', 'byMac', 'ubiquiti', 1);
const fortiSwitch = modelsOf('switch', 'fortiswitch', 'fortinet', 1);

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
    large: modelsOf(
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
    small: modelsOf(
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
    large: modelsOf(
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
    small: modelsOf(
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
    large: modelsOf(
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
    small: modelsOf(
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
  aruba: modelsOf(
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
  cisco: modelsOf(
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
  unifi: modelsOf(
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
  fortinet: modelsOf(
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

/** What the provider or the office puts at the edge of a site, and the racks. */
export const SITE_KIT = {
  rack: modelsOf(
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
  cabinet: modelsOf(
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
  modem: modelsOf(
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
  cellular: modelsOf(
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
