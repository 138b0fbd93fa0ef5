import type { Document } from '#shared/domain/records.ts';

const DAY_MS = 24 * 3600 * 1000;

/** From this many days before its review on, a document is due for it. */
export const REVIEW_SOON_DAYS = 30;

/** Whole days from one day to another, both as 2026-11-24; below 0 where it has passed. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** A day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Days until somebody has to look whether a document is still true; null where nobody has to. */
export const daysToReview = (document: Pick<Document, 'reviewOn' | 'state'>, today: string): number | null =>
  document.reviewOn === null || document.state === 'retired' ? null : daysBetween(today, document.reviewOn);
