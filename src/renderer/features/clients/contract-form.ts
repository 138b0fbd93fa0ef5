import { t } from '#renderer/words/t.ts';
import { type Contract, type ContractKind, contractObjection } from '#shared/domain/organizations/contract.ts';

/** A contract as it is typed. */
export interface ContractInput {
  kind: ContractKind | null;
  hours: string;
  rate: string;
  currency: string;
}

export const contractInput = (contract: Contract | null): ContractInput => ({
  kind: contract?.kind ?? null,
  hours: contract?.hoursIncluded == null ? '' : String(contract.hoursIncluded),
  rate: contract?.rate == null ? '' : String(contract.rate),
  currency: contract?.currency ?? '',
});

/** The currency where nobody typed one. */
export const CURRENCY = 'EUR';

/** Reads a number as it is written in either half of Europe; null where nothing stands, undefined where it is none. */
const readNumber = (text: string): number | null | undefined => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : undefined;
};

/** The contract that was typed, null where there is none; or, as a text, what speaks against it. */
export function readContract(input: ContractInput): Contract | null | string {
  if (input.kind === null) return null;
  const [hours, rate] = [readNumber(input.hours), readNumber(input.rate)];
  if (hours === undefined) return t('The hours are a number, or nothing.');
  if (rate === undefined) return t('The rate is a number, or nothing.');
  const contract: Contract = {
    kind: input.kind,
    // Hours that were typed for another kind of contract are not in the way of this one.
    hoursIncluded: input.kind === 'time-and-material' ? null : hours,
    rate,
    currency: input.currency.trim().toUpperCase() || CURRENCY,
  };
  const objection = contractObjection(contract);
  return objection === null ? contract : t(objection);
}
