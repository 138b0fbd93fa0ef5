/** What a search notes of each record while it reads. Kept from one search to the next: only what was touched is wiped. */
export class Marks {
  /** Which terms it says, as bits; and which a form for several terms says. */
  terms = new Int32Array(0);
  joined = new Int32Array(0);
  total = new Float32Array(0);
  /** The best of what is read just now. */
  best = new Float32Array(0);
  /** The document beside the record's own that says most, and how much. */
  via = new Int32Array(0);
  viaWorth = new Float32Array(0);
  exact = new Uint8Array(0);
  touched: number[] = [];

  /** Makes room for so many records, with nothing noted of any. */
  begin(size: number): void {
    if (size > this.terms.length) {
      const room = Math.ceil(size * 1.25);
      this.terms = new Int32Array(room);
      this.joined = new Int32Array(room);
      this.total = new Float32Array(room);
      this.best = new Float32Array(room);
      this.via = new Int32Array(room).fill(-1);
      this.viaWorth = new Float32Array(room);
      this.exact = new Uint8Array(room);
    } else {
      for (const target of this.touched) {
        this.terms[target] = 0;
        this.joined[target] = 0;
        this.total[target] = 0;
        this.via[target] = -1;
        this.viaWorth[target] = 0;
        this.exact[target] = 0;
      }
    }
    this.touched = [];
  }
}
