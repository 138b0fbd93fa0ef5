import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordLongText, RecordTags, RecordText } from '#renderer/parts/record-fields.tsx';
import { zoneOptions } from '#renderer/parts/zones.ts';
import { t } from '#renderer/words/t.ts';
import { clientWithCode } from '#shared/domain/organizations/short-code.ts';
import { CLIENT_STATUS, clientStatuses } from '#shared/domain/organizations/status.ts';
import type { Organization } from '#shared/domain/records.ts';
import css from './client.module.css';
import { ContractField } from './contract-field.tsx';

const STATUSES = clientStatuses.map((value) => ({ value, label: t(CLIENT_STATUS[value].label) }));

/** The fields of a client, edited where they stand. */
export function ClientFields({ client, edit }: { client: Organization; edit: RecordEdit }): ReactNode {
  return (
    <div className={css.groups}>
      <section aria-label={t('Identity')}>
        <h2>{t('Identity')}</h2>
        <RecordText edit={edit} field="name" />
        <RecordText edit={useCodeEdit(client, edit)} field="shortCode" isMono />
        <RecordTags edit={edit} field="tags" />
      </section>
      <section aria-label={t('Working for them')}>
        <h2>{t('Working for them')}</h2>
        <RecordChoice edit={edit} field="status" options={STATUSES} />
        <ContractField contract={client.contract} edit={edit} />
        <RecordChoice edit={edit} field="timeZone" options={zoneOptions(client.timeZone)} />
      </section>
      <div className={css.wide}>
        <RecordLongText edit={edit} field="notes" placeholder={t('What the next person should know')} />
      </div>
    </div>
  );
}

/** The edit of the short code, which no other client on this laptop may have: their asset tags begin with it. */
function useCodeEdit(client: Organization, edit: RecordEdit): RecordEdit {
  const { organizations } = useDirectory();
  return {
    ...edit,
    save: async (field, value) => {
      const other = clientWithCode(String(value), organizations, client.id);
      return other ? t('{client} has this short code already.', { client: other.name }) : edit.save(field, value);
    },
  };
}
