import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { usePageActions } from '#renderer/parts/actions.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import { panelKey, useKeptPanel } from '#renderer/parts/kept-panel.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { PlaceWords } from '#renderer/parts/record-names.tsx';
import { placeText } from '#renderer/parts/values.ts';
import { useDrafts } from '#renderer/state/drafts.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { Place } from '#shared/domain/assets/fields.ts';
import type { Asset } from '#shared/domain/records.ts';
import css from './asset.module.css';

/** What the form is called where its draft is kept. */
const PANEL = 'place';

/** Where an asset stands: one field, changed and saved as a whole (S16). */
export function PlaceField({ asset, edit }: { asset: Asset; edit: RecordEdit }): ReactNode {
  const names = useDirectory();
  // Somebody was changing it when the page went away: it is open again.
  const [isOpen, setIsOpen] = useState(
    () => edit.canWrite && panelKey('assets', asset.id, PANEL) in useDrafts.getState().drafts,
  );
  const words = placeText(asset.place, names);
  usePageActions(t('On this page'), [
    edit.canWrite &&
      !isOpen && { id: 'place', label: t('Change place…'), keys: 'p', icon: IconMapPin, run: () => setIsOpen(true) },
  ]);
  return (
    <>
      <StaticField
        label={t('Place')}
        below={<FieldConflicts edit={edit} field="place" />}
        mark={
          <>
            {edit.unsent.has('place') && <SavedHere />}
            {edit.canWrite && !isOpen && (
              <ActionIcon
                size={22}
                aria-label={t('Change place')}
                title={t('Change place')}
                onClick={() => setIsOpen(true)}
              >
                <IconMapPin size={15} stroke={1.6} />
              </ActionIcon>
            )}
          </>
        }
      >
        <span title={words}>{words ? <PlaceWords place={asset.place} /> : '–'}</span>
      </StaticField>
      {isOpen && <PlaceForm asset={asset} edit={edit} onClose={() => setIsOpen(false)} />}
    </>
  );
}

const readUnit = (text: string): number | null | undefined =>
  text.trim() === '' ? null : /^\d{1,2}$/.test(text.trim()) ? Number(text) : undefined;

function PlaceForm(props: { asset: Asset; edit: RecordEdit; onClose: () => void }): ReactNode {
  const { asset, edit, onClose } = props;
  const names = useDirectory();
  const id = useId();
  const kept = useKeptPanel({ collection: 'assets', id: asset.id }, PANEL, t('Place'), {
    place: asset.place,
    unit: String(asset.place.unit ?? ''),
    height: String(asset.place.height ?? ''),
  });
  const { place, unit, height } = kept.value;
  const [error, setError] = useState<string | null>(null);
  const set = (changes: Partial<Place>): void => kept.set({ place: { ...place, ...changes } });
  const leave = (): void => {
    kept.drop();
    onClose();
  };
  const sites = names.sites
    .filter((site) => site.organizationId === asset.organizationId)
    .map((site) => ({ value: site.id, label: site.name }));
  const rooms = names.siteById(place.siteId)?.rooms ?? [];

  const submit = async (): Promise<void> => {
    const [unitValue, heightValue] = [readUnit(unit), readUnit(height)];
    if (unitValue === undefined || heightValue === undefined)
      return setError(t('Units are whole numbers from 1 to 60.'));
    const objection = await edit.save('place', { ...place, unit: unitValue, height: heightValue });
    if (objection === null) leave();
    else setError(objection);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      // Enter in the list of sites chooses one; anywhere else it saves.
      if (event.target.getAttribute('aria-expanded') !== 'true') void submit();
    }
  };
  return (
    <fieldset className={css.place} aria-label={t('Change place')} onKeyDown={onKeyDown}>
      <Select
        label={t('Site')}
        data={sites}
        value={place.siteId}
        onChange={(siteId) => set({ siteId })}
        searchable={sites.length > 8}
        placeholder="–"
        data-autofocus
        autoFocus
        openOnFocus={false}
      />
      <TextInput
        label={t('Room')}
        value={place.room}
        onChange={(event) => set({ room: event.currentTarget.value })}
        list={`${id}-rooms`}
        autoComplete="off"
      />
      <datalist id={`${id}-rooms`} hidden>
        {rooms.map((room) => (
          <option key={room} value={room} />
        ))}
      </datalist>
      <TextInput label={t('Rack')} value={place.rack} onChange={(event) => set({ rack: event.currentTarget.value })} />
      <TextInput
        label={t('Rack unit')}
        inputMode="numeric"
        value={unit}
        onChange={(event) => kept.set({ unit: event.currentTarget.value })}
      />
      <TextInput
        label={t('Height')}
        inputMode="numeric"
        value={height}
        onChange={(event) => kept.set({ height: event.currentTarget.value })}
      />
      <Select
        label={t('Face')}
        data={[
          { value: 'front', label: t('Front') },
          { value: 'rear', label: t('Rear') },
        ]}
        value={place.face}
        onChange={(face) => set({ face: face as Place['face'] })}
        placeholder="–"
      />
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <div className={css.placeFoot}>
        <Button variant="filled" onClick={() => void submit()}>
          {t('Save place')}
        </Button>
        <Button variant="subtle" onClick={leave}>
          {t('Leave it')}
        </Button>
        {kept.notice}
      </div>
    </fieldset>
  );
}
