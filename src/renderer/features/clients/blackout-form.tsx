import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import coupled from '#renderer/parts/coupled.module.css';
import { CoupledForm } from '#renderer/parts/coupled-form.tsx';
import { readMoment, wallText, zoneText } from '#renderer/parts/zones.ts';
import { t } from '#renderer/words/t.ts';
import { type Blackout, blackoutObjection } from '#shared/domain/organizations/blackouts.ts';
import { saidZone } from './blackout-words.ts';

/** A window as it is typed: days and times on the wall of the client's zone. */
export function BlackoutForm(props: {
  /** The one that is changed; null for a new one. */
  window: Blackout | null;
  timeZone: string;
  onSave: (window: Blackout) => Promise<string | null>;
  onClose: () => void;
}): ReactNode {
  const { window } = props;
  const zone = saidZone(props.timeZone) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [from, setFrom] = useState(window ? wallText(zone, window.from) : '');
  const [to, setTo] = useState(window ? wallText(zone, window.to) : '');
  const [reason, setReason] = useState(window?.reason ?? '');
  const save = async (): Promise<string | null> => {
    const read = { from: readMoment(from, zone), to: readMoment(to, zone, true) };
    if (read.from === null || read.to === null) {
      return t('Write day and time as 24 Nov 2026 15:00, or the day alone for the whole of it.');
    }
    const next = { from: read.from, to: read.to, reason: reason.trim() };
    const objection = blackoutObjection(next);
    return objection === null ? props.onSave(next) : t(objection);
  };
  return (
    <CoupledForm
      label={window ? t('Change window') : t('New window')}
      verb={t('Save window')}
      onSave={save}
      onClose={props.onClose}
    >
      <TextInput
        label={t('From')}
        description={t('In {zone}', { zone: zoneText(zone) })}
        placeholder={t('24 Nov 2026 15:00')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        autoComplete="off"
        autoFocus
      />
      <TextInput
        label={t('To')}
        description={t('A day alone is all of it')}
        placeholder={t('27 Nov 2026')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        autoComplete="off"
      />
      <TextInput
        className={coupled.wide ?? ''}
        label={t('Reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CoupledForm>
  );
}
