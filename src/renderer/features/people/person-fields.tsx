import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordLongText, RecordTags, RecordText } from '#renderer/parts/record-fields.tsx';
import { ClientLink } from '#renderer/parts/record-names.tsx';
import { fieldLabel } from '#renderer/parts/values.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { TextAreaField } from '#renderer/ui/text-field.tsx';
import { t } from '#renderer/words/t.ts';
import type { Person } from '#shared/domain/records.ts';
import css from './person.module.css';
import { phonesObjection, phonesText, readPhones } from './phones.ts';

const YES_NO = [
  { value: 'true', label: t('Yes') },
  { value: 'false', label: t('No') },
];
const isYes = (value: string): boolean => value === 'true';

/** The fields of a contact, edited where they stand. */
export function ContactFields({ person, edit }: { person: Person; edit: RecordEdit }): ReactNode {
  const names = useDirectory();
  const sites = names.sites.filter((one) => one.organizationId === person.organizationId);
  return (
    <div className={css.groups}>
      <section aria-label={t('Who')}>
        <h2>{t('Who')}</h2>
        <RecordText edit={edit} field="name" />
        <RecordText edit={edit} field="role" />
        <StaticField label={t('Client')}>
          <ClientLink id={person.organizationId} />
        </StaticField>
        <RecordChoice
          edit={edit}
          field="siteId"
          canBeEmpty
          options={sites.map((one) => ({ value: one.id, label: one.name }))}
        />
      </section>
      <section aria-label={t('Reaching them')}>
        <h2>{t('Reaching them')}</h2>
        <Phones person={person} edit={edit} />
        <RecordText edit={edit} field="email" />
      </section>
      <section aria-label={t('Standing')}>
        <h2>{t('Standing')}</h2>
        <RecordChoice edit={edit} field="isApprover" options={YES_NO} read={isYes} />
        <RecordChoice edit={edit} field="isVip" options={YES_NO} read={isYes} />
        <RecordTags edit={edit} field="tags" />
      </section>
      <div className={css.wide}>
        <RecordLongText edit={edit} field="notes" placeholder={t('What the next person should know')} />
      </div>
    </div>
  );
}

/** Phones, one a line, the best one first. */
const Phones = ({ person, edit }: { person: Person; edit: RecordEdit }): ReactNode => (
  <TextAreaField
    label={fieldLabel('people', 'phones')}
    mark={edit.unsent.has('phones') ? <SavedHere /> : null}
    below={<FieldConflicts edit={edit} field="phones" />}
    isReadOnly={!edit.canWrite}
    value={phonesText(person.phones)}
    {...(edit.canWrite ? { placeholder: t('One a line, the best one first') } : {})}
    onSave={async (typed) => phonesObjection(typed) ?? edit.save('phones', readPhones(typed))}
  />
);

/** What is known of a technician of the office. Their account says it; nothing is edited here. */
export function TechnicianFields({ person, edit }: { person: Person; edit: RecordEdit }): ReactNode {
  const words = (list: readonly string[]): string => list.join(', ') || '–';
  return (
    <div className={css.groups}>
      <section aria-label={t('At the office')}>
        <h2>{t('At the office')}</h2>
        <StaticField label={t('Role')}>{person.role || '–'}</StaticField>
        <StaticField label={fieldLabel('people', 'groups')}>{words(person.groups)}</StaticField>
        <StaticField label={fieldLabel('people', 'skills')}>
          <span className={text.pre}>{words(person.skills)}</span>
        </StaticField>
        <StaticField label={t('At work')}>
          {person.isActive ? t('Yes') : t('No: has left the office and gets no more work')}
        </StaticField>
      </section>
      <div className={css.wide}>
        <RecordLongText edit={edit} field="notes" />
      </div>
    </div>
  );
}
