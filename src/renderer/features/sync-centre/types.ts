import type { useConflicts, useOutbox, useRefused } from '#renderer/data/sync.ts';

/** The entries of the sync centre, as the data layer gives them. */
export type ConflictEntry = ReturnType<typeof useConflicts>[number];
export type RefusedEntry = ReturnType<typeof useRefused>[number];
export type OutboxEntry = ReturnType<typeof useOutbox>[number];
