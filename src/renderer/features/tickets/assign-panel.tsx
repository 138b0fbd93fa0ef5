import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { PanelForm } from './panel-form.tsx';

/** Gives a ticket to one of the office's technicians, or to nobody. Those who left get no more work. */
export function AssignPanel(props: {
  ticket: Ticket;
  onSave: (assigneeId: string | null) => Promise<string | null>;
  onClose: () => void;
}): ReactNode {
  const names = useDirectory();
  const [assigneeId, setAssigneeId] = useState(props.ticket.assigneeId);
  const options = names.technicians
    .filter((one) => one.isActive || one.id === props.ticket.assigneeId)
    .map((one) => ({ value: one.id, label: one.name }));
  return (
    <PanelForm
      title={t('Assign the ticket')}
      verb={t('Assign')}
      onSave={() => props.onSave(assigneeId)}
      onClose={props.onClose}
    >
      <Select
        label={t('Technician')}
        placeholder={t('Nobody')}
        data={options}
        value={assigneeId}
        onChange={setAssigneeId}
        searchable
        clearable
        autoFocus
      />
    </PanelForm>
  );
}
