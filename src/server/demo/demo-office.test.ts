import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Collection } from '#shared/domain/collections.ts';
import type { FieldTable } from '#shared/domain/field.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { envelopeSchema } from '#shared/domain/record.ts';
import { FIELDS } from '#shared/domain/records.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import { isId } from '#shared/lib/ids.ts';
import type { Row } from '#shared/wire/contract.ts';
import { type DemoOptions, demoOffice } from './demo-office.ts';

const NOW = Date.UTC(2026, 10, 23, 13, 35);
const DEFAULT: DemoOptions = { assets: 600, tickets: 150, now: NOW };
const LARGE: DemoOptions = { assets: 5000, tickets: 1500, now: NOW };

/** What is wrong with the records, one sentence each; records of the office (null) may be named by every client. */
function wrongWith(rows: readonly Row[]): string[] {
  const wrong: string[] = [];
  const known = new Map(rows.map(({ collection, record }) => [`${collection}/${record.id}`, record]));
  if (known.size !== rows.length) wrong.push(`${rows.length - known.size} ids are used twice`);
  for (const { collection, record } of rows) {
    const say = (what: string): void =>
      void wrong.push(`${collection} ${record.name ?? record.number ?? record.id}: ${what}`);
    const envelope = envelopeSchema.safeParse(record);
    if (!envelope.success || !isId(record.id)) say('envelope');
    if (record.createdAt > record.updatedAt) say('changed before it was made');
    if (Date.parse(record.updatedAt) > NOW) say('changed in the future');
    const table: FieldTable = FIELDS[collection];
    for (const [name, field] of Object.entries(table)) {
      const checked = field.check.safeParse(record[name]);
      if (!checked.success) say(`${name} ${checked.error.issues[0]?.message}: ${JSON.stringify(record[name])}`);
      else for (const ref of field.refs(checked.data)) say(...unknownReference(known, record, name, ref));
    }
    const objection = objectionTo(collection, null, record as AnyRecord, true);
    if (objection) say(`${objection.code} ${objection.field} ${objection.detail ?? ''}`);
  }
  return wrong.filter((one) => !one.endsWith(': '));
}

function unknownReference(
  known: Map<string, Row['record']>,
  from: Row['record'],
  name: string,
  { collection, id }: { collection: Collection; id: string },
): [string] {
  const target = known.get(`${collection}/${id}`);
  if (!target) return [`${name} names ${collection} ${id}, which does not exist`];
  const isOther = target.organizationId !== null && target.organizationId !== from.organizationId;
  return [isOther ? `${name} names ${collection} of another client` : ''];
}

const hashOf = (rows: Iterable<Row>): string => {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(JSON.stringify(row));
  return hash.digest('hex');
};

const count = (rows: readonly Row[], collection: Collection): number =>
  rows.filter((one) => one.collection === collection).length;

describe.each([
  ['the default office', DEFAULT],
  ['an office of 5,000 assets', LARGE],
])('%s', (_, options) => {
  const rows = [...demoOffice(options).records];

  it('has records that pass their field checks and rules and name only records of the same client', () => {
    expect(wrongWith(rows).slice(0, 20)).toEqual([]);
  }, 30_000);

  it('has the asked-for numbers of assets and tickets', () => {
    expect(count(rows, 'assets')).toBe(options.assets);
    expect(count(rows, 'tickets')).toBe(options.tickets);
    const links = count(rows, 'relationships') / options.assets;
    expect(links).toBeGreaterThan(0.8);
    expect(links).toBeLessThan(1.6);
  });

  it('gives the same bytes on every run', () => {
    expect(hashOf(demoOffice(options).records)).toBe(hashOf(rows));
  }, 30_000);
});
