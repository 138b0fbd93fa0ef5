import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { useSave } from '#renderer/parts/save.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Site } from '#shared/domain/records.ts';
import { roomObjection } from '#shared/domain/sites/rooms.ts';
import { roomsDraft } from './room-drafts.ts';
import { roomSearch } from './room-search.ts';
import css from './site.module.css';
import type { Room } from './use-rooms.ts';

/** The rooms of a site; a click shows what stands in one. */
export function Rooms(props: { site: Site; edit: RecordEdit; rooms: readonly Room[]; total: number }): ReactNode {
  const { site, edit, rooms, total } = props;
  const to = {
    to: '/sites/$id',
    params: { id: site.id },
    // The address of a room holds that of the whole site: only the very one is the page one is on.
    activeOptions: { exact: true, includeSearch: true },
  } as const;
  return (
    <section className={css.block} aria-label={t('Rooms')}>
      <h2>
        {t('Rooms')}
        {edit.unsent.has('rooms') && <SavedHere />}
      </h2>
      <ul className={css.rooms}>
        <li>
          <Link {...to} search={{}} replace>
            <b>{t('All of it')}</b>
            <Count assets={total} />
          </Link>
        </li>
        {rooms.map((room) => (
          <li key={room.name}>
            <Link {...to} search={{ room: roomSearch(room.name) }} replace>
              <b className={room.name ? '' : text.muted}>{room.name || t('No room said')}</b>
              {room.name && !room.isListed && <small>{t('not in the list')}</small>}
              <Count assets={room.assets} />
            </Link>
          </li>
        ))}
      </ul>
      {edit.canWrite && <NewRoom site={site} edit={edit} />}
    </section>
  );
}

/** How many assets stand in a room: a number, and for a screen reader what of. */
const Count = ({ assets }: { assets: number }): ReactNode => (
  <span>
    <span aria-hidden>{assets}</span>
    <VisuallyHidden>{t('{count, plural, one {# asset} other {# assets}}', { count: assets })}</VisuallyHidden>
  </span>
);

function NewRoom({ site, edit }: { site: Site; edit: RecordEdit }): ReactNode {
  const save = useSave();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const leave = (): void => {
    setIsOpen(false);
    setName('');
    setError(null);
  };
  const add = async (): Promise<void> => {
    const objection = roomObjection(name, site.rooms);
    if (objection) return setError(t(objection));
    const drafts = [roomsDraft(site, [...site.rooms, name.trim()])];
    const refused = await save(edit.code, t('Room {room}', { room: name.trim() }), drafts, {});
    setError(refused);
    // The next room is likely to follow: the field stays open.
    if (refused === null) setName('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape') leave();
  };
  if (!isOpen) {
    return (
      <Button variant="subtle" data-size="xs" leftSection={<IconPlus size={14} />} onClick={() => setIsOpen(true)}>
        {t('New room')}
      </Button>
    );
  }
  return (
    <div className={css.newRoom}>
      <TextInput
        aria-label={t('Name of the new room')}
        placeholder={t('B1 Comms room, then Enter')}
        value={name}
        maxLength={80}
        autoFocus
        autoComplete="off"
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => name.trim() === '' && leave()}
      />
    </div>
  );
}
