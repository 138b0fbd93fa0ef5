import type { ReactNode } from 'react';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { ListSearch } from './list/list-search.ts';
import { ListLink } from './list-link.tsx';
import { MailLink, PhoneLink } from './outside-link.tsx';
import { PersonMarks } from './person-marks.tsx';
import { RecordLink } from './record-link.tsx';
import { SiteLink } from './record-names.tsx';
import css from './rows.module.css';

const SHOWN = 12;

interface Props {
  where: Filter[];
  /** The same as the address of the list says it. */
  search: ListSearch;
  nothing: string;
  /** Whether the site stands with each: where they are of several. */
  hasSite?: boolean;
  /** Beside each other where there is room. */
  isWide?: boolean;
  actions?: ReactNode;
}

/** The contacts of a client or a site: who they are and how to reach them. */
export function ContactRows({ where, search, nothing, hasSite = false, isWide = false, actions }: Props): ReactNode {
  const contacts = useAll('people', [{ field: 'kind', is: 'any-of', values: ['contact'] }, ...where], 'name', SHOWN);
  return (
    <Section title={t('Contacts')} count={contacts.isLoading ? undefined : contacts.total} actions={actions}>
      {contacts.total === 0 && !contacts.isLoading && <p className={`${text.small} ${text.muted}`}>{nothing}</p>}
      <ul className={css.rows} data-wide={isWide || undefined}>
        {contacts.rows.map((one) => (
          <li key={one.id}>
            <div className={text.row} data-tight data-wrap>
              <RecordLink collection="people" id={one.id} className={`${text.medium} ${css.lead}`}>
                {one.name}
              </RecordLink>
              <PersonMarks person={one} />
            </div>
            <p className={css.about}>
              {one.role}
              {hasSite && one.siteId !== null && (
                <>
                  {one.role && ', '}
                  <SiteLink id={one.siteId} />
                </>
              )}
            </p>
            <p className={`${css.about} ${css.wraps}`}>
              {one.phones.map((phone, index) => (
                <span key={phone}>
                  {index > 0 && ', '}
                  <PhoneLink phone={phone} />
                </span>
              ))}
              {one.phones.length === 0 && one.email && <MailLink address={one.email} />}
            </p>
          </li>
        ))}
      </ul>
      {contacts.total > SHOWN && (
        <ListLink collection="people" search={{ ...search, view: 'contacts' }} className={css.more}>
          {t('All {count} in the list', { count: contacts.total })}
        </ListLink>
      )}
    </Section>
  );
}
