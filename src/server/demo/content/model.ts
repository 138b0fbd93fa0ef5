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

/** Ports of 1 Gbit/s for copper cables. */
export const copper = (name: string, count: number, poe: boolean, from = 1): PortGroup => ({
  name,
  from,
  count,
  type: '1000base-t',
  speed: GIG,
  ...(poe ? { poe: true as const } : {}),
});

/** Ports for fibre modules, of 1, 10 or 25 Gbit/s. */
export const fibre = (name: string, count: number, from = 1, gigabits = 10): PortGroup => ({
  name,
  from,
  count,
  type: gigabits === 10 ? '10gbase-x-sfpp' : gigabits === 25 ? '25gbase-x-sfp28' : '1000base-x-sfp',
  speed: gigabits * GIG,
});

type Short = Omit<Model, 'class' | 'height' | 'ports' | 'serial' | 'mac'> & Partial<Pick<Model, 'height' | 'ports'>>;

/** Models that share a class, a form of serial, a range of MAC addresses and a height. */
export const modelsOf =
  (assetClass: AssetClass, serial: SerialKind, mac: MacKind | null, height: number | null = null) =>
  (model: Short): Model => ({ class: assetClass, serial, mac, height, ports: [], ...model });
