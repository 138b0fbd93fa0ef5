import { z } from 'zod';

/** How a client's work is paid for (domain.md section 1). */
export const CONTRACT_KINDS = {
  managed: { label: 'Managed' },
  'block-hours': { label: 'Block hours' },
  'time-and-material': { label: 'Time and material' },
} as const;
export type ContractKind = keyof typeof CONTRACT_KINDS;
export const contractKinds = Object.keys(CONTRACT_KINDS) as [ContractKind, ...ContractKind[]];

/** One field, because its parts mean something only together (S16). */
export const contractSchema = z.object({
  kind: z.enum(contractKinds),
  /** Hours a month where managed, hours in the block where they are bought ahead; null where none are included. */
  hoursIncluded: z.number().min(0).nullable(),
  /** Of one hour, in `currency`; null where nobody said. */
  rate: z.number().min(0).nullable(),
  /** ISO 4217. */
  currency: z.string().length(3),
});
export type Contract = z.infer<typeof contractSchema>;

/** What speaks against a contract, in one sentence; null where it has what its kind needs. */
export function contractObjection(contract: Contract): string | null {
  if (!/^[A-Z]{3}$/.test(contract.currency)) return 'The currency is three capitals, such as EUR.';
  switch (contract.kind) {
    case 'managed':
      return null;
    case 'block-hours':
      return contract.hoursIncluded ? null : 'Block hours need the number of hours in the block.';
    case 'time-and-material':
      if (contract.rate === null) return 'Time and material needs the rate of an hour.';
      return contract.hoursIncluded === null ? null : 'Time and material includes no hours.';
  }
}
