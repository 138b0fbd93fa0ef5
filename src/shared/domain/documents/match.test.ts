import { describe, expect, test } from 'vitest';
import type { Document } from '#shared/domain/records.ts';
import { type DocumentMatch, type MatchAsset, type MatchSubject, matchDocuments } from './match.ts';

type Small = Pick<
  Document,
  'id' | 'organizationId' | 'kind' | 'title' | 'state' | 'assetClasses' | 'assetIds' | 'siteIds' | 'tags' | 'deleted'
>;

const document = (id: string, more: Partial<Small> = {}): Small => ({
  id,
  organizationId: null,
  kind: 'runbook',
  title: id,
  state: 'published',
  assetClasses: [],
  assetIds: [],
  siteIds: [],
  tags: [],
  deleted: false,
  ...more,
});
const subject = (more: Partial<MatchSubject> = {}): MatchSubject => ({
  organizationId: 'oak',
  siteId: 'northgate',
  title: '',
  category: '',
  documentIds: [],
  ...more,
});
const asw02: MatchAsset = {
  id: 'asw02',
  name: 'oak-ng-asw02',
  class: 'switch',
  manufacturer: 'Cisco',
  model: 'Catalyst 9200L-48P',
};
const ids = (matches: DocumentMatch<Small>[]): string[] => matches.map((one) => one.document.id);
const reasonsOf = (one: Partial<Small>, about: MatchSubject, assets: MatchAsset[] = []) =>
  matchDocuments(about, assets, [document('it', one)])[0]?.reasons;

describe('each reason by itself', () => {
  test('for the asset, its model, its class, the site', () => {
    expect(reasonsOf({ assetIds: ['asw02'] }, subject(), [asw02])).toEqual([{ is: 'asset', name: 'oak-ng-asw02' }]);
    expect(reasonsOf({ title: 'Recover a Catalyst 9200L' }, subject(), [asw02])).toEqual([
      { is: 'model', words: ['Catalyst', '9200L'] },
    ]);
    expect(reasonsOf({ assetClasses: ['router', 'switch'] }, subject(), [asw02])).toEqual([
      { is: 'class', class: 'switch' },
    ]);
    expect(reasonsOf({ siteIds: ['northgate'] }, subject())).toEqual([{ is: 'site' }]);
  });

  test('words of the summary and the category, as they were written there', () => {
    expect(
      reasonsOf({ title: 'Recover PoE on switches' }, subject({ title: 'Switch drops poe, phones dead' })),
    ).toEqual([{ is: 'words', words: ['poe', 'Switch'] }]);
    expect(reasonsOf({ tags: ['vpn'] }, subject({ category: 'Network, VPN' }))).toEqual([
      { is: 'words', words: ['VPN'] },
    ]);
  });

  test('for the client, where something else speaks for it too', () => {
    const ofClient = { organizationId: 'oak', title: 'Labels for samples' };
    expect(reasonsOf(ofClient, subject())).toBeUndefined();
    expect(reasonsOf(ofClient, subject({ title: 'No labels today' }))).toEqual([
      { is: 'client' },
      { is: 'words', words: ['labels'] },
    ]);
  });
});

describe('what is not offered', () => {
  test('one that shares no more than the maker and the family', () => {
    expect(matchDocuments(subject(), [asw02], [document('Wi-Fi of a Cisco Catalyst 9120')])).toEqual([]);
    expect(reasonsOf({ title: 'Cisco Catalyst', assetClasses: ['switch'] }, subject(), [asw02])?.[0]).toEqual({
      is: 'model',
      words: ['Cisco', 'Catalyst'],
    });
  });

  test('one shared word, or words that half of all tickets have', () => {
    expect(matchDocuments(subject({ title: 'Printer slow' }), [], [document('Printer queue')])).toEqual([]);
    expect(
      matchDocuments(subject({ title: 'Site is down, slow, not working' }), [], [document('Internet down at a site')]),
    ).toEqual([]);
  });

  test.each<[string, Partial<Small>]>([
    ['a draft', { state: 'draft' }],
    ['a retired one', { state: 'retired' }],
    ['a deleted one', { deleted: true }],
    ['one of another client', { organizationId: 'fen' }],
    ['one for other sites', { siteIds: ['creamery'] }],
  ])('%s', (_, more) => {
    const fits = document('it', { assetClasses: ['switch'] });
    expect(ids(matchDocuments(subject(), [asw02], [fits]))).toEqual(['it']);
    expect(matchDocuments(subject(), [asw02], [{ ...fits, ...more }])).toEqual([]);
  });
});

describe('the order', () => {
  test('what is linked comes first, whatever its state and its score', () => {
    const linked = document('old', { state: 'retired' });
    const fits = document('fits', { assetIds: ['asw02'] });
    const matches = matchDocuments(subject({ documentIds: ['old'] }), [asw02], [fits, linked]);
    expect(matches.map((one) => [one.document.id, one.isLinked])).toEqual([
      ['old', true],
      ['fits', false],
    ]);
    expect(matches[0]?.reasons).toEqual([{ is: 'linked' }]);
  });

  test('asset before model before class; words decide between those of a class', () => {
    const about = subject({ title: 'Ground floor switch drops PoE' });
    const all = [
      document('replace', { title: 'Replace an access switch', assetClasses: ['switch'] }),
      document('poe', { title: 'Recover PoE', assetClasses: ['switch'], tags: ['poe'] }),
      document('mine', { assetIds: ['asw02'] }),
      document('model', { title: 'Catalyst 9200L', assetClasses: ['switch'] }),
      document('class', { assetClasses: ['switch'] }),
    ];
    expect(ids(matchDocuments(about, [asw02], all))).toEqual(['mine', 'model', 'poe', 'replace', 'class']);
    expect(ids(matchDocuments(about, [asw02], [...all].reverse()))).toEqual([
      'mine',
      'model',
      'poe',
      'replace',
      'class',
    ]);
  });

  test('of the same score a runbook first, then a known error, then an article', () => {
    const all = (['article', 'known-error', 'runbook'] as const).map((kind) =>
      document(kind, { kind, assetClasses: ['switch'] }),
    );
    expect(ids(matchDocuments(subject(), [asw02], all))).toEqual(['runbook', 'known-error', 'article']);
  });
});
