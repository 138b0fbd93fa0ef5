import type { Random } from '#server/demo/random.ts';

const PLAIN = 'ABCDEFGHJKLMNPQRSTVWXYZ0123456789';
const NO_VOWELS = 'BCDFGHJKLMNPQRSTVWXYZ0123456789';
const HEX = '0123456789ABCDEF';
const DIGITS = '0123456789';

/** What a serial may carry of the day it was made. */
export interface Made {
  year: number;
  /** Week of the year, 1 to 52. */
  week: number;
  /** The MAC address, for makers who print that as the serial. */
  mac: string;
}

const two = (value: number): string => String(value % 100).padStart(2, '0');

/** A serial as each maker prints it: letters of the plant, year and week where the maker codes them. */
export const SERIALS = {
  cisco: (r, { year, week }) =>
    r.pick(['FCW', 'JAE', 'FOC', 'FDO', 'DNI']) + two(year - 1996) + two(week) + r.text(PLAIN, 4),
  meraki: (r) => `Q2${r.text(NO_VOWELS, 2)}-${r.text(NO_VOWELS, 4)}-${r.text(NO_VOWELS, 4)}`,
  aruba: (r, { year }) => `SG${year % 10}${r.text(NO_VOWELS, 7)}`,
  arubaAp: (r) => `CN${r.text(NO_VOWELS, 8)}`,
  hpe: (r, { year, week }) => `CZJ${year % 10}${two(week)}0${r.text(PLAIN, 3)}`,
  hp: (r, { year, week }) => `5CD${year % 10}${two(week)}${r.text(PLAIN, 4)}`,
  hpPrint: (r) => `${r.pick(['VNB', 'PHB', 'CNB'])}${r.text(PLAIN, 2)}${r.text(DIGITS, 5)}`,
  dell: (r) => r.text(NO_VOWELS, 6) + r.pick(['2', '3', '4']),
  lenovo: (r) => `PF${r.text(NO_VOWELS, 6)}`,
  lenovoServer: (r) => `J30${r.text(NO_VOWELS, 5)}`,
  apple: (r) => r.text(NO_VOWELS, 10),
  samsung: (r) => `R5CR${r.text(NO_VOWELS, 7)}`,
  fortigate60: (r, { year, week }) => `FGT60FTK${two(year)}${two(week)}${r.text(PLAIN, 4)}`,
  fortigate100: (r, { year }) => `FG100FTK${two(year)}0${r.text(DIGITS, 5)}`,
  fortigate200: (r, { year }) => `FG200FT9${two(year)}9${r.text(DIGITS, 5)}`,
  fortiswitch: (r, { year }) => `S148FFTF${two(year)}0${r.text(DIGITS, 5)}`,
  fortiap: (r, { year }) => `FP231FTF${two(year)}0${r.text(DIGITS, 5)}`,
  sophos: (r) => `X1${r.text(DIGITS, 4)}${r.text(NO_VOWELS, 9)}`,
  byMac: (_, { mac }) => mac.replaceAll(':', '').toUpperCase(),
  synology: (r, { year }) =>
    `${two(year)}${r.text(DIGITS, 1)}0${r.pick(['R7Q', 'TQR', 'SKR', 'QBN'])}${r.text(PLAIN, 6)}`,
  qnap: (r, { year }) => `Q${two(year)}${r.pick(['3', '7', 'A', 'B'])}${r.pick(['I', 'F', 'S'])}${r.text(DIGITS, 5)}`,
  apc: (r, { year, week }) => `AS${two(year)}${two(week)}${r.text(DIGITS, 6)}`,
  apcPdu: (r, { year, week }) => `ZA${two(year)}${two(week)}${r.text(DIGITS, 6)}`,
  eaton: (r) => `G${r.text(DIGITS, 3)}${r.pick(['K', 'L', 'M'])}${r.text(DIGITS, 5)}`,
  yealink: (r, { year, week }) => `3146${two(year)}${two(week)}${r.text(DIGITS, 8)}`,
  hanwha: (r) => `ZN${r.text(NO_VOWELS, 2)}70G${r.pick(['R', 'T', 'W'])}${r.text(DIGITS, 6)}A`,
  zebra: (r, { year, week }) => `${two(year)}J${two(year)}${two(week)}${r.text(DIGITS, 5)}`,
  brother: (r, { year }) => `E78${r.text(DIGITS, 3)}${r.pick(['F', 'G', 'H'])}${year % 10}N${r.text(DIGITS, 6)}`,
  kyocera: (r) => `VR9${r.text(DIGITS, 7)}`,
  nokia: (r) => `ALCLB${r.text(HEX, 7)}`,
  teltonika: (r) => `11${r.text(DIGITS, 8)}`,
  rack: (r, { year }) => `RK${two(year)}-${r.text(DIGITS, 5)}`,
  dock: (r) => r.text(NO_VOWELS, 7),
  monitor: (r) => `CN0${r.text(NO_VOWELS, 5)}${r.text(DIGITS, 4)}${r.text(NO_VOWELS, 4)}`,
} as const satisfies Record<string, (random: Random, made: Made) => string>;
export type SerialKind = keyof typeof SERIALS;

/** The first half of MAC addresses, by who builds the interface. */
export const MAC_PREFIX = {
  cisco: ['cc:5a:53', '70:6b:b9', '5c:71:0d'],
  meraki: ['0c:8d:db', 'e0:55:3d'],
  aruba: ['20:4c:03', '94:b4:0f', '88:3a:30'],
  hpe: ['9c:dc:71', '3c:a8:2a'],
  hp: ['3c:52:82', 'b0:5c:da'],
  dell: ['18:66:da', 'b0:7b:25', '54:bf:64'],
  lenovo: ['98:fa:9b', '54:e1:ad'],
  intel: ['3c:58:c2', '84:1b:77', 'f8:e4:e3'],
  apple: ['a4:83:e7', 'f0:18:98'],
  samsung: ['8c:f5:a3', 'c0:bd:c8'],
  fortinet: ['70:4c:a5', '00:09:0f', 'e8:1c:ba'],
  sophos: ['7c:5a:1c'],
  sonicwall: ['18:b1:69', '2c:b8:ed'],
  ubiquiti: ['24:5a:4c', '74:ac:b9', '78:45:58'],
  synology: ['00:11:32', '90:09:d0'],
  qnap: ['24:5e:be'],
  apc: ['00:c0:b7', '28:29:86'],
  eaton: ['00:20:85'],
  yealink: ['80:5e:c0', '24:9a:d8'],
  poly: ['64:16:7f', '48:25:67'],
  snom: ['00:04:13'],
  axis: ['ac:cc:8e', 'b8:a4:4f'],
  hanwha: ['00:09:18', 'e4:30:22'],
  zebra: ['00:07:4d', '48:a4:93'],
  brother: ['00:80:77', '30:05:5c'],
  kyocera: ['00:c0:ee'],
  nokia: ['18:34:af'],
  teltonika: ['00:1e:42'],
  vmware: ['00:50:56'],
  'hyper-v': ['00:15:5d'],
  proxmox: ['bc:24:11'],
} as const;
export type MacKind = keyof typeof MAC_PREFIX;
