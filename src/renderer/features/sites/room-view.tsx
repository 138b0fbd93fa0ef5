import { type ReactNode, useEffect, useRef } from 'react';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import { AddButton } from '#renderer/parts/add-button.tsx';
import { ListLink } from '#renderer/parts/list-link.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import rows from '#renderer/parts/rows.module.css';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Site } from '#shared/domain/records.ts';
import { RoomHead } from './room-head.tsx';
import { roomOf } from './room-search.ts';
import css from './site.module.css';
import { Standing } from './standing.tsx';
import type { Room } from './use-rooms.ts';

/** Assets drawn on the page before the list takes over. */
const MOST = 400;

/** What stands at a site: in the room that is looked at, or room by room. */
export function RoomView(props: {
  site: Site;
  edit: RecordEdit;
  rooms: readonly Room[];
  isLoading: boolean;
  chosen: string | undefined;
}): ReactNode {
  const { site, edit, rooms, chosen } = props;
  const { unsent } = useLiveSync();
  const where: Filter[] = [{ field: 'place.siteId', is: 'any-of', values: [site.id] }];
  if (chosen !== undefined) where.push({ field: 'place.room', is: 'any-of', values: [roomOf(chosen)] });
  const assets = useAll('assets', where, 'place.room', MOST);
  const room = chosen === undefined ? undefined : rooms.find((one) => one.name === roomOf(chosen));
  const shown = chosen === undefined ? rooms.filter((one) => one.assets > 0) : [];
  const isEmpty = assets.total === 0 && !assets.isLoading && !props.isLoading;
  const hidden = assets.total - assets.rows.length;
  const view = useRef<HTMLDivElement>(null);
  // A room chosen far down the list shows its head, not its middle.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs at each other room.
  useEffect(() => {
    view.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={css.view}>
      <div ref={view} />
      {room && <RoomHead key={room.name} site={site} edit={edit} room={room} assets={assets.rows} />}
      {chosen === undefined && (
        <div className={css.roomHead}>
          <h2>{t('What stands here')}</h2>
          <span className={css.roomActions}>
            <AddButton collection="assets" origin={{ client: site.organizationId, site: site.id }} isSmall />
          </span>
        </div>
      )}
      {assets.isLoading && assets.rows.length === 0 && <Ghosts lines={6} />}
      {isEmpty && (
        <p className={text.muted}>
          {chosen === undefined ? t('Nothing stands here yet.') : t('Nothing stands in this room.')}
        </p>
      )}
      {room && <Standing assets={assets.rows} unsent={unsent} />}
      {shown.map((one) => (
        <section key={one.name} className={css.roomBlock} aria-label={one.name || t('No room said')}>
          <h2 className={css.roomName}>
            {one.name || t('No room said')} <span className={text.muted}>{one.assets}</span>
          </h2>
          <Standing assets={assets.rows.filter(({ place }) => place.room === one.name)} unsent={unsent} />
        </section>
      ))}
      {hidden > 0 && (
        <ListLink
          collection="assets"
          search={{ client: site.organizationId ? [site.organizationId] : [], site: [site.id] }}
          className={rows.more}
        >
          {t('{hidden} more assets: all of them in the list', { hidden })}
        </ListLink>
      )}
    </div>
  );
}
