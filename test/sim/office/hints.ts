import type { Signal, SqlDatabase } from '#server/store/sql.ts';
import type { Random } from '#test/sim/world/random.ts';
import type { World } from '#test/sim/world/world.ts';

/** How many hints between processes never arrive, and how late the others do, ms (S14). */
const LOST = 0.3;
const LATE_MS = [1, 300] as const;

/** The ways of several processes to one database: what one tells, the others hear late, or not at all. */
export function sharedAmong(processes: number, database: SqlDatabase, world: World, random: Random): SqlDatabase[] {
  const listeners = Array.from({ length: processes }, (): ((signal: Signal) => void)[] => []);
  return listeners.map((own) => ({
    ...database,
    tell: (signal) => {
      for (const others of listeners) {
        if (others === own || random.chance(LOST)) continue;
        world.after(random.int(...LATE_MS), () => {
          for (const listener of others) listener(signal);
        });
      }
    },
    hear: (listener) => void own.push(listener),
  }));
}
