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

/** The figures that a run ends with. */
export function figures({ seeds, clients, steps, counts, failures, machineMs }: Figures): string {
  const of = (what: string): string => String(counts[what] ?? 0);
  const groups = (prefix: string): string =>
    Object.entries(counts)
      .filter(([what]) => what.startsWith(prefix))
      .sort(([, a], [, b]) => b - a)
      .map(([what, times]) => `${what.slice(prefix.length)} ${times}`)
      .join(', ');
  const conflicts = of('verdict applied-with-conflicts');
  return [
    '',
    `seeds ${seeds} (${clients} laptops, ${steps} steps), failed ${failures}`,
    `commands ${of('commands')}: applied ${of('verdict applied')}, with conflicts ${conflicts}, refused ${of('verdict refused')}`,
    `refused on site: ${groups('refused on site ')}`,
    `messages ${of('messages')}, crashes of laptops ${of('crashes')}, of the office ${of('step office-kill')}`,
    `faults: ${groups('fault ')}`,
    `steps: ${groups('step ')}`,
    `machine time ${(machineMs / 1000).toFixed(1)} s, ${((seeds * 60_000) / Math.max(1, machineMs)).toFixed(0)} seeds a minute`,
  ].join('\n');
}
