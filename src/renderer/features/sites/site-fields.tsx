import type { ReactNode } from 'react';
import { geoText, readGeo } from '#renderer/parts/client-words.ts';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordLongText, RecordTags, RecordText } from '#renderer/parts/record-fields.tsx';
import { fieldLabel } from '#renderer/parts/values.ts';
import { zoneOptions } from '#renderer/parts/zones.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { t } from '#renderer/words/t.ts';
import type { Site } from '#shared/domain/records.ts';
import css from './site.module.css';

/** How one gets in: what a technician reads in the car park. */
export const GettingIn = ({ edit }: { edit: RecordEdit }): ReactNode => (
  <section className={css.block} aria-label={t('Getting in')}>
    <h2>{t('Getting in')}</h2>
    <RecordLongText edit={edit} field="access" placeholder={t('Doors, keys, alarms, whom to ask for')} />
    <RecordText edit={edit} field="hours" isTall />
    <RecordText edit={edit} field="phone" />
  </section>
);

/** What the site is called and where it is. */
export const Whereabouts = ({ site, edit }: { site: Site; edit: RecordEdit }): ReactNode => (
  <section className={css.block} aria-label={t('Whereabouts')}>
    <h2>{t('Whereabouts')}</h2>
    <RecordText edit={edit} field="name" />
    <RecordLongText edit={edit} field="address" />
    <RecordChoice edit={edit} field="timeZone" options={zoneOptions(site.timeZone)} />
    <Position site={site} edit={edit} />
    <RecordTags edit={edit} field="tags" />
  </section>
);

/** A position on earth: two numbers in one field, as maps give them to copy. */
const Position = ({ site, edit }: { site: Site; edit: RecordEdit }): ReactNode => (
  <TextField
    label={fieldLabel('sites', 'geo')}
    mark={edit.unsent.has('geo') ? <SavedHere /> : null}
    below={<FieldConflicts edit={edit} field="geo" />}
    isReadOnly={!edit.canWrite}
    value={site.geo ? geoText(site.geo) : ''}
    onSave={async (typed) => {
      const geo = readGeo(typed);
      if (geo === undefined) return t('Write it as two numbers, latitude first: 51.4627, -2.5791');
      return edit.save('geo', geo);
    }}
  />
);
