import { type ReactNode, useMemo } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import type { Beside } from '#renderer/parts/runs/beside.ts';
import type { Links } from '#renderer/parts/runs/document-reader.tsx';
import { DocumentsSection } from '#renderer/parts/runs/documents-section.tsx';
import { useMatches } from '#renderer/parts/runs/use-matches.ts';
import type { RunPlace } from '#renderer/parts/runs/use-run.ts';
import { useSave } from '#renderer/parts/save.ts';
import type { useActivities } from '#renderer/parts/timeline.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';

interface Props {
  ticket: Ticket;
  edit: RecordEdit;
  /** The ticket takes no more edits, whoever asks. */
  isClosed: boolean;
  activities: ReturnType<typeof useActivities>;
  times: Times;
}

/** The ticket as a place where runbooks are run, and how documents are linked to it. */
export function useTicketDocuments(props: Props): { place: RunPlace; links: Links } {
  const { ticket, edit, isClosed, activities, times } = props;
  const save = useSave();
  const place = useMemo((): RunPlace => {
    const locked = edit.canWrite
      ? null
      : isClosed
        ? t('This ticket takes no more edits: its runs stay as they are.')
        : t('Your role reads this run and stamps nothing.');
    return {
      about: { collection: 'tickets', id: ticket.id, organizationId: ticket.organizationId, code: ticket.number },
      name: `${ticket.number} ${ticket.title}`,
      activities: activities.rows,
      isLoading: activities.isLoading,
      times,
      locked,
      linkDrafts: (id) =>
        ticket.documentIds.includes(id) ? [] : [edit.draft({ documentIds: [...ticket.documentIds, id] })],
    };
  }, [ticket, edit, isClosed, activities.rows, activities.isLoading, times]);
  const links = useMemo((): Links => {
    const { documentIds } = ticket;
    return {
      ids: documentIds,
      canLink: edit.canWrite,
      link: ({ id, title }) =>
        save(ticket.number, t('Link to {title}', { title }), [edit.draft({ documentIds: [...documentIds, id] })]),
      unlink: ({ id, title }) =>
        save(
          ticket.number,
          t('Link to {title} removed,', { title }),
          [edit.draft({ documentIds: documentIds.filter((one) => one !== id) })],
          [edit.draft({ documentIds })],
        ),
    };
  }, [ticket, edit, save]);
  return { place, links };
}

/** Beside a ticket: the runbooks that are run on it, and the documents that are linked or fit. */
export function TicketDocuments(props: {
  ticket: Ticket;
  edit: RecordEdit;
  place: RunPlace;
  links: Links;
  beside: Beside;
}): ReactNode {
  const { ticket, edit } = props;
  const assets = useAll('assets', [{ field: 'id', is: 'any-of', values: ticket.assetIds }]);
  const { matches, isLoading } = useMatches(ticket, assets.rows);
  return (
    <DocumentsSection
      matches={matches}
      isLoading={isLoading || assets.isLoading}
      place={props.place}
      beside={props.beside}
      links={props.links}
      isLinkUnsent={edit.unsent.has('documentIds')}
      nothing={t('No document fits this ticket yet. Those of its assets and its site appear here.')}
    />
  );
}
