import { StoreError } from '#server/store/sql.ts';
import { bendOffice, type Plant } from './bend.ts';

const hurried = new Map<string, number>();

/** Offices whose stores do not do what they should. */
export const OFFICE_PLANTS: readonly Plant[] = [
  bendOffice('lease-twice', 'S14: a number is leased once', ({ numbers }) => ({
    numbers: { ...numbers, setNext: async () => undefined },
  })),
  bendOffice('bare-sequence', 'S8: seqs become visible in their order', (tables) => ({
    records: {
      ...tables.records,
      put: async (collection, record, organizationId, orgs) => {
        await tables.records.put(collection, record, organizationId, orgs);
        // This writer has its number and commits a moment after the next one does.
        if (record.rev % 7 === 0) hurried.set(record.id, record.rev);
      },
      stretch: async (stretch, limit) => {
        const found = await tables.records.stretch(stretch, limit);
        const late = found.filter((one) => hurried.get(one.id) === one.rev);
        for (const one of late) hurried.delete(one.id);
        return found.filter((one) => !late.includes(one));
      },
    },
  })),
  bendOffice('group-fails-together', 'S11: a bad command never fails its neighbours', () => ({
    attempt: async (work) => {
      try {
        return await work();
      } catch (error) {
        throw new StoreError('io', String(error));
      }
    },
  })),
  bendOffice('half-applied', 'S11: a command is applied whole or refused whole', (tables) => ({
    attempt: (work) => work(),
    history: {
      ...tables.history,
      add: async (lines, ...rest) => {
        if (lines.length > 2 && lines[0]?.device !== 'office') throw new Error('planted');
        await tables.history.add(lines, ...rest);
      },
    },
  })),
  bendOffice('no-backfill', 'S20: granting backfills', ({ records }) => ({
    records: {
      ...records,
      stretch: async (stretch, limit) =>
        stretch.upTo !== null && !stretch.withMoved ? [] : records.stretch(stretch, limit),
    },
  })),
  bendOffice('verdict-forgotten', 'S11: a refused command is kept at the office', ({ verdicts }) => ({
    verdicts: { ...verdicts, addRefused: (device, n, stored, at) => verdicts.add(device, n, stored, at) },
  })),
];
