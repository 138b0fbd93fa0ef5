import {
  type Icon,
  IconArchive,
  IconArrowsSplit2,
  IconBug,
  IconEye,
  IconFileText,
  IconGauge,
  IconListNumbers,
  IconPencil,
  IconTool,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Badge, StateMark } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { message, t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  type DocumentKind,
  type DocumentState,
} from '#shared/domain/documents/lifecycle.ts';
import { daysToReview, REVIEW_SOON_DAYS } from '#shared/domain/documents/review.ts';
import type { Document } from '#shared/domain/records.ts';

const KIND_ICONS: Record<DocumentKind, Icon> = {
  runbook: IconListNumbers,
  article: IconFileText,
  'known-error': IconBug,
};

/** A document's kind as glyph and word. */
export function DocumentKindMark({ kind }: { kind: DocumentKind }): ReactNode {
  const Glyph = KIND_ICONS[kind];
  return <StateMark icon={<Glyph size={15} stroke={1.6} aria-hidden />}>{t(DOCUMENT_KINDS[kind].label)}</StateMark>;
}

/** The kind's glyph alone, where the word stands elsewhere. */
export function DocumentKindIcon({ kind, size = 20 }: { kind: DocumentKind; size?: number }): ReactNode {
  const Glyph = KIND_ICONS[kind];
  return <Glyph size={size} stroke={1.6} role="img" aria-label={t(DOCUMENT_KINDS[kind].label)} />;
}

/** "Published, rev 7"; "Draft"; "Retired". */
export function documentStateText({ state, revision }: { state: DocumentState; revision?: number }): string {
  const label = t(DOCUMENT_STATES[state].label);
  return revision ? t('{state}, rev {revision}', { state: label, revision }) : label;
}

export function DocumentStateBadge({ document }: { document: Document }): ReactNode {
  const { state } = document;
  const icon =
    state === 'draft' ? (
      <IconPencil size={13} stroke={1.6} aria-hidden />
    ) : state === 'retired' ? (
      <IconArchive size={13} stroke={1.6} aria-hidden />
    ) : null;
  return (
    <Badge icon={icon} tone={state === 'published' ? 'ok' : undefined}>
      {documentStateText(document)}
    </Badge>
  );
}

/** How long until the review, in words, and their tone. Null where there is none to come. */
export function reviewWords(
  document: Pick<Document, 'reviewOn' | 'state'>,
  today: string,
): { words: string; tone: string | undefined } | null {
  const days = daysToReview(document, today);
  if (days === null) return null;
  if (days < 0) {
    return { words: t('{days, plural, one {# day overdue} other {# days overdue}}', { days: -days }), tone: text.bad };
  }
  if (days === 0) return { words: t('due today'), tone: text.warn };
  return {
    words: t('{days, plural, one {in # day} other {in # days}}', { days }),
    tone: days <= REVIEW_SOON_DAYS ? text.warn : undefined,
  };
}

/** Today where this laptop is, as 2026-11-24. */
export const today = (): string => {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** What one does at a step, and its glyph. */
export const STEP_KIND_LOOKS: Record<RunbookStep['kind'], { label: string; icon: Icon }> = {
  do: { label: message('Do'), icon: IconTool },
  check: { label: message('Check'), icon: IconEye },
  measure: { label: message('Measure'), icon: IconGauge },
  choose: { label: message('Choose'), icon: IconArrowsSplit2 },
};
