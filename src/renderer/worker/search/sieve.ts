import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { Catalogue } from './catalogue.ts';
import type { Marks } from './marks.ts';
import { NAME } from './parts.ts';
import type { Query, Term } from './query.ts';
import {
  BY_PLACE,
  EXACT,
  freshness,
  type How,
  NEAR,
  OPEN,
  PREFIX,
  SHORT_NAME,
  WHOLE_CODE,
  WITHIN,
  worth,
} from './scores.ts';
import type { Take, WordStore } from './segment.ts';

/** What may be asked for besides words. */
export interface Narrow {
  collections?: readonly Collection[] | undefined;
  organizationId?: string | undefined;
  /** Only records whose whole tag, serial, number or address it is. */
  isExact?: boolean | undefined;
  /** At most so many of each kind. */
  limit: number;
}

/** A record that was found, and the document beside it (a note) that says most of what was looked for. */
export interface Found {
  id: string;
  collection: Collection;
  score: number;
  /** Whether a whole tag, serial, number or address of it was typed. */
  isExact: boolean;
  via: { id: string; collection: Collection } | null;
}

export interface Finds {
  found: Found[];
  /** How many there are of each kind. */
  counts: Partial<Record<Collection, number>>;
  /** Words that were taken for typing errors of a term, by the term's place. */
  near: string[][];
}

/** Fewer records than this with a term as typed: it is looked for inside words, and as a typing error, as well. */
const FEW = 24;
/** A part of a word has to be so long, or of a script that writes words without spaces. */
const SHORTEST_WITHIN = 3;
const isDense = /\P{ASCII}/u;
/** More postings of one term than this are not read: a letter or two say nothing. */
const MOST_POSTINGS = 400_000;
const MOST_NEAR_WORDS = 40;
const CLIENTS = COLLECTIONS.indexOf('organizations');
const SITES = COLLECTIONS.indexOf('sites');

/** Words that are a form, begin with it or, where there are none, hold it. */
function anywhere(store: WordStore, form: string, take: Take): void {
  let isFound = false;
  const note: Take = (postings, from, to) => {
    isFound = true;
    take(postings, from, to);
  };
  store.exact(form, note);
  store.prefix(form, note);
  if (!isFound && form.length >= SHORTEST_WITHIN) store.within(form, take);
}

