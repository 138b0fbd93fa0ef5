import { Radio, Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
    if (hold === null) return 'Say what the ticket waits for.';
    if (isAsking && !note.trim()) return 'Write to the client what you wait for.';
    return onMove({ is: 'on-hold', hold, resolution: null }, '', note);
  };
  return (
    <PanelForm title="Hold the ticket" verb="Hold" onSave={save} onClose={onClose}>
      <Radio.Group aria-label="Waits for" value={hold} onChange={(value) => setHold(value as HoldReason)}>
        <div className={css.holds}>
          {holdReasons.map((reason, index) => (
            <Radio
              key={reason}
              value={reason}
              label={sentence(HOLD_REASONS[reason])}
              data-autofocus={index === 0 || undefined}
              autoFocus={index === 0}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={isAsking ? css.clientNote : undefined}>
        <Textarea
          label={
            isAsking ? 'Note to the client: what you need to know' : 'Note to the client, if there is something to say'
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
    if (code === null) return 'Choose how it was resolved.';
    if (!notes.trim()) return 'Write what was done.';
    return onMove({ is: 'resolved', hold: null, resolution: { code, notes: notes.trim() } }, notes, toClient);
  };
  return (
    <PanelForm title="Resolve the ticket" verb="Resolve" onSave={save} onClose={onClose}>
      <Select
        label="Resolution"
        data={resolutionCodes.map((value) => ({ value, label: RESOLUTION_CODES[value] }))}
        value={code}
        onChange={(value) => setCode(value as ResolutionCode | null)}
        autoFocus
      />
      <Textarea
        label="What was done"
        autosize
        minRows={2}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      <Textarea
        label="Note to the client, if there is something to say"
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
    if (!reason.trim()) return 'Say why: whoever reads this later will want to know.';
    return onMove({ is: move.to, hold: null, resolution: null }, reason, '');
  };
  return (
    <PanelForm title={`Move to ${STATE_LABEL[move.to].toLowerCase()}`} verb={verb} onSave={save} onClose={onClose}>
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autoFocus
      />
    </PanelForm>
  );
}
