import { NearWalk } from './near.ts';

/** A posting is a document's number and what the word is in it: `document * 4 + weight`. */
export type Take = (postings: ArrayLike<number>, from: number, to: number) => void;
export type TakeWord = (postings: ArrayLike<number>, from: number, to: number, word: string) => void;

/** Where words are looked up. */
export interface WordStore {
  exact(form: string, take: Take): void;
  /** Words that begin with the form and are longer. */
  prefix(form: string, take: Take): void;
  /** Words that hold the form further in than at their beginning. */
  within(form: string, take: Take): void;
  /** Words of names that differ by at least one letter and at most `edits`. */
  near(form: string, edits: number, take: TakeWord): void;
  /** About how many postings begin with the form. */
  countOf(form: string): number;
}

export const BREAK = '\n';

/** Words and the documents they stand in, sorted and unchanging, held in few large pieces of memory. */
export class Segment implements WordStore {
  constructor(
    /** All words, each with a line break before it, and one at the end. */
    private readonly text: string,
    /** Where each word begins in the text; one more for the end. */
    private readonly starts: Int32Array,
    /** Where the postings of each word begin; one more for the end. */
    private readonly firsts: Int32Array,
    private readonly postings: Uint32Array,
    /** Which words stand in names: the only ones where a typing error is forgiven. */
    private readonly names: Int32Array,
  ) {}

  /** How many words it has. */
  get size(): number {
    return this.starts.length - 1;
  }

  get postingCount(): number {
    return this.postings.length;
  }

  word(index: number): string {
    return this.text.slice(this.starts[index] as number, (this.starts[index + 1] as number) - 1);
  }

  eachPosting(index: number, work: (posting: number) => void): void {
    const end = this.firsts[index + 1] as number;
    for (let at = this.firsts[index] as number; at < end; at++) work(this.postings[at] as number);
  }

  exact(form: string, take: Take): void {
    const at = this.lowerBound(form);
    if (at < this.size && this.word(at) === form) this.give(at, take);
  }

  prefix(form: string, take: Take): void {
    for (let n = this.lowerBound(form); n < this.size; n++) {
      const start = this.starts[n] as number;
      if (!this.text.startsWith(form, start)) return;
      if ((this.starts[n + 1] as number) - start - 1 > form.length) this.give(n, take);
    }
  }

  within(form: string, take: Take): void {
    let at = this.text.indexOf(form);
    while (at >= 0) {
      const index = this.indexAt(at);
      if (at > (this.starts[index] as number)) this.give(index, take);
      at = this.text.indexOf(form, this.starts[index + 1] as number);
    }
  }

  near(form: string, edits: number, take: TakeWord): void {
    const walk = new NearWalk(form, edits);
    const { names } = this;
    // With two errors nearly every beginning is possible: the first letter has to be right then.
    const letter = edits > 1 ? form.charAt(0) : '';
    for (let n = letter ? this.firstName(letter) : 0; n < names.length; ) {
      const index = names[n] as number;
      const word = this.word(index);
      if (!word.startsWith(letter)) return;
      const distance = walk.measure(word);
      if (distance > 0) this.give(index, (postings, from, to) => take(postings, from, to, word));
      n = distance < -1 ? this.nameAfter(n, word.slice(0, -1 - distance)) : n + 1;
    }
  }

  countOf(form: string): number {
    const from = this.firsts[this.lowerBound(form)] as number;
    return (this.firsts[this.lowerBound(`${form}\uffff`)] as number) - from;
  }

  private give(index: number, take: Take): void {
    take(this.postings, this.firsts[index] as number, this.firsts[index + 1] as number);
  }

  /** The first word that is not before the form. */
  private lowerBound(form: string): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.word(middle) < form) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The word that a place of the text belongs to. */
  private indexAt(place: number): number {
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] as number) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first name that begins with this letter or a later one. */
  private firstName(letter: string): number {
    let low = 0;
    let high = this.names.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.word(this.names[middle] as number) < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The next of the names after `n` that does not begin like this; the near ones are found by small steps first. */
  private nameAfter(n: number, beginning: string): number {
    let step = 1;
    let low = n + 1;
    while (low + step < this.names.length && this.startsWith(low + step, beginning)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.names.length, low + step + 1);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.startsWith(middle, beginning)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private startsWith(n: number, beginning: string): boolean {
    return this.text.startsWith(beginning, this.starts[this.names[n] as number] as number);
  }
}
