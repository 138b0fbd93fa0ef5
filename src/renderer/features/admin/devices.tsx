import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type DeviceAction, type UserDevice, useDevices } from '#renderer/data/devices.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { Badge, Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';
import { AskPanel } from './ask-panel.tsx';

/** The laptops of a person, for an administrator; one's own where `person` is null. `reload` asks again when it changes. */
export function Devices({ person, reload }: { person: string | null; reload: string }): ReactNode {
  const { devices, failure, load, act } = useDevices(person, reload);
  return (
    <Section title={t('Devices')} count={devices?.length}>
      {failure && (
        <p className={text.second} role="status">
          {devices
            ? t('The office does not answer now: this is how they were.')
            : t('The office does not answer now, and devices are kept there.')}{' '}
          <Button size="xs" onClick={() => void load()}>
            {t('Try again')}
          </Button>
        </p>
      )}
      {devices?.length === 0 && <p className={text.second}>{t('No laptop signed in yet.')}</p>}
      <ul className={css.devices}>
        {devices?.map((device) => (
          <DeviceRow key={device.id} device={device} act={(action) => act(device.id, action)} />
        ))}
      </ul>
    </Section>
  );
}

type Act = (action: DeviceAction) => Promise<string | null>;

function DeviceRow(props: {
  device: UserDevice;
  act: (action: DeviceAction) => ReturnType<ReturnType<typeof useDevices>['act']>;
}): ReactNode {
  const { device } = props;
  const { name, code } = device;
  const [asks, setAsks] = useState<DeviceAction['does'] | null>(null);
  const show = useNotices((state) => state.show);
  const close = (): void => setAsks(null);
  const act: Act = async (action) => {
    const failure = await props.act(action);
    if (failure) return failure.message;
    const done = { rename: t('renamed'), 'sign-out': t('signed out'), revoke: t('revoked') }[action.does];
    show({ tone: 'ok', text: t('{name} {code}: {done} at the office', { name, code, done }), undo: null });
    return null;
  };
  return (
    <li className={css.device} aria-label={`${name} ${code}`}>
      <div className={css.deviceRow}>
        <div>
          <div className={css.deviceName}>
            <b>{name}</b>
            <Code>{code}</Code>
            <DeviceState device={device} />
          </div>
          <p className={`${text.small} ${text.muted}`}>
            {t('First sign-in {first}, last contact {last}', {
              first: timesIn(null).moment(device.createdAt),
              last: timesIn(null).moment(device.lastContact),
            })}
          </p>
        </div>
        {device.revokedAt === null && (
          <div className={text.row}>
            <Button size="xs" variant="subtle" aria-expanded={asks === 'rename'} onClick={() => setAsks('rename')}>
              {t('Rename…')}
            </Button>
            {!device.isThis && (
              <>
                {device.isSignedIn && (
                  <Button size="xs" aria-expanded={asks === 'sign-out'} onClick={() => setAsks('sign-out')}>
                    {t('Sign out there…')}
                  </Button>
                )}
                <Button size="xs" data-tone="bad" aria-expanded={asks === 'revoke'} onClick={() => setAsks('revoke')}>
                  {t('Revoke…')}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      {asks === 'rename' && <RenamePanel key="rename" name={name} act={act} onClose={close} />}
      {asks === 'sign-out' && (
        <AskPanel
          key="sign-out"
          title={t('Sign out on {name}', { name })}
          verb={t('Sign out there')}
          onDo={() => act({ does: 'sign-out' })}
          onClose={close}
        >
          <p>
            {t(
              'The session there ends at once. Work that is saved there is kept and goes after the next sign-in on it, with the password.',
            )}
          </p>
        </AskPanel>
      )}
      {asks === 'revoke' && (
        <AskPanel
          key="revoke"
          title={t('Revoke {name} for ever', { name })}
          verb={t('Revoke for ever')}
          isGrave
          onDo={() => act({ does: 'revoke' })}
          onClose={close}
        >
          <p>
            {t(
              'For a laptop that was lost or stolen. It never signs in again, also with the right password, and this cannot be taken back. Work on it that is not at the office yet can never be sent from it. What is on its disk is not erased: if somebody may know the password, change that too.',
            )}
          </p>
        </AskPanel>
      )}
    </li>
  );
}

function DeviceState({ device }: { device: UserDevice }): ReactNode {
  if (device.isThis) return <Badge tone="accent">{t('This laptop')}</Badge>;
  if (device.revokedAt !== null) {
    return <Badge>{t('Revoked {time}', { time: timesIn(null).moment(device.revokedAt) })}</Badge>;
  }
  return device.isSignedIn ? <Badge tone="ok">{t('Signed in')}</Badge> : <Badge>{t('Signed out')}</Badge>;
}

function RenamePanel({ name, act, onClose }: { name: string; act: Act; onClose: () => void }): ReactNode {
  const [typed, setTyped] = useState(name);
  const rename = async (): Promise<string | null> =>
    typed.trim() ? act({ does: 'rename', name: typed.trim() }) : t('Give it a name.');
  return (
    <AskPanel title={t('Rename {name}', { name })} verb={t('Rename')} onDo={rename} onClose={onClose}>
      <TextInput
        label={t('Name of the device')}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </AskPanel>
  );
}
