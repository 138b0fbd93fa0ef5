import type { Office } from '#server/office.ts';
import { seedStore } from '#server/store/seed.ts';
import { Failure } from './failure.ts';
import { openOffice } from './open-office.ts';
import type { Options } from './options.ts';

type Size = Pick<Options, 'assets' | 'tickets'>;

/** Fills an empty office with the sample one; how many records it got, or null where it is in use already. */
export async function fillWithDemo(office: Office, _size: Size): Promise<number | null> {
  const filled = await seedStore(office, { officeName: '', records: [], accounts: [] });
  return filled.ok ? filled.value.records : null;
}

/** Fills a data folder with sample records. @throws Failure where it holds records or accounts */
export async function demoCommand(options: Options): Promise<void> {
  const opened = await openOffice(options.data);
  try {
    const records = await fillWithDemo(opened.office, options);
    if (records === null) throw new Failure(`The office in ${options.data} has records already; choose an empty folder.`);
    console.log(`${records} sample records are in ${options.data}.`);
  } finally {
    await opened.close();
  }
}
