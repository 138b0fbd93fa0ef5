import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { FieldTable } from '#shared/domain/field.ts';
import { ticketNumber } from '#shared/domain/numbers.ts';
import { FIELDS } from '#shared/domain/records.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import type { Json } from '#shared/lib/json.ts';
import type { Edit } from '#shared/sync/command.ts';
import { createRecord } from '#shared/sync/replay.ts';
import type { LeaseResponse } from '#shared/wire/contract.ts';
import { applyLines, type Laptop, openLaptop } from './laptop.ts';
import { newId, startTestOffice, type TestOffice } from './office.ts';
import { textFields } from './text-fields.ts';

const STRINGS = JSON.parse(
  readFileSync(join(process.env.SITEBOOK_ROOT ?? '', 'test/fixtures/naughty-strings.json'), 'utf8'),
) as string[];

/** Edits of one command. */
const TOGETHER = 50;

let office: TestOffice;
let writer: Laptop;
let reader: Laptop;
let organizationId: string;
/** What a record of the kind has to have besides its texts. */
let needed: Partial<Record<Collection, Record<string, Json>>>;

beforeAll(async () => {
  office = await startTestOffice();
  organizationId = await office.addOrganization('OAK');
  await office.addPerson('Ada', ['admin'], 'all');
  await office.addPerson('Tom', ['technician'], [organizationId]);
  writer = await openLaptop(office.url, 'Ada');
  reader = await openLaptop(office.url, 'Tom');
});
afterAll(() => office.close());

const make = (collection: Collection, values: Record<string, Json>, id = newId()): Edit => ({
  collection,
  id,
  organizationId: collection === 'organizations' ? id : organizationId,
  base: { epoch: writer.info.epoch, rev: 0 },
  create: true,
  changes: Object.fromEntries(Object.entries(values).map(([name, after]) => [name, { after }])),
});

/** The field that a rule speaks against in a new record with these values; null where none does. */
function refusedField(collection: Collection, values: Record<string, Json>): string | null {
  const record = createRecord(make(collection, values), { author: 'somebody', at: writer.session.officeTime }, '');
  return objectionTo(collection, null, record, false)?.field ?? null;
}

/** What a field of this collection holds of a string: itself where the field takes it, else nothing is written. */
function valuesFor(collection: Collection, text: string): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const { name, isList } of textFields(collection)) {
    const value = isList ? [text] : text;
    const field = (FIELDS[collection] as FieldTable)[name];
    if (field?.check.safeParse(value).success) values[name] = value;
    else if (field && !field.check.safeParse(field.empty).success) values[name] = 'needed';
  }
  // A room or a phone that is only blanks is refused by rule; nothing else is, by what it says.
  const refused = text.trim() ? null : refusedField(collection, values);
  if (refused !== null) delete values[refused];
  return values;
}

describe('every text field keeps every string, byte for byte, through the office to another laptop', () => {
  beforeAll(async () => {
    const [one, other] = [newId(), newId()];
    const answer = await writer.push([
      writer.command([make('assets', { name: 'one' }, one), make('assets', { name: 'other' }, other)]),
    ]);
    expect(answer.answers.map(({ verdict }) => verdict)).toEqual(['applied']);
    needed = {
      activities: { parent: { collection: 'assets', id: one }, at: writer.session.officeTime },
      attachments: { sha256: 'a'.repeat(64), size: 1, mediaType: 'image/png', parentId: one },
      // The same link twice is refused: each goes to an asset of its own.
      relationships: { type: 'member-of', fromId: one },
    };
  });

  test('the fields are those that people type into', () => {
    expect(textFields('assets').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['name', 'tag', 'serial', 'notes', 'tags', 'supplier']),
    );
    const all = COLLECTIONS.flatMap((collection) => textFields(collection));
    expect(all.length).toBeGreaterThan(50);
  });

  for (const collection of COLLECTIONS.filter((name) => name !== 'tickets')) {
    test(`${collection}: ${textFields(collection).length} fields, ${STRINGS.length} strings`, async () => {
      const written = new Map<string, Record<string, Json>>();
      for (let at = 0; at < STRINGS.length; at += TOGETHER) {
        const edits: Edit[] = [];
        for (const text of STRINGS.slice(at, at + TOGETHER)) {
          const values = { ...valuesFor(collection, text), ...needed[collection] };
          if (collection === 'relationships') {
            const end = newId();
            edits.push(make('assets', { name: 'an end' }, end));
            values.toId = end;
          }
          // A note has to say something; what is only blanks stands as a line of another kind.
          if (collection === 'activities' && !text.trim()) values.kind = 'time';
          const edit = make(collection, values);
          written.set(edit.id, values);
          edits.push(edit);
        }
        const { answers } = await writer.push([writer.command(edits)]);
        expect(answers.map(({ verdict, message }) => [verdict, message])).toEqual([['applied', undefined]]);
      }
      // A client is seen by those it is granted to, and office-wide settings by all.
      const laptop = collection === 'organizations' ? writer : reader;
      const { held } = applyLines(await laptop.pull(laptop.start));
      for (const [id, values] of written) {
        expect(held.get(`${collection}/${id}`), JSON.stringify(values)).toMatchObject(values);
      }
      expect(written.size).toBe(STRINGS.length);
    });
  }

  test(`tickets: ${textFields('tickets').length} fields, ${STRINGS.length} strings, each on top of the one before`, async () => {
    const leased = (await (await writer.send('/v1/sync/lease', { series: ['INC'] })).json()) as LeaseResponse;
    const first = leased.blocks[0]?.from ?? 0;
    for (let at = 0; at < STRINGS.length; at += TOGETHER) {
      const number = ticketNumber('INC', first + at / TOGETHER);
      const ticket = make('tickets', { kind: 'incident', number, title: 'one', openedAt: writer.session.officeTime });
      await writer.push([writer.command([ticket])]);
      let before: Record<string, Json> = { title: 'one', description: '', category: '', group: '', tags: [] };
      for (const text of STRINGS.slice(at, at + TOGETHER)) {
        const values = { ...before, ...valuesFor('tickets', text) };
        const changes = Object.fromEntries(
          Object.entries(values).map(([name, after]) => [name, { before: before[name] ?? null, after }]),
        );
        const base = { epoch: writer.info.epoch, rev: 1 };
        const edit: Edit = { collection: 'tickets', id: ticket.id, organizationId, base, changes };
        const { answers } = await writer.push([writer.command([edit])]);
        expect(answers[0]?.records[0]?.record, JSON.stringify(text)).toMatchObject(values);
        before = values;
      }
    }
  });
});
