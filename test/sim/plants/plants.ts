import type { Plant } from './bend.ts';
import { JUDGE_PLANTS } from './judge-plants.ts';
import { LAPTOP_PLANTS } from './laptop-plants.ts';
import { OFFICE_PLANTS } from './office-plants.ts';

/** Bugs that are put in by giving the product altered parts; those that are altered source: patches.json. */
export const PLANTS: readonly Plant[] = [...LAPTOP_PLANTS, ...JUDGE_PLANTS, ...OFFICE_PLANTS];
