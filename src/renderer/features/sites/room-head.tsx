import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import coupled from '#renderer/parts/coupled.module.css';
import { CoupledForm } from '#renderer/parts/coupled-form.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { useSave } from '#renderer/parts/save.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Asset, Site } from '#shared/domain/records.ts';
import { roomObjection } from '#shared/domain/sites/rooms.ts';
import { MOST_MOVED, renameDrafts, roomsDraft } from './room-drafts.ts';
import { roomSearch } from './room-search.ts';
import css from './site.module.css';
import type { Room } from './use-rooms.ts';

/** What one can do with the room that is looked at: call it otherwise, take it out of the list. */
export function RoomHead(props: {
  site: Site;
  edit: RecordEdit;
  room: Room;
  /** What stands in it; all of it, or nothing can be moved along. */
  assets: readonly Asset[];
}): ReactNode {
  const { site, edit, room, assets } = props;
  const navigate = useNavigate();
  const save = useSave();
  const [panel, setPanel] = useState<'rename' | 'remove' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const close = (): void => setPanel(null);
  const look = (search: { room?: string }): void =>
    void navigate({ to: '/sites/$id', params: { id: site.id }, search, replace: true });

  const list = async (): Promise<void> => {
    const drafts = [roomsDraft(site, [...site.rooms, room.name])];
    setError(await save(edit.code, t('Room {room}', { room: room.name }), drafts, {}));
  };
  const rename = async (to: string): Promise<string | null> => {
    const others = site.rooms.filter((one) => one !== room.name);
    const objection = roomObjection(to, others);
    if (objection) return t(objection);
    if (to === room.name) return null;
    const drafts = renameDrafts(site, assets, room.name, to);
    const refused = await save(edit.code, t('Room {room}', { room: to }), drafts, {});
    if (refused === null) look({ room: roomSearch(to) });
    return refused;
  };
  const remove = async (): Promise<string | null> => {
    const others = site.rooms.filter((one) => one !== room.name);
    const drafts = [roomsDraft(site, others)];
    const refused = await save(edit.code, t('Room {room} removed,', { room: room.name }), drafts, {});
    if (refused === null && room.assets === 0) look({});
    return refused;
  };
  const canMove = assets.length === room.assets && room.assets <= MOST_MOVED;

  return (
    <>
      <div className={css.roomHead}>
        <h2>{room.name || t('No room said')}</h2>
        <span className={text.muted}>
          {[t('{count, plural, one {# asset} other {# assets}}', { count: room.assets }), ...room.racks].join(', ')}
        </span>
        {edit.canWrite && room.name && panel === null && (
          <span className={css.roomActions}>
            {!room.isListed && (
              <Button data-size="xs" onClick={() => void list()}>
                {t('Put in the list of rooms')}
              </Button>
            )}
            <Button data-size="xs" onClick={() => setPanel('rename')}>
              {t('Rename…')}
            </Button>
            {room.isListed && (
              <Button
                data-size="xs"
                onClick={() => (room.assets > 0 ? setPanel('remove') : void remove().then(setError))}
              >
                {room.assets > 0 ? t('Remove…') : t('Remove')}
              </Button>
            )}
          </span>
        )}
      </div>
      {error && (
        <p className={text.bad} role="alert">
          {error}
        </p>
      )}
      {panel === 'rename' && <Rename room={room} canMove={canMove} onRename={rename} onClose={close} />}
      {panel === 'remove' && (
        <CoupledForm label={t('Remove room')} verb={t('Remove room')} onSave={remove} onClose={close}>
          <p className={coupled.wide}>
            {t(
              '{count, plural, one {# asset stands} other {# assets stand}} in it. They keep the name of the room until somebody moves them; only the list of rooms gets shorter.',
              { count: room.assets },
            )}
          </p>
        </CoupledForm>
      )}
    </>
  );
}

function Rename(props: {
  room: Room;
  canMove: boolean;
  onRename: (to: string) => Promise<string | null>;
  onClose: () => void;
}): ReactNode {
  const { room, canMove } = props;
  const [name, setName] = useState(room.name);
  const save = async (): Promise<string | null> =>
    canMove
      ? props.onRename(name.trim())
      : t(
          'More than {most} assets stand in it, and they would have to move with it at once. Move some to another room first.',
          { most: MOST_MOVED },
        );
  return (
    <CoupledForm label={t('Rename room')} verb={t('Rename room')} onSave={save} onClose={props.onClose}>
      <TextInput
        className={coupled.wide ?? ''}
        label={t('Name of the room')}
        description={
          room.assets > 0
            ? t('{count, plural, one {The asset} other {The # assets}} in it move along.', { count: room.assets })
            : undefined
        }
        value={name}
        maxLength={80}
        autoFocus
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </CoupledForm>
  );
}
