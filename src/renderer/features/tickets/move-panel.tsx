import { Radio, Select, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useKeptPanel } from '#renderer/parts/kept-panel.tsx';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import {
  HOLD_REASONS,
  type HoldReason,
  holdReasons,
  RESOLUTION_CODES,
  type ResolutionCode,
  resolutionCodes,
  STATE_LABEL,
  type StateValue,
} from '#shared/domain/tickets/lifecycle.ts';
import { type Move, movePanel } from './moves.ts';
import { PanelForm } from './panel-form.tsx';
import css from './ticket.module.css';

interface Props {
  ticket: Ticket;
  move: Move;
  /** Makes the move. `said` stands with it in the timeline, `toClient` is a note that the client reads. */
  onMove: (state: StateValue, said: string, toClient: string) => Promise<string | null>;
  onClose: () => void;
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What a move needs: why it waits, how it was resolved, or a reason. */
export function MovePanel(props: Props): ReactNode {
  switch (props.move.form) {
    case 'hold':
      return <HoldForm {...props} />;
    case 'resolve':
      return <ResolveForm {...props} />;
    default:
      return <ReasonForm {...props} />;
  }
}

/** What is typed for a move, kept until it is made. */
const useKeptMove = <T extends object>({ ticket, move }: Props, first: T) =>
  useKeptPanel({ collection: 'tickets', id: ticket.id }, movePanel(move.to), move.label.replace('…', ''), first);

/** Waiting for the caller asks them something: the note to the client goes in the same command. */
function HoldForm(props: Props): ReactNode {
  const { onMove, onClose, ticket } = props;
  const { value, set, drop, notice } = useKeptMove(props, { hold: ticket.state.hold, note: '' });
  const { hold, note } = value;
  const isAsking = hold === 'caller';
  const save = async (): Promise<string | null> => {
    if (hold === null) return t('Say what the ticket waits for.');
    if (isAsking && !note.trim()) return t('Write to the client what you wait for.');
    return onMove({ is: 'on-hold', hold, resolution: null }, '', note);
  };
  return (
    <PanelForm
      title={t('Hold the ticket')}
      verb={t('Hold')}
      onSave={save}
      onClose={onClose}
      onDrop={drop}
      draft={notice}
    >
      <Radio.Group aria-label={t('Waits for')} value={hold} onChange={(chosen) => set({ hold: chosen as HoldReason })}>
        <div className={css.holds}>
          {holdReasons.map((reason, index) => (
            <Radio
              key={reason}
              value={reason}
              label={sentence(t(HOLD_REASONS[reason]))}
              data-autofocus={index === 0 || undefined}
              autoFocus={index === 0}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={isAsking ? css.clientNote : undefined}>
        <Textarea
          label={
            isAsking
              ? t('Note to the client: what you need to know')
              : t('Note to the client, if there is something to say')
          }
          autosize
          minRows={2}
          value={note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </PanelForm>
  );
}

function ResolveForm(props: Props): ReactNode {
  const { onMove, onClose } = props;
  const first = { code: null as ResolutionCode | null, notes: '', toClient: '' };
  const { value, set, drop, notice } = useKeptMove(props, first);
  const { code, notes, toClient } = value;
  const save = async (): Promise<string | null> => {
    if (code === null) return t('Choose how it was resolved.');
    if (!notes.trim()) return t('Write what was done.');
    return onMove({ is: 'resolved', hold: null, resolution: { code, notes } }, notes, toClient);
  };
  return (
    <PanelForm
      title={t('Resolve the ticket')}
      verb={t('Resolve')}
      onSave={save}
      onClose={onClose}
      onDrop={drop}
      draft={notice}
    >
      <Select
        label={t('Resolution')}
        data={resolutionCodes.map((one) => ({ value: one, label: t(RESOLUTION_CODES[one]) }))}
        value={code}
        onChange={(chosen) => set({ code: chosen as ResolutionCode | null })}
        autoFocus
      />
      <Textarea
        label={t('What was done')}
        autosize
        minRows={2}
        value={notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
      <Textarea
        label={t('Note to the client, if there is something to say')}
        autosize
        minRows={1}
        value={toClient}
        onChange={(event) => set({ toClient: event.currentTarget.value })}
      />
    </PanelForm>
  );
}

function ReasonForm(props: Props): ReactNode {
  const { move, onMove, onClose } = props;
  const { value, set, drop, notice } = useKeptMove(props, { reason: '' });
  const { reason } = value;
  const verb = move.label.replace('…', '');
  const save = async (): Promise<string | null> => {
    if (!reason.trim()) return t('Say why: whoever reads this later will want to know.');
    return onMove({ is: move.to, hold: null, resolution: null }, reason, '');
  };
  return (
    <PanelForm
      title={t('Move to {value}', { value: t(STATE_LABEL[move.to]).toLowerCase() })}
      verb={verb}
      onSave={save}
      onClose={onClose}
      onDrop={drop}
      draft={notice}
    >
      <Textarea
        label={t('Reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        autoFocus
      />
    </PanelForm>
  );
}
