import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import { CONTRACT_KINDS, type ContractKind, contractKinds } from '#shared/domain/organizations/contract.ts';
import { type ContractInput, CURRENCY } from './contract-form.ts';

const KINDS = contractKinds.map((value) => ({ value, label: t(CONTRACT_KINDS[value].label) }));

/** What the number of hours means for each kind. */
const HOURS: Record<ContractKind, string> = {
  managed: t('Hours a month'),
  'block-hours': t('Hours in the block'),
  'time-and-material': t('Hours included'),
};

/** The parts of a contract; where there is none, only the question which kind it would be. */
export function ContractInputs(props: {
  value: ContractInput;
  onChange: (changes: Partial<ContractInput>) => void;
  /** Takes the keyboard when it appears. */
  hasFocus?: boolean;
  error?: ReactNode;
}): ReactNode {
  const { value, onChange } = props;
  const { kind } = value;
  return (
    <>
      <Select
        label={t('Contract')}
        data={KINDS}
        value={kind}
        onChange={(next) => onChange({ kind: next as ContractKind | null })}
        placeholder={t('No contract')}
        error={props.error}
        clearable
        autoFocus={props.hasFocus ?? false}
        openOnFocus={false}
      />
      {kind !== null && (
        <>
          {kind !== 'time-and-material' && (
            <TextInput
              label={HOURS[kind]}
              inputMode="decimal"
              value={value.hours}
              onChange={(event) => onChange({ hours: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t('Rate of an hour')}
            inputMode="decimal"
            value={value.rate}
            onChange={(event) => onChange({ rate: event.currentTarget.value })}
          />
          <TextInput
            label={t('Currency')}
            placeholder={CURRENCY}
            maxLength={3}
            autoComplete="off"
            spellCheck={false}
            value={value.currency}
            onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </>
      )}
    </>
  );
}
