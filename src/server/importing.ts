import type { Collection } from '#shared/domain/collections.ts';
import type { NumberSeries } from '#shared/domain/numbers.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Link } from '#shared/domain/relationships/links.ts';
import type { Verdict } from '#shared/sync/command.ts';
import type { ImportReport } from './import/report.ts';
import type { Office } from './office.ts';
import type { OfficeCommandOptions, OfficeEdit } from './sync/office-commands.ts';

export interface ImportedFile {
  fileName: string;
  content: string;
}

/** What an import may ask of the office: to look at its records, and to have edits judged. */
export interface ImportDoor {
  /** Records by collection and id; those that do not exist are left out. */
  records(keys: readonly { collection: Collection; id: string }[]): Promise<AnyRecord[]>;
  /** Every record of a collection, deleted ones too. */
  recordsOf(collection: Collection): Promise<AnyRecord[]>;
  /** The links that stand between the two of each, in either direction. */
  linksBetween(ends: readonly Pick<Link, 'fromId' | 'toId'>[]): Promise<Link[]>;
  submit(edits: readonly OfficeEdit[], options?: OfficeCommandOptions): Promise<Verdict>;
  /** Numbers leased to laptops, which may give them out at any time; both ends are in. */
  leasedNumbers(series: NumberSeries): Promise<{ from: number; to: number }[]>;
  /** Never gives out this number or one below it again. */
  keepNumbersAbove(series: NumberSeries, value: number): Promise<void>;
}

/** Reads a file into the office; its report is for whoever asked. */
export type ImportFile = (door: ImportDoor, file: ImportedFile) => Promise<ImportReport>;

/** The door of an import to this office. */
export const importDoor = (office: Office): ImportDoor => ({
  records: async (keys) =>
    (await office.store.read((tables) => tables.records.byKeys(keys))).map((one) => JSON.parse(one.body) as AnyRecord),
  recordsOf: async (collection) =>
    (await office.store.read((tables) => tables.records.ofCollection(collection))).map(
      (one) => JSON.parse(one.body) as AnyRecord,
    ),
  linksBetween: (ends) => office.store.read((tables) => tables.links.between(ends)),
  submit: office.submit,
  leasedNumbers: (series) => office.store.read((tables) => tables.numbers.leases(series)),
  keepNumbersAbove: (series, value) =>
    office.store.write(async (tables) => {
      if ((await tables.numbers.next(series)) <= value) await tables.numbers.setNext(series, value + 1);
    }),
});
