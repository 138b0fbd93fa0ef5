import type { ReactNode } from 'react';
import { useKeptPanel } from '#renderer/parts/kept-panel.tsx';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import { PanelForm } from './panel-form.tsx';
import { PriorityChoice } from './priority-choice.tsx';

/** What the panel is called where its draft is kept. */
export const PRIORITY_PANEL = 'priority';

/** Another priority for a ticket. */
export function PriorityPanel(props: {
  ticket: Ticket;
  onSave: (value: PriorityValue) => Promise<string | null>;
  onClose: () => void;
}): ReactNode {
  const { ticket } = props;
  const { value, set, drop, notice } = useKeptPanel<PriorityValue>(
    { collection: 'tickets', id: ticket.id },
    PRIORITY_PANEL,
    t('Priority'),
    ticket.priority,
  );
  const save = async (): Promise<string | null> =>
    value.override !== null && !value.reason.trim()
      ? t('Say why the priority differs from the matrix.')
      : props.onSave(value);
  return (
    <PanelForm
      title={t('Priority')}
      verb={t('Save priority')}
      onSave={save}
      onClose={props.onClose}
      onDrop={drop}
      draft={notice}
    >
      <PriorityChoice value={value} onChange={set} hasFocus />
    </PanelForm>
  );
}
