import { Radio, Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
import type { Move } from './moves.ts';
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

/** Waiting for the caller asks them something: the note to the client goes in the same command. */
function HoldForm({ onMove, onClose, ticket }: Props): ReactNode {
  const [hold, setHold] = useState<HoldReason | null>(ticket.state.hold);
  const [note, setNote] = useState('');
  const isAsking = hold === 'caller';
  const save = async (): Promise<string | null> => {
    if (hold === null) return t('Say what the ticket waits for.');
    if (isAsking && !note.trim()) return t('Write to the client what you wait for.');
    return onMove({ is: 'on-hold', hold, resolution: null }, '', note);
  };
  return (
    <PanelForm title={t('Hold the ticket')} verb={t('Hold')} onSave={save} onClose={onClose}>
      <Radio.Group aria-label={t('Waits for')} value={hold} onChange={(value) => setHold(value as HoldReason)}>
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
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </PanelForm>
  );
}

function ResolveForm({ onMove, onClose }: Props): ReactNode {
  const [code, setCode] = useState<ResolutionCode | null>(null);
  const [notes, setNotes] = useState('');
  const [toClient, setToClient] = useState('');
  const save = async (): Promise<string | null> => {
    if (code === null) return t('Choose how it was resolved.');
    if (!notes.trim()) return t('Write what was done.');
    return onMove({ is: 'resolved', hold: null, resolution: { code, notes: notes.trim() } }, notes, toClient);
  };
  return (
    <PanelForm title={t('Resolve the ticket')} verb={t('Resolve')} onSave={save} onClose={onClose}>
      <Select
        label={t('Resolution')}
        data={resolutionCodes.map((value) => ({ value, label: t(RESOLUTION_CODES[value]) }))}
        value={code}
        onChange={(value) => setCode(value as ResolutionCode | null)}
        autoFocus
      />
      <Textarea
        label={t('What was done')}
        autosize
        minRows={2}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      <Textarea
        label={t('Note to the client, if there is something to say')}
        autosize
        minRows={1}
        value={toClient}
        onChange={(event) => setToClient(event.currentTarget.value)}
      />
    </PanelForm>
  );
}

function ReasonForm({ move, onMove, onClose }: Props): ReactNode {
  const [reason, setReason] = useState('');
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
    >
      <Textarea
        label={t('Reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autoFocus
      />
    </PanelForm>
  );
}
