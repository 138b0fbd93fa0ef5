import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { Asset, Document, Ticket } from '#shared/domain/records.ts';

/** What documents are looked for: a ticket, one that is being written, or an asset. */
export type MatchSubject = Pick<Ticket, 'organizationId' | 'siteId' | 'title' | 'category' | 'documentIds'>;
export type MatchAsset = Pick<Asset, 'id' | 'name' | 'class' | 'manufacturer' | 'model'>;
type Matchable = Pick<
  Document,
  'id' | 'organizationId' | 'kind' | 'title' | 'state' | 'assetClasses' | 'assetIds' | 'siteIds' | 'tags' | 'deleted'
>;

/** Why a document fits, in the order of weight. */
export type MatchReason =
  | { is: 'linked' }
  | { is: 'asset'; name: string }
  | { is: 'model'; words: string[] }
  | { is: 'site' }
  | { is: 'class'; class: AssetClass }
  | { is: 'client' }
  | { is: 'words'; words: string[] };

export interface DocumentMatch<D extends Matchable = Document> {
  document: D;
  isLinked: boolean;
  score: number;
  reasons: MatchReason[];
}

/**
 * What each reason is worth. A document written for this very asset comes before one for its model, and that before one
 * for its class; words add up. Below `least` it is not offered: one shared word is a coincidence.
 */
const WORTH = { asset: 40, model: 24, maker: 4, site: 14, class: 10, client: 6, word: 5, tag: 8 } as const;
const LEAST = 8;

/** Words that half of all tickets have: they tell nothing about which document fits. */
const COMMON = new Set(
  (
    'the and for not with from has have had was are does that this all any one two out off own its but can who when ' +
    'after before again since more than into down slow error fault problem issue broken work working user site office ' +
    'new old client please since today yesterday morning every some only still how what where'
  ).split(' '),
);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** A word as it is compared: lower case, singular. Empty where it tells nothing. */
function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length < 3 || COMMON.has(lower) || /^\d{1,2}$/.test(lower)) return '';
  if (lower.length < 5) return lower;
  return lower
    .replace(/ies$/, 'y')
    .replace(/(s|x|z|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}

/** Words by their stem, as they were first written. */
function stems(...texts: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of texts.flatMap(wordsOf)) {
    const stem = stemOf(word);
    if (stem && !found.has(stem)) found.set(stem, word);
  }
  return found;
}

const KIND_ORDER: readonly Document['kind'][] = ['runbook', 'known-error', 'article'];

/**
 * Documents that may help with a ticket or an asset, best first, each with its reasons: those that are linked whatever
 * their state, then published ones by what they are for. Nothing of another client, and nothing that is for other sites.
 * `assets` are those that the ticket names.
 */
export function matchDocuments<D extends Matchable>(
  subject: MatchSubject,
  assets: readonly MatchAsset[],
  documents: readonly D[],
): DocumentMatch<D>[] {
  const said = stems(subject.title, subject.category);
  const made = stems(...assets.map((one) => `${one.manufacturer} ${one.model}`));
  const matches = documents.flatMap((document): DocumentMatch<D>[] => {
    const isLinked = subject.documentIds.includes(document.id);
    if (!isLinked && !isOffered(document, subject)) return [];
    const { score, reasons } = weigh(document, subject, assets, said, made);
    if (!isLinked && score < LEAST) return [];
    return [{ document, isLinked, score, reasons: isLinked ? [{ is: 'linked' }, ...reasons] : reasons }];
  });
  return matches.sort(
    (a, b) =>
      Number(b.isLinked) - Number(a.isLinked) ||
      b.score - a.score ||
      KIND_ORDER.indexOf(a.document.kind) - KIND_ORDER.indexOf(b.document.kind) ||
      (a.document.title < b.document.title ? -1 : 1),
  );
}

/** Whether a document may be for this subject at all. */
function isOffered(document: Matchable, { organizationId, siteId }: MatchSubject): boolean {
  if (document.deleted || document.state !== 'published') return false;
  if (document.organizationId !== null && document.organizationId !== organizationId) return false;
  return document.siteIds.length === 0 || siteId === null || document.siteIds.includes(siteId);
}

function weigh(
  document: Matchable,
  subject: MatchSubject,
  assets: readonly MatchAsset[],
  said: ReadonlyMap<string, string>,
  made: ReadonlyMap<string, string>,
): { score: number; reasons: MatchReason[] } {
  const reasons: MatchReason[] = [];
  let score = 0;
  const because = (reason: MatchReason, worth: number): void => {
    reasons.push(reason);
    score += worth;
  };
  const asset = assets.find((one) => document.assetIds.includes(one.id));
  if (asset) because({ is: 'asset', name: asset.name }, WORTH.asset);

  const titled = stems(document.title);
  const tagged = stems(...document.tags);
  const named = [...titled, ...tagged].filter(([stem], n, all) => all.findIndex(([one]) => one === stem) === n);
  const model = [...made].filter(([stem]) => titled.has(stem) || tagged.has(stem)).map(([, word]) => word);
  // A number tells one model from the next; a maker's name and that of a family are on half of what they make.
  if (model.some((word) => /\d/.test(word))) because({ is: 'model', words: model }, WORTH.model);
  else if (model.length > 0) because({ is: 'model', words: model }, WORTH.maker);

  if (subject.siteId !== null && document.siteIds.includes(subject.siteId)) because({ is: 'site' }, WORTH.site);
  const ofClass = assets.find((one) => document.assetClasses.includes(one.class));
  if (ofClass) because({ is: 'class', class: ofClass.class }, WORTH.class);
  if (document.organizationId !== null && document.organizationId === subject.organizationId) {
    because({ is: 'client' }, WORTH.client);
  }

  const words = named.filter(([stem]) => said.has(stem) && !made.has(stem));
  if (words.length > 0) {
    const worth = words.reduce((sum, [stem]) => sum + (tagged.has(stem) ? WORTH.tag : WORTH.word), 0);
    because({ is: 'words', words: words.map(([stem, word]) => said.get(stem) ?? word) }, worth);
  }
  return { score, reasons };
}
