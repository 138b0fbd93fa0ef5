/**
 * How many letters differ between two words (optimal string alignment: a letter too many, too few, another, or two
 * swapped), row by row, so that words which begin alike share their beginning's rows.
 */
export class NearWalk {
  private readonly rows: Uint8Array[];
  private before = '';
  /** Rows of `before` that hold. */
  private known = 0;

  constructor(
    private readonly form: string,
    private readonly edits: number,
  ) {
    const first = new Uint8Array(form.length + 1);
    for (let j = 0; j <= form.length; j++) first[j] = j;
    this.rows = [first];
  }

  /**
   * Whether a word is near: its distance, or -1 minus the length of the beginning after which no word can be near
   * any more (-1: only this one is not). Words have to come in sorted order to share their beginnings.
   */
  measure(word: string): number {
    const { form, edits, before } = this;
    let depth = 0;
    const shared = Math.min(this.known, before.length, word.length);
    while (depth < shared && before.charCodeAt(depth) === word.charCodeAt(depth)) depth++;
    this.before = word;
    for (; depth < word.length; depth++) {
      if (this.step(word, depth) > edits) {
        this.known = depth;
        return -2 - depth;
      }
    }
    this.known = word.length;
    const distance = this.rows[word.length]?.[form.length] ?? 255;
    return distance <= edits ? distance : -1;
  }

  /** Works the row below `depth` out and gives its smallest value. */
  private step(word: string, depth: number): number {
    const { form, rows } = this;
    const above = rows[depth] as Uint8Array;
    const twoAbove = depth > 0 ? (rows[depth - 1] as Uint8Array) : null;
    let row = rows[depth + 1];
    if (!row) {
      row = new Uint8Array(form.length + 1);
      rows[depth + 1] = row;
    }
    const letter = word.charCodeAt(depth);
    row[0] = depth + 1;
    let least = depth + 1;
    for (let j = 1; j <= form.length; j++) {
      const other = form.charCodeAt(j - 1);
      let value = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (letter === other ? 0 : 1),
      );
      const isSwap =
        twoAbove !== null && j > 1 && letter === form.charCodeAt(j - 2) && word.charCodeAt(depth - 1) === other;
      if (isSwap) value = Math.min(value, (twoAbove[j - 2] as number) + 1);
      row[j] = value;
      if (value < least) least = value;
    }
    return least;
  }
}
