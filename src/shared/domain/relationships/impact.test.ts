import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impactOf, pathOf, stepLabel } from './impact.ts';
import { type Link, LinkGraph } from './links.ts';
import { RELATIONSHIP_TYPES, type RelationshipType, relationshipTypes } from './types.ts';

const linked = (...triples: [string, RelationshipType, string][]): LinkGraph =>
  new LinkGraph(triples.map(([fromId, type, toId], n) => ({ id: `link-${1000 + n}`, type, fromId, toId })));

/** Hits as "depth id: label to, label to". */
function told(start: string, links: LinkGraph, direction: 'stops' | 'causes'): string[] {
  const { hits } = impactOf(start, links, direction);
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  return hits.map((hit) => {
    const path = pathOf(hit, byId).map((step) => `${stepLabel(step)} ${step.to}`);
    return `${hit.depth} ${hit.id}: ${path.join(', ')}`;
  });
}

describe('what stops, and what could be the cause', () => {
  const clinic = linked(
    ['records', 'depends-on', 'emr'],
    ['emr', 'runs-on', 'app01'],
    ['app01', 'runs-on', 'hv01'],
    ['hv01', 'powered-by', 'pdu-a'],
    ['r1', 'contains', 'hv01'],
    ['hv01', 'backed-up-by', 'nas'],
  );

  test('each is told with its depth and the way to it, in the words of its side', () => {
    expect(told('hv01', clinic, 'stops')).toEqual([
      '1 app01: runs on hv01',
      '2 emr: runs on app01, runs on hv01',
      '3 records: depends on emr, runs on app01, runs on hv01',
    ]);
    expect(told('app01', clinic, 'causes')).toEqual([
      '1 hv01: runs app01',
      '2 pdu-a: powers hv01, runs app01',
      '2 r1: contains hv01, runs app01',
    ]);
  });

  test('what is contained is hit with what contains it; a backup is not', () => {
    expect(told('r1', clinic, 'stops')[0]).toBe('1 hv01: contained by r1');
    expect(told('nas', clinic, 'stops')).toEqual([]);
  });

  test('of two ways the shorter is told, of two as short the older', () => {
    const links = linked(
      ['a', 'depends-on', 'b'],
      ['b', 'depends-on', 'c'],
      ['a', 'depends-on', 'c'],
      ['a', 'runs-on', 'c'],
    );
    expect(told('c', links, 'stops')).toEqual(['1 b: depends on c', '1 a: depends on c']);
  });

  test('circles end', () => {
    const links = linked(['a', 'depends-on', 'b'], ['b', 'depends-on', 'a'], ['a', 'connects-to', 'a']);
    expect(told('a', links, 'stops')).toEqual(['1 b: depends on a']);
  });

  test('what is out of service is not hit, and nothing is hit through it', () => {
    expect(impactOf('hv01', clinic, 'stops', { isOut: (id) => id === 'app01' }).hits).toEqual([]);
  });

  test('a limit is told', () => {
    expect(impactOf('hv01', clinic, 'stops', { limit: 2 })).toMatchObject({ isCut: true, hits: { length: 2 } });
    expect(impactOf('hv01', clinic, 'stops', { limit: 3 }).isCut).toBe(false);
  });
});

/** Distances found in another way: every link is relaxed until nothing changes. */
function distances(start: string, links: readonly Link[], direction: 'stops' | 'causes'): Map<string, number> {
  const steps = links.flatMap(({ type, fromId, toId }) => {
    const { impact } = RELATIONSHIP_TYPES[type];
    if (impact === 'none') return [];
    const step = impact === 'to-from' ? [toId, fromId] : [fromId, toId];
    return [direction === 'stops' ? step : step.reverse()] as [string, string][];
  });
  const found = new Map([[start, 0]]);
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const [from, to] of steps) {
      const far = (found.get(from) ?? Number.POSITIVE_INFINITY) + 1;
      if (far >= (found.get(to) ?? Number.POSITIVE_INFINITY)) continue;
      found.set(to, far);
      isDone = false;
    }
  }
  found.delete(start);
  return found;
}

test('of any graph it finds all that can be reached, by a shortest way whose every step is a link', () => {
  const ends = fc.nat({ max: 30 }).map((n) => `asset-${n}`);
  const link = fc.tuple(ends, fc.constantFrom(...relationshipTypes), ends);
  fc.assert(
    fc.property(fc.array(link, { maxLength: 120 }), fc.constantFrom('stops', 'causes'), (triples, direction) => {
      const graph = linked(...triples);
      const links = triples.map(([fromId, type, toId], n) => ({ id: `link-${1000 + n}`, type, fromId, toId }));
      const { hits } = impactOf('asset-0', graph, direction as 'stops');
      const found = new Map(hits.map((hit) => [hit.id, hit]));
      expect(new Map(hits.map((hit) => [hit.id, hit.depth]))).toEqual(
        distances('asset-0', links, direction as 'stops'),
      );
      for (const hit of hits) {
        const path = pathOf(hit, found);
        expect(path).toHaveLength(hit.depth);
        let at = hit.id;
        for (const step of path) {
          const [fromId, toId] = step.isInverse ? [step.to, at] : [at, step.to];
          expect(links.some((one) => one.type === step.type && one.fromId === fromId && one.toId === toId)).toBe(true);
          at = step.to;
        }
        expect(at).toBe('asset-0');
      }
    }),
    { numRuns: 300 },
  );
});

test('10,000 assets in a net full of circles: it ends, finds each once, and is right', () => {
  const size = 10_000;
  const links: Link[] = [];
  const add = (type: RelationshipType, from: number, to: number): void =>
    void links.push({ id: `link-${100_000 + links.length}`, type, fromId: `asset-${from}`, toId: `asset-${to}` });
  for (let n = 1; n < size; n++) add('depends-on', n, Math.floor((n - 1) / 3));
  // Back to the start from everywhere, and across: circles of every length.
  for (let n = 0; n < size; n += 7) add('connects-to', 0, n);
  for (let n = 0; n < size; n++) add('runs-on', n, (n * 17 + 5) % size);
  const { hits, isCut } = impactOf('asset-0', new LinkGraph(links), 'stops');
  expect(isCut).toBe(false);
  expect(hits).toHaveLength(size - 1);
  expect(new Map(hits.map((hit) => [hit.id, hit.depth]))).toEqual(distances('asset-0', links, 'stops'));
  expect(impactOf('asset-0', new LinkGraph(links), 'stops', { limit: 500 })).toMatchObject({
    isCut: true,
    hits: { length: 500 },
  });
});
