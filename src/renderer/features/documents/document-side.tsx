import { type ReactNode, useMemo } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { useActor } from '#renderer/parts/actor.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import { History } from '#renderer/parts/history.tsx';
import { recordLinksIn } from '#renderer/parts/markdown/parse.ts';
import { useTargets } from '#renderer/parts/markdown/use-targets.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordDay, RecordLongText, RecordNumber, RecordTags } from '#renderer/parts/record-fields.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { useSave } from '#renderer/parts/save.ts';
import { StateOf } from '#renderer/parts/ticket-marks.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { fieldLabel } from '#renderer/parts/values.ts';
import { SelectField } from '#renderer/ui/choice-field.tsx';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { Code, SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { RecordRef } from '#shared/domain/documents/record-links.ts';
import { canWrite, canWriteField } from '#shared/domain/permissions.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './document.module.css';
import { Fits } from './fits.tsx';

/** Tickets named before the rest is counted. */
const TICKETS_SHOWN = 8;

/** Beside a document: who answers for it, what it fits, what it names, where it helped, what changed. */
export function DocumentSide(props: { document: Document; edit: RecordEdit; times: Times }): ReactNode {
  const { document, edit, times } = props;
  return (
    <>
      <Details document={document} edit={edit} />
      <Fits document={document} edit={edit} />
      <Named text={document.body} />
      <UsedIn document={document} times={times} />
      <History collection="documents" record={edit.record} times={times} />
    </>
  );
}

/** What stands for "every client" where a client is chosen. */
const EVERY_CLIENT = 'every';

function Details({ document, edit }: { document: Document; edit: RecordEdit }): ReactNode {
  const names = useDirectory();
  return (
    <Section title={t('Details')}>
      <RecordLongText edit={edit} field="summary" placeholder={t('What it is for, in a line')} />
      <RecordChoice
        edit={edit}
        field="ownerId"
        canBeEmpty
        options={names.technicians.map((one) => ({ value: one.id, label: one.name }))}
      />
      <RecordDay edit={edit} field="reviewOn" />
      {document.kind === 'runbook' && <RecordNumber edit={edit} field="usualMinutes" />}
      <ClientField document={document} edit={edit} />
      <RecordTags edit={edit} field="tags" />
    </Section>
  );
}

/** Whose document it is. Another client takes it away from what belongs to the one before. */
function ClientField({ document, edit }: { document: Document; edit: RecordEdit }): ReactNode {
  const actor = useActor();
  const names = useDirectory();
  const save = useSave();
  const linked = useAll('assets', [{ field: 'id', is: 'any-of', values: document.assetIds }]);
  const label = fieldLabel('documents', 'organizationId');
  const mark = edit.unsent.has('organizationId') ? <SavedHere /> : null;
  if (!edit.canWrite || !canWriteField(actor, 'manager', false)) {
    return (
      <StaticField label={label} mark={mark}>
        {document.organizationId === null ? t('Every client') : names.client(document.organizationId)}
      </StaticField>
    );
  }
  const choose = async (chosen: string | null): Promise<string | null> => {
    const organizationId = chosen === EVERY_CLIENT ? null : chosen;
    if (chosen === null || organizationId === document.organizationId) return null;
    const belongs = (of: string | null | undefined): boolean => organizationId === null || of === organizationId;
    const values = {
      organizationId,
      siteIds: document.siteIds.filter((id) => belongs(names.siteById(id)?.organizationId)),
      assetIds: document.assetIds.filter((id) => belongs(linked.rows.find((one) => one.id === id)?.organizationId)),
    };
    const { siteIds, assetIds } = document;
    const before = { organizationId: document.organizationId, siteIds, assetIds };
    return save(document.title, label, [edit.draft(values)], [edit.draft(before)]);
  };
  const clients = names.organizations.filter((one) => canWrite(actor, 'documents', one.id));
  return (
    <SelectField
      label={label}
      mark={mark}
      below={<FieldConflicts edit={edit} field="organizationId" />}
      value={document.organizationId ?? EVERY_CLIENT}
      options={[
        { value: EVERY_CLIENT, label: t('Every client') },
        ...clients.map((one) => ({ value: one.id, label: one.name })),
      ]}
      onSave={choose}
    />
  );
}

/** The records that the text names. */
function Named({ text: body }: { text: string }): ReactNode {
  const refs = useMemo(() => recordLinksIn(body), [body]);
  return refs.length > 0 && <NamedRecords refs={refs} />;
}

function NamedRecords({ refs }: { refs: readonly RecordRef[] }): ReactNode {
  const find = useTargets(refs);
  const known = refs.flatMap((ref) => find(ref) ?? []);
  if (known.length === 0) return null;
  return (
    <Section title={t('Named in the text')} count={known.length}>
      <ul className={css.links}>
        {known.map((target) => (
          <li key={target.id} className={text.cut}>
            <RecordLink collection={target.collection} id={target.id}>
              {target.title}
            </RecordLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The tickets that somebody linked it to, latest first. */
function UsedIn({ document, times }: { document: Document; times: Times }): ReactNode {
  const tickets = useAll('tickets', [{ field: 'documentIds', is: 'includes', values: [document.id] }], 'openedAt');
  const latest = [...tickets.rows].reverse();
  return (
    <Section title={t('Tickets that used it')} count={tickets.isLoading ? undefined : tickets.total}>
      {tickets.total === 0 && !tickets.isLoading && (
        <p className={`${text.small} ${text.muted}`}>{t('No ticket has used it yet.')}</p>
      )}
      <ul className={css.used}>
        {latest.slice(0, TICKETS_SHOWN).map((ticket) => (
          <li key={ticket.id}>
            <div className={text.row} data-tight>
              <Code>{ticket.number}</Code>
              <span className={`${text.small} ${text.second}`}>
                <StateOf state={ticket.state} isShort />
              </span>
              <span className={`${text.push} ${text.small} ${text.muted}`}>{times.short(ticket.openedAt)}</span>
            </div>
            <div className={text.cut}>
              <RecordLink collection="tickets" id={ticket.id}>
                {ticket.title}
              </RecordLink>
            </div>
          </li>
        ))}
      </ul>
      {latest.length > TICKETS_SHOWN && (
        <p className={`${text.small} ${text.muted}`}>
          {t('and {count} earlier ones', { count: tickets.total - TICKETS_SHOWN })}
        </p>
      )}
    </Section>
  );
}
