import { canBeNear, SegmentBuilder } from './build-segment.ts';
import { Column } from './column.ts';
import { NearWalk } from './near.ts';
import { NAME } from './parts.ts';
import type { Segment, Take, TakeWord, WordStore } from './segment.ts';

/** Words that still come in: unsorted, looked through from end to end, so kept small. */
export class OpenSegment implements WordStore {
  /** Where each word's first posting stands. */
  private readonly words = new Map<string, number>();
  /** All postings as they came; `next` is the place of the same word's next one, `last` that of its last, by its first. */
  private readonly postings = new Column();
  private readonly next = new Column();
  private readonly last = new Column();
  private count = 0;

  add(word: string, posting: number): void {
    const place = this.count++;
    this.postings.set(place, posting);
    const first = this.words.get(word);
    if (first === undefined) {
      this.words.set(word, place);
      this.last.set(place, place);
    } else {
      this.next.set(this.last.get(first), place);
      this.last.set(first, place);
    }
  }

  /** How many words it has. */
  get size(): number {
    return this.words.size;
  }

  /** The same, sorted and unchanging. Pauses after every `slice` words. */
  *freeze(slice: number): Generator<void, Segment> {
    // Sorted in lots by their first letter, with a pause between: all at once would keep everybody waiting.
    const lots = new Map<string, string[]>();
    for (const word of this.words.keys()) {
      const letter = word.charAt(0);
      const lot = lots.get(letter);
      if (lot) lot.push(word);
      else lots.set(letter, [word]);
    }
    const builder = new SegmentBuilder(this.count);
    let done = 0;
    for (const letter of [...lots.keys()].sort()) {
      for (const word of lots.get(letter)?.sort() ?? []) {
        this.each(this.words.get(word) ?? -1, (posting) => builder.post(posting));
        builder.add(word);
        if (++done % slice === 0) yield;
      }
      if (done % slice > slice / 4) yield;
    }
    return builder.build();
  }

  exact(form: string, take: Take): void {
    const first = this.words.get(form);
    if (first !== undefined) this.give(first, take);
  }

  prefix(form: string, take: Take): void {
    for (const [word, first] of this.words) {
      if (word.length > form.length && word.startsWith(form)) this.give(first, take);
    }
  }

  within(form: string, take: Take): void {
    for (const [word, first] of this.words) {
      if (word.indexOf(form, 1) > 0 && !word.startsWith(form)) this.give(first, take);
    }
  }

  near(form: string, edits: number, take: TakeWord): void {
    const walk = new NearWalk(form, edits);
    for (const [word, first] of this.words) {
      if (Math.abs(word.length - form.length) > edits || !canBeNear(word) || !this.isName(first)) continue;
      if (edits > 1 && word.charAt(0) !== form.charAt(0)) continue;
      if (walk.measure(word) > 0) this.give(first, (postings, from, to) => take(postings, from, to, word));
    }
  }

  countOf(form: string): number {
    let count = 0;
    this.each(this.words.get(form) ?? -1, () => count++);
    return count;
  }

  private each(first: number, work: (posting: number) => void): void {
    for (let place = first; place >= 0; place = this.next.get(place)) work(this.postings.get(place));
  }

  private give(first: number, take: Take): void {
    const postings: number[] = [];
    this.each(first, (posting) => postings.push(posting));
    take(postings, 0, postings.length);
  }

  private isName(first: number): boolean {
    for (let place = first; place >= 0; place = this.next.get(place)) {
      if ((this.postings.get(place) & 3) === NAME) return true;
    }
    return false;
  }
}
