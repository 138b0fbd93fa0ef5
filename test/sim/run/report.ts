/** Adds the counts of one run to those of all. */
export function total(all: Record<string, number>, one: Readonly<Record<string, number>>): void {
  for (const [what, times] of Object.entries(one)) all[what] = (all[what] ?? 0) + times;
}

interface Figures {
  seeds: number;
  clients: number;
  steps: number;
  counts: Readonly<Record<string, number>>;
  failures: number;
  machineMs: number;
}

/** Characters in a line of the table, at most. */
const WIDTH = 120;

/** Names in the first column, what belongs to each in the second, over as many lines as it takes. */
function table(rows: readonly (readonly [name: string, parts: readonly string[]])[]): string[] {
  const first = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, parts]) => {
    const lines = [''];
    for (const [index, part] of parts.entries()) {
      const text = index < parts.length - 1 ? `${part}, ` : part;
      const line = lines.at(-1) ?? '';
      if (line !== '' && first + line.length + text.length > WIDTH) lines.push(text);
      else lines[lines.length - 1] = line + text;
    }
    return lines.map((line, index) => (index === 0 ? name : '').padEnd(first) + line.trimEnd());
  });
}

/** The table that a run ends with. */
export function figures({ seeds, clients, steps, counts, failures, machineMs }: Figures): string {
  const of = (what: string): string => String(counts[what] ?? 0);
  const groups = (prefix: string): string[] =>
    Object.entries(counts)
      .filter(([what]) => what.startsWith(prefix))
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([what, times]) => `${what.slice(prefix.length)} ${times}`);
  const seconds = (machineMs / 1000).toFixed(1);
  const pace = ((seeds * 60_000) / Math.max(1, machineMs)).toFixed(0);
  const rows: [string, string[]][] = [
    ['Seeds', [`${seeds} of ${steps} steps`, `${clients} laptops each`]],
    ['Commands', [of('commands'), `applied ${of('verdict applied')}`]],
    ['Conflicts', [of('verdict applied-with-conflicts')]],
    ['Refusals', [`at the office ${of('verdict refused')}`, ...groups('refused on site ').map((one) => `here ${one}`)]],
    ['Messages', [of('messages')]],
    ['Faults', groups('fault ')],
    ['Crashes', [`of laptops ${of('crashes')}`, `of the office ${of('step office-kill')}`]],
    ['Restores', [of('step restore')]],
    ['Steps', groups('step ')],
    ['Failures', [String(failures)]],
    ['Machine time', [`${seconds} s`, `${pace} seeds a minute`]],
  ];
  return ['', ...table(rows)].join('\n');
}
