import { Column } from './column.ts';
import { NAME } from './parts.ts';
import { BREAK, Segment } from './segment.ts';

const hasDigit = /\d/;
/** Shorter words are not forgiven a typing error. */
const SHORTEST_NEAR = 3;
/** Words are put together in lots: one at the end would keep everybody waiting. */
const LOT = 2000;

/** Makes a segment of words that come in sorted order, each followed by its postings. */
export class SegmentBuilder {
  private readonly lots: string[] = [];
  private lot: string[] = [];
  private readonly starts = new Column();
  private readonly firsts = new Column();
  private readonly names: number[] = [];
  private readonly postings: Uint32Array;
  private count = 0;
  private length = 1;
  private size = 0;
  private isName = false;

  /** `most`: how many postings there can be. */
  constructor(most: number) {
    this.postings = new Uint32Array(most);
  }

  /** One place that the next word stands in. */
  post(posting: number): void {
    this.postings[this.count++] = posting;
    if ((posting & 3) === NAME) this.isName = true;
  }

  /** The word that all places since the last one belong to; left out where there were none. */
  add(word: string): void {
    const first = this.size === 0 ? 0 : this.firsts.get(this.size);
    if (this.count === first) return;
    if (this.isName && canBeNear(word)) this.names.push(this.size);
    this.isName = false;
    this.starts.set(this.size, this.length);
    this.length += word.length + 1;
    this.size++;
    this.firsts.set(this.size, this.count);
    this.lot.push(word);
    if (this.lot.length === LOT) this.closeLot();
  }

  build(): Segment {
    this.closeLot();
    this.starts.set(this.size, this.length);
    this.firsts.set(0, 0);
    return new Segment(
      BREAK + this.lots.join(''),
      this.starts.at.subarray(0, this.size + 1),
      this.firsts.at.subarray(0, this.size + 1),
      this.count < this.postings.length * 0.9 ? this.postings.slice(0, this.count) : this.postings,
      Int32Array.from(this.names),
    );
  }

  private closeLot(): void {
    if (this.lot.length > 0) this.lots.push(this.lot.join(BREAK) + BREAK);
    this.lot = [];
  }
}

/** Whether a typing error in a word of a name is forgiven. */
export const canBeNear = (word: string): boolean => word.length >= SHORTEST_NEAR && !hasDigit.test(word);

/** The same words in one segment, without the postings of documents that are gone. Pauses after each `slice` words. */
export function* mergeSegments(
  segments: readonly Segment[],
  isAlive: (posting: number) => boolean,
  slice: number,
): Generator<void, Segment> {
  const heads = segments.map((segment) => ({ segment, at: 0, word: segment.size > 0 ? segment.word(0) : null }));
  const builder = new SegmentBuilder(segments.reduce((sum, one) => sum + one.postingCount, 0));
  for (let done = 1; ; done++) {
    let least: string | null = null;
    for (const { word } of heads) if (word !== null && (least === null || word < least)) least = word;
    if (least === null) return builder.build();
    for (const head of heads) {
      if (head.word !== least) continue;
      head.segment.eachPosting(head.at, (posting) => {
        if (isAlive(posting)) builder.post(posting);
      });
      head.at++;
      head.word = head.at < head.segment.size ? head.segment.word(head.at) : null;
    }
    builder.add(least);
    if (done % slice === 0) yield;
  }
}
