import type { LaptopBends } from '#test/sim/laptop/sim-laptop.ts';
import type { OfficeBends } from '#test/sim/office/sim-office.ts';

/** What happens in a run besides the passing of time, and how often each is drawn. */
export const ACTIONS = {
  edit: 40,
  create: 9,
  several: 6,
  burst: 6,
  remove: 5,
  settle: 8,
  'settle-twice': 3,
  move: 3,
  'office-edit': 5,
  reapply: 2,
  dismiss: 2,
  'take-back': 3,
  poison: 2,
  rush: 2,
  overtaken: 3,
  wait: 8,
  ask: 3,
  'network-lost': 1,
  'cut-up': 2,
  'cut-down': 2,
  'cut-both': 3,
  mend: 7,
  foul: 5,
  fair: 2,
  crash: 3,
  'crash-soon': 5,
  'crash-settling': 3,
  start: 9,
  'office-kill': 1.5,
  'office-start': 5,
  'clock-jump': 2,
  'office-clock': 0.3,
  grant: 4,
  roles: 2,
  'take-along': 2,
  disable: 0.5,
  'sign-out': 0.7,
  'sign-in': 5,
  replace: 0.6,
  lose: 0.2,
} as const;
export type ActionKind = keyof typeof ACTIONS;

/** One step of a run. All that it draws follows from its own seed, so that others can be left out. */
export interface Step {
  kind: ActionKind;
  /** Which laptop, by its place. */
  laptop: number;
  seed: number;
}

export interface RunOptions {
  seed: number;
  clients: number;
  steps: readonly Step[];
  /** Altered parts, where something is planted. */
  bends?: { office?: OfficeBends; laptop?: LaptopBends };
  tellsStory?: boolean;
}

/** How a run went. */
export interface RunResult {
  seed: number;
  violations: import('#test/sim/oracle/ledger.ts').Violation[];
  /** The same for two runs of a seed. */
  trace: number;
  counts: Record<string, number>;
  story: string[] | null;
}
