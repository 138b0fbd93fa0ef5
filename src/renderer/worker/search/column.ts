/** Whole numbers by index, as many as come; -1 where none was set. `at` is for reading in bulk: it moves when it grows. */
export class Column {
  at = new Int32Array(1024).fill(-1);

  get(index: number): number {
    return this.at[index] ?? -1;
  }

  set(index: number, value: number): void {
    if (index >= this.at.length) {
      const larger = new Int32Array(Math.max(index + 1, this.at.length * 2)).fill(-1);
      larger.set(this.at);
      this.at = larger;
    }
    this.at[index] = value;
  }
}
