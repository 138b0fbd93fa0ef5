import { demoOffice } from '#server/demo/demo-office.ts';
import type { Office } from '#server/office.ts';
import { seedStore } from '#server/store/seed.ts';
import { Failure } from './failure.ts';
import { openOffice } from './open-office.ts';
import type { Options } from './options.ts';
import { placeName } from './store-place.ts';

/** A small office's worth: enough to fill every screen, and there in a second. */
const USUAL = { assets: 600, tickets: 150 };

/** Fills an empty office with the sample one; how many records it got, or null where it is in use already. */
export async function fillWithDemo(
  office: Office,
  { assets, tickets }: Pick<Options, 'assets' | 'tickets'>,
): Promise<number | null> {
  const size = { assets: assets ?? USUAL.assets, tickets: tickets ?? USUAL.tickets };
  const filled = await seedStore(office, demoOffice({ ...size, now: office.clock.now() }));
  return filled.ok ? filled.value.records : null;
}

/** Fills a store with sample records. @throws Failure where it holds records or accounts */
export async function demoCommand(options: Options): Promise<void> {
  const opened = await openOffice(options);
  try {
    const records = await fillWithDemo(opened.office, options);
    if (records === null) {
      throw new Failure(`The office in ${placeName(options)} has records already; choose an empty one.`);
    }
    console.log(`${records} sample records are in ${placeName(options)}.`);
  } finally {
    await opened.close();
  }
}
