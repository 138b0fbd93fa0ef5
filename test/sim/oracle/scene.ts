import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import type { Ledger } from './ledger.ts';
import type { OfficeState } from './office-state.ts';

/** What the oracle looks at once everything is healed and has come to rest. */
export interface Scene {
  office: OfficeState;
  laptops: readonly SimLaptop[];
  ledger: Ledger;
  hasOfficeClockJumped: boolean;
}
