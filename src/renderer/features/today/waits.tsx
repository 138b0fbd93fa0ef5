import { IconAlertTriangle, IconClockHour4, IconFileText, IconRubberStamp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { daysToReview, REVIEW_SOON_DAYS } from '#shared/domain/documents/review.ts';
import type { Document, Ticket } from '#shared/domain/records.ts';
import { STATE_LABEL } from '#shared/domain/tickets/lifecycle.ts';
import { ageText } from './age.ts';
import { Need, Needs } from './need.tsx';
import { OPEN, useUrgent } from './ticket-sections.tsx';

/** Entries shown of one kind; the list has the rest. */
const SHOWN = 6;

const mine = (field: string, personId: string): Filter => ({ field, is: 'any-of', values: [personId] });
const MANAGERS = ['dispatcher', 'admin'];

/** What waits for the signed-in person besides their own open tickets. */
export function WhatWaits({ now, hasUnassigned }: { now: string; hasUnassigned: boolean }): ReactNode {
  const user = useUser();
  const isApprover = user.roles.includes('approver');
  const holds = useAll(
    'tickets',
    [mine('assigneeId', user.personId), { field: 'state.hold', is: 'any-of', values: ['caller'] }, OPEN],
    'openedAt',
    SHOWN,
  );
  const urgent = useUrgent(
    [
      { field: 'assigneeId', is: 'any-of', values: [null] },
      { field: 'priority.level', is: 'any-of', values: hasUnassigned ? [] : [1, 2] },
    ],
    SHOWN,
  );
  const approvals = useAll(
    'tickets',
    [{ field: 'state.is', is: 'any-of', values: isApprover ? ['authorise', 'awaiting-approval'] : [] }],
    'openedAt',
    SHOWN,
  );
  const owned = useAll('documents', [mine('ownerId', user.personId)], 'reviewOn');
  const due = owned.rows.filter((one) => (daysToReview(one, now.slice(0, 10)) ?? Infinity) <= REVIEW_SOON_DAYS);
  const count = holds.total + urgent.total + approvals.total + due.length;
  const isLoading = holds.isLoading || urgent.isLoading || approvals.isLoading || owned.isLoading;
  const hidden = count - [holds.rows, urgent.rows, approvals.rows, due.slice(0, SHOWN)].flat().length;
  return (
    <Section title={t('What waits for me')} count={isLoading ? undefined : count}>
      {count === 0 && !isLoading && (
        <p className={text.muted}>{t('Nobody waits for a decision, an answer or a review of yours.')}</p>
      )}
      <Needs label={t('What waits for me')}>
        {urgent.rows.map((ticket) => (
          <UrgentRow key={ticket.id} ticket={ticket} now={now} />
        ))}
        {approvals.rows.map((ticket) => (
          <ApprovalRow key={ticket.id} ticket={ticket} now={now} />
        ))}
        <HoldRows tickets={holds.rows} now={now} />
        {due.slice(0, SHOWN).map((document) => (
          <ReviewRow key={document.id} document={document} today={now.slice(0, 10)} />
        ))}
      </Needs>
      {hidden > 0 && (
        <p className={`${text.small} ${text.muted}`}>
          {t('And {hidden} more: ', { hidden })}
          <Link to="/tickets">{t('tickets')}</Link>, <Link to="/documents">{t('documents')}</Link>
        </p>
      )}
    </Section>
  );
}

/** Whether a dispatcher's look comes first: those see all that nobody has in a section of its own. */
export const isManager = (roles: readonly string[]): boolean => roles.some((role) => MANAGERS.includes(role));

const openTicket = (ticket: Ticket): ReactNode => (
  <RecordLink collection="tickets" id={ticket.id}>
    {t('Open {number}', { number: ticket.number })}
  </RecordLink>
);

function UrgentRow({ ticket, now }: { ticket: Ticket; now: string }): ReactNode {
  const names = useDirectory();
  return (
    <Need
      icon={IconAlertTriangle}
      tone="bad"
      what={ticket.title}
      why={t('P{level} at {client}, unassigned for {age}', {
        level: ticket.priority.level,
        client: names.client(ticket.organizationId),
        age: ageText(ticket.openedAt, now),
      })}
      action={openTicket(ticket)}
    />
  );
}

function ApprovalRow({ ticket, now }: { ticket: Ticket; now: string }): ReactNode {
  const names = useDirectory();
  return (
    <Need
      icon={IconRubberStamp}
      what={ticket.title}
      why={t('{state} at {client}, opened {age} ago', {
        state: t(STATE_LABEL[ticket.state.is]),
        client: names.client(ticket.organizationId),
        age: ageText(ticket.openedAt, now),
      })}
      action={openTicket(ticket)}
    />
  );
}

/** Tickets that wait for the caller: since when, and whether somebody has written on them since. */
function HoldRows({ tickets, now }: { tickets: readonly Ticket[]; now: string }): ReactNode {
  const user = useUser();
  const names = useDirectory();
  const ids = tickets.map((one) => one.id);
  const activities = useAll('activities', [{ field: 'parent.id', is: 'any-of', values: ids }], 'at', 2000).rows;
  return tickets.map((ticket) => {
    const own = activities.filter((one) => one.parent.id === ticket.id);
    const held = own.findLast((one) => one.kind === 'state');
    const since = held?.at ?? ticket.openedAt;
    const news = own.findLast((one) => one.kind === 'note' && one.at > since && one.createdBy !== user.personId);
    const waits = t('Waits for the caller for {age}', { age: ageText(since, now) });
    return (
      <Need
        key={ticket.id}
        icon={IconClockHour4}
        {...(news ? { tone: 'accent' as const } : {})}
        what={ticket.title}
        why={
          news
            ? t('{waits}. {who} wrote on it {moment}.', {
                waits,
                who: news.byName || names.person(news.createdBy),
                moment: timesIn(null).moment(news.at),
              })
            : waits
        }
        action={openTicket(ticket)}
      />
    );
  });
}

function ReviewRow({ document, today }: { document: Document; today: string }): ReactNode {
  const days = daysToReview(document, today) ?? 0;
  return (
    <Need
      icon={IconFileText}
      {...(days < 0 ? { tone: 'warn' as const } : {})}
      what={document.title}
      why={
        days < 0
          ? t('Its review was due {days, plural, one {# day} other {# days}} ago', { days: -days })
          : t('Its review is due in {days, plural, one {# day} other {# days}}', { days })
      }
      action={
        <RecordLink collection="documents" id={document.id}>
          {t('Open it')}
        </RecordLink>
      }
    />
  );
}
