import type { AssetClass } from '#shared/domain/assets/classes.ts';

/** Words in a model, a name or a system description, and the class and maker they speak for; the first one counts. */
const CLASSES: readonly (readonly [RegExp, AssetClass])[] = [
  [/firewall|fortigate|fortios|palo ?alto|pan-os|sonicwall|sophos|watchguard|checkpoint|\basa ?5\d|srx\d/i, 'firewall'],
  [
    /access point|aironet|air-[a-z]?ap|catalyst 91\d\d|unifi ap|\bu6-|\buap|aruba ap|\bap-\d|fortiap|lightweight ap/i,
    'access-point',
  ],
  [/ip phone|\bphone\b|sip-t\d|\bvvx|snom/i, 'phone'],
  [/printer|laserjet|officejet|mfc-|taskalfa|bizhub/i, 'printer'],
  [/camera|\baxis [pmq]\d/i, 'camera'],
  [/smart-ups|\bups\b/i, 'ups'],
  [/esxi|proxmox|hyper-v/i, 'hypervisor'],
  [/windows server|\blinux\b|ubuntu|debian|red hat/i, 'server'],
  [/router|\bisr ?\d|\basr ?\d|\bc8[0-9]00|mikrotik routeros|\bvyos\b/i, 'router'],
];

const MAKERS: readonly (readonly [RegExp, string])[] = [
  [/cisco|nx-os|\bios\b/i, 'Cisco'],
  [/aruba/i, 'HPE Aruba'],
  [/procurve|hewlett|\bhpe?\b/i, 'HPE'],
  [/fortinet|forti(gate|switch|ap|os)/i, 'Fortinet'],
  [/juniper|junos/i, 'Juniper'],
  [/ubiquiti|unifi/i, 'Ubiquiti'],
  [/mikrotik/i, 'MikroTik'],
  [/arista/i, 'Arista'],
  [/yealink/i, 'Yealink'],
  [/vmware|esxi/i, 'VMware'],
];

/** The class that the words of a network device speak for; a switch where they say nothing else. */
export const classFromWords = (...words: (string | undefined)[]): AssetClass =>
  CLASSES.find(([pattern]) => pattern.test(words.filter(Boolean).join(' ')))?.[1] ?? 'switch';

/** The maker that the words speak for, or nothing. */
export const makerFromWords = (...words: (string | undefined)[]): string =>
  MAKERS.find(([pattern]) => pattern.test(words.filter(Boolean).join(' ')))?.[1] ?? '';

/** The class of a computer by the kind of its case and by what runs it; null where the file does not say. */
export function computerClass(chassis: string | undefined, virtualization: string | undefined): AssetClass | null {
  if (virtualization && !/^physical$/i.test(virtualization)) return 'virtual-machine';
  if (chassis === undefined) return null;
  if (/laptop|notebook|portable|convertible|tablet/i.test(chassis)) return 'laptop';
  return /server|rack|blade/i.test(chassis) ? 'server' : 'workstation';
}
