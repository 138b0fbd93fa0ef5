import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyRecord } from '#shared/domain/record.ts';
import { type Link, LinkGraph } from './links.ts';
import { comesToStand, linksAround, objectionToLink } from './rules.ts';
import type { RelationshipType } from './types.ts';

let count = 0;
const link = (fromId: string, type: RelationshipType, toId: string): Link => ({
  id: `link-${String(++count).padStart(6, '0')}`,
  type,
  fromId,
  toId,
});
const against = (one: Link, others: Link[], deleted: string[] = []) =>
  objectionToLink(one, { links: others, isDeleted: (id) => deleted.includes(id) })?.code ?? null;

describe('what is refused', () => {
  test('a link to itself', () => {
    expect(objectionToLink(link('a', 'depends-on', 'a'), { links: [], isDeleted: () => false })).toMatchObject({
      code: 'invalid',
      field: 'toId',
    });
  });

  test('the same link twice; another type, another direction or another end is another link', () => {
    const others = [link('web', 'runs-on', 'hv01')];
    expect(against(link('web', 'runs-on', 'hv01'), others)).toBe('duplicate-link');
    expect(against(link('web', 'hosted-on', 'hv01'), others)).toBeNull();
    expect(against(link('hv01', 'runs-on', 'web'), others)).toBeNull();
    expect(against(link('web', 'runs-on', 'hv02'), others)).toBeNull();
  });

  test('a connection twice, from whichever end, and it says why', () => {
    const others = [link('asw02', 'connects-to', 'csw01')];
    expect(against(link('asw02', 'connects-to', 'csw01'), others)).toBe('duplicate-link');
    expect(
      objectionToLink(link('csw01', 'connects-to', 'asw02'), { links: others, isDeleted: () => false }),
    ).toMatchObject({ code: 'duplicate-link', detail: expect.stringContaining('whichever end') });
  });

  test('a circle in contains, of any length; circles of other types are a fact of life', () => {
    const chain = [
      link('room', 'contains', 'rack'),
      link('rack', 'contains', 'shelf'),
      link('shelf', 'contains', 'pi'),
    ];
    expect(against(link('rack', 'contains', 'room'), chain)).toBe('link-cycle');
    expect(against(link('pi', 'contains', 'room'), chain)).toBe('link-cycle');
    expect(against(link('room', 'contains', 'pi'), chain)).toBeNull();
    expect(against(link('pi', 'depends-on', 'room'), chain)).toBeNull();
  });

  test('an end that was deleted', () => {
    expect(against(link('a', 'depends-on', 'b'), [], ['b'])).toBe('deleted-end');
    expect(against(link('a', 'depends-on', 'b'), [], ['a'])).toBe('deleted-end');
  });

  test('a link is no duplicate of itself when it comes back', () => {
    const one = link('a', 'contains', 'b');
    expect(against(one, [one])).toBeNull();
  });

  test('what stands already may be noted and removed, whatever the rules say of it by now', () => {
    const record = { deleted: false, type: 'contains', fromId: 'a', toId: 'b', note: '' } as unknown as AnyRecord;
    expect(comesToStand(null, record)).toBe(true);
    expect(comesToStand({ ...record, deleted: true }, record)).toBe(true);
    expect(comesToStand(record, { ...record, note: 'port 4' })).toBe(false);
    expect(comesToStand(record, { ...record, deleted: true })).toBe(false);
    expect(comesToStand(record, { ...record, toId: 'c' })).toBe(true);
  });
});

const assetIds = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const someTypes = fc.constantFrom<RelationshipType>('contains', 'contains', 'connects-to', 'depends-on', 'member-of');
const wish = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: fc.tuple(assetIds, someTypes, assetIds) }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat() }) },
);

/** Whether an asset stands inside itself, found in another way than the rule: contained ones are taken away until none is left. */
function hasCycle(links: readonly Link[]): boolean {
  let left = links.filter((one) => one.type === 'contains');
  for (;;) {
    const inner = left.filter((one) => left.some((other) => other.fromId === one.toId));
    if (inner.length === left.length) return left.length > 0;
    left = inner;
  }
}

test('[S16] no sequence that is taken ever gives a circle or a link twice, and only such are refused', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      const graph = new LinkGraph();
      let standing: Link[] = [];
      for (const one of wishes) {
        if ('remove' in one) {
          const gone = standing[one.remove % Math.max(1, standing.length)];
          if (gone) graph.drop(gone.id);
          standing = standing.filter((other) => other !== gone);
          continue;
        }
        const next = link(...one.add);
        const objection = objectionToLink(next, { links: linksAround(graph, next), isDeleted: () => false });
        const withIt = [...standing, next];
        const isBad = next.fromId === next.toId || hasCycle(withIt) || hasDuplicate(withIt);
        expect(objection !== null).toBe(isBad);
        if (objection) continue;
        standing = withIt;
        graph.put(next);
      }
      expect(hasCycle(standing)).toBe(false);
      expect(hasDuplicate(standing)).toBe(false);
      expect(graph.size).toBe(standing.length);
    }),
    { numRuns: 400 },
  );
});

function hasDuplicate(links: readonly Link[]): boolean {
  const keys = links.map(({ type, fromId, toId }) =>
    [type, ...(type === 'connects-to' ? [fromId, toId].sort() : [fromId, toId])].join(' '),
  );
  return new Set(keys).size < keys.length;
}
