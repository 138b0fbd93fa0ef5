import { type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import { PanelForm } from './panel-form.tsx';
import { PriorityChoice } from './priority-choice.tsx';

/** Another priority for a ticket. */
export function PriorityPanel(props: {
  ticket: Ticket;
  onSave: (value: PriorityValue) => Promise<string | null>;
  onClose: () => void;
}): ReactNode {
  const [value, setValue] = useState<PriorityValue>(props.ticket.priority);
  const save = async (): Promise<string | null> =>
    value.override !== null && !value.reason.trim()
      ? t('Say why the priority differs from the matrix.')
      : props.onSave(value);
  return (
    <PanelForm title={t('Priority')} verb={t('Save priority')} onSave={save} onClose={props.onClose}>
      <PriorityChoice value={value} onChange={setValue} hasFocus />
    </PanelForm>
  );
}
