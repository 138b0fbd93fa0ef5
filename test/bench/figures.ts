/** One thing measured in several rounds. */
export interface Figure {
  what: string;
  unit: string;
  /** One a round. */
  rounds: number[];
  median: number;
  /** Times the baseline's median, where there is one: more than 1 is slower, or fewer a second. */
  ratio: number | null;
}

export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Rounds as a figure; `than`: the rounds of what it is compared with. */
export function figure(what: string, unit: string, rounds: number[], than?: readonly number[]): Figure {
  const middle = median(rounds);
  return { what, unit, rounds, median: middle, ratio: than ? middle / median(than) : null };
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const short = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);

/** The figures as a table of Markdown. */
export function table(title: string, figures: readonly Figure[]): string {
  const lines = figures.map(
    ({ what, unit, median, ratio, rounds }) =>
      `| ${what} | ${short(median)} ${unit} | ${ratio === null ? '' : ratio.toFixed(2)} | ${rounds.map(short).join(', ')} |`,
  );
  return [`### ${title}`, '', '| | median | ratio | rounds |', '|---|---|---|---|', ...lines, ''].join('\n');
}
