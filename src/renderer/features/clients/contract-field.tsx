import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { contractText } from '#renderer/parts/client-words.ts';
import { CoupledForm } from '#renderer/parts/coupled-form.tsx';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { Contract } from '#shared/domain/organizations/contract.ts';
import { contractInput, readContract } from './contract-form.ts';
import { ContractInputs } from './contract-inputs.tsx';

/** How a client's work is paid for: one field, changed and saved as a whole (S16). */
export function ContractField({ contract, edit }: { contract: Contract | null; edit: RecordEdit }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const words = contract ? contractText(contract) : t('No contract');
  return (
    <>
      <StaticField
        label={t('Contract')}
        below={<FieldConflicts edit={edit} field="contract" />}
        mark={
          <>
            {edit.unsent.has('contract') && <SavedHere />}
            {edit.canWrite && !isOpen && (
              <ActionIcon
                size="var(--sb-target-s)"
                aria-label={t('Change contract')}
                title={t('Change contract')}
                onClick={() => setIsOpen(true)}
              >
                <IconPencil size={15} stroke={1.6} />
              </ActionIcon>
            )}
          </>
        }
      >
        <span title={words}>{words}</span>
      </StaticField>
      {isOpen && <ContractForm contract={contract} edit={edit} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function ContractForm(props: { contract: Contract | null; edit: RecordEdit; onClose: () => void }): ReactNode {
  const [input, setInput] = useState(contractInput(props.contract));
  const save = async (): Promise<string | null> => {
    const contract = readContract(input);
    return typeof contract === 'string' ? contract : props.edit.save('contract', contract);
  };
  return (
    <CoupledForm label={t('Change contract')} verb={t('Save contract')} onSave={save} onClose={props.onClose}>
      <ContractInputs value={input} onChange={(changes) => setInput({ ...input, ...changes })} hasFocus />
    </CoupledForm>
  );
}