/** One search: which records say all terms, and how well. */
export class Sieve {
  /** By term: clients and sites whose names say it. */
  private readonly places: Set<number>[] = [];
  private readonly near: string[][] = [];
  /** The terms that a record has to say itself, of those that were read. */
  private required = 0;
  /** The terms that are a whole code of some record. */
  private codes = 0;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly stores: readonly WordStore[],
    private readonly marks: Marks,
    private readonly nowMs: number,
  ) {
    marks.begin(catalogue.targetIds.length);
  }

  run({ terms, joined }: Query, narrow: Narrow): Finds {
    const all = 2 ** terms.length - 1;
    for (const { form, mask, isWhole } of joined) {
      if (isWhole) this.readJoined(WHOLE_CODE, mask, mask === all, (store, take) => store.exact(form, take));
      else if (!narrow.isExact) this.readJoined(PREFIX, mask, false, (store, take) => anywhere(store, form, take));
    }
    if (!narrow.isExact) {
      // The rarest first: what does not say it need not be noted for the others.
      const sized = terms.map((term, place) => ({ term, place, size: this.sizeOf(term) }));
      for (const { term, place } of sized.sort((a, b) => a.size - b.size)) this.readTerm(term, place);
    }
    return this.pick(narrow, all);
  }

  private sizeOf({ forms }: Term): number {
    return forms.reduce((sum, form) => sum + this.stores.reduce((n, store) => n + store.countOf(form), 0), 0);
  }

  /** Looks one word up: as it is, as the beginning of words, and where few have it also further in and nearly so. */
  private readTerm({ forms, edits }: Term, place: number): void {
    const places = new Set<number>();
    this.places[place] = places;
    // Who typed a whole code looks for nothing like it.
    let found = (this.codes & (1 << place)) === 0 ? 0 : FEW;
    const look = (how: How, read: (store: WordStore, take: Take) => void): void => {
      const hit = this.collect(how, read, this.required, places);
      const { terms, total, best } = this.marks;
      for (const target of hit) {
        // What was found in a better way before counts as that.
        if (((terms[target] as number) & (1 << place)) === 0)
          total[target] = (total[target] as number) + (best[target] as number);
        terms[target] = (terms[target] as number) | (1 << place);
        best[target] = 0;
      }
      found += hit.length;
    };
    for (const form of forms) {
      look(EXACT, (store, take) => store.exact(form, take));
      look(PREFIX, (store, take) => store.prefix(form, take));
      const isLong = form.length >= SHORTEST_WITHIN || isDense.test(form);
      if (found < FEW && isLong) look(WITHIN, (store, take) => store.within(form, take));
    }
    const [form = ''] = forms;
    const words = new Set<string>();
    for (let step = 1; step <= edits && found < FEW && words.size === 0; step++) {
      look(NEAR, (store, take) =>
        store.near(form, step, (postings, from, to, word) => {
          words.add(word);
          take(postings, from, to);
        }),
      );
    }
    this.near[place] = [...words].slice(0, MOST_NEAR_WORDS);
    if (places.size === 0) this.required |= 1 << place;
  }

  /** Looks up what stands for several terms at once: it counts on top of what each of them does. */
  private readJoined(how: How, mask: number, isExact: boolean, read: (store: WordStore, take: Take) => void): void {
    const { joined, total, best, exact } = this.marks;
    for (const target of this.collect(how, read, 0, null)) {
      joined[target] = (joined[target] as number) | mask;
      total[target] = (total[target] as number) + (best[target] as number);
      best[target] = 0;
      if (isExact) exact[target] = 1;
      if (how === WHOLE_CODE) this.codes |= mask;
    }
  }

  /** Reads postings and notes the best for each record; gives the records. Those that do not say `required` are left. */
  private collect(
    how: How,
    read: (store: WordStore, take: Take) => void,
    required: number,
    places: Set<number> | null,
  ): number[] {
    const { best, via, viaWorth, terms, joined, touched } = this.marks;
    const leadsTo = this.catalogue.leadsTo.at;
    const own = this.catalogue.own.at;
    const kind = this.catalogue.kind.at;
    const hit: number[] = [];
    let count = 0;
    const take: Take = (postings, from, to) => {
      if (count > MOST_POSTINGS) return;
      count += to - from;
      for (let n = from; n < to; n++) {
        const posting = postings[n] as number;
        const document = posting >>> 2;
        const target = leadsTo[document] as number;
        if (target < 0 || (own[target] as number) < 0) continue;
        if (places && (posting & 3) <= NAME && (kind[document] === CLIENTS || kind[document] === SITES)) {
          places.add(target);
        }
        const said = (terms[target] as number) | (joined[target] as number);
        if ((said & required) !== required) continue;
        const score = worth(posting & 3, how);
        if (best[target] === 0) {
          hit.push(target);
          if (said === 0) touched.push(target);
        }
        if (score > (best[target] as number)) best[target] = score;
        if (document !== own[target] && score > (viaWorth[target] as number)) {
          viaWorth[target] = score;
          via[target] = document;
        }
      }
    };
    for (const store of this.stores) read(store, take);
    return hit;
  }

  /** How many of the missing terms a record's client or site says; -1 where one is said nowhere. */
  private byPlace(target: number, missing: number): number {
    const client = this.catalogue.client.get(target);
    const site = this.catalogue.site.get(target);
    let count = 0;
    for (const [place, said] of this.places.entries()) {
      if ((missing & (1 << place)) === 0) continue;
      if (!said.has(client) && !said.has(site)) return -1;
      count++;
    }
    return count;
  }

  private pick(narrow: Narrow, all: number): Finds {
    const { catalogue, marks } = this;
    const client = narrow.organizationId === undefined ? -1 : catalogue.presentTarget(narrow.organizationId);
    const counts: Partial<Record<Collection, number>> = {};
    const tops = new Map<Collection, Found[]>();
    const nowMin = this.nowMs / 60_000;
    for (const target of marks.touched) {
      const missing = all & ~((marks.terms[target] as number) | (marks.joined[target] as number));
      if ((missing & this.required) !== 0) continue;
      const said = missing === 0 ? 0 : this.byPlace(target, missing);
      if (said < 0 || (narrow.isExact && marks.exact[target] !== 1)) continue;
      const collection = COLLECTIONS[catalogue.kind.get(catalogue.own.get(target))] as Collection;
      if (narrow.collections && !narrow.collections.includes(collection)) continue;
      if (narrow.organizationId !== undefined && catalogue.client.get(target) !== client && target !== client) continue;
      counts[collection] = (counts[collection] ?? 0) + 1;
      const score =
        (marks.total[target] as number) +
        said * BY_PLACE +
        freshness(nowMin - catalogue.minute.get(target)) +
        (catalogue.isOpen.get(target) === 1 ? OPEN : 0) +
        SHORT_NAME / Math.max(1, catalogue.nameWords.get(target));
      const top = tops.get(collection) ?? [];
      if (!tops.has(collection)) tops.set(collection, top);
      if (top.length >= narrow.limit && score <= (top[top.length - 1]?.score ?? 0)) continue;
      insert(top, this.foundAt(target, collection, score));
      if (top.length > narrow.limit) top.pop();
    }
    const found = [...tops.values()].flat().sort((a, b) => b.score - a.score);
    return { found, counts, near: this.near };
  }

  private foundAt(target: number, collection: Collection, score: number): Found {
    const { catalogue, marks } = this;
    const via = marks.via[target] as number;
    return {
      id: catalogue.targetIds[target] as string,
      collection,
      score,
      isExact: marks.exact[target] === 1,
      via:
        via < 0
          ? null
          : {
              id: catalogue.documentIds[via] as string,
              collection: COLLECTIONS[catalogue.kind.get(via)] as Collection,
            },
    };
  }
}

/** Puts one in its place in a list that has the highest score first; of equals the first stays first. */
function insert(top: Found[], one: Found): void {
  let at = top.length;
  while (at > 0 && (top[at - 1]?.score ?? 0) < one.score) at--;
  top.splice(at, 0, one);
}
