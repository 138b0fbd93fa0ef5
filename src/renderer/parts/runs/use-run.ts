import { useMemo } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import type { About } from '#renderer/parts/activity-draft.ts';
import { useSave } from '#renderer/parts/save.ts';
import type { Times } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import { foldRun, type Run, type RunStep, runsIn } from '#shared/domain/activities/run.ts';
import type { Activity, Document } from '#shared/domain/records.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { type Said, stampDraft, stopDraft } from './stamps.ts';

/** The record that runbooks are run on. */
export interface RunPlace {
  about: About;
  /** As a heading or a line names it: the ticket's summary, the asset's name. */
  name: string;
  activities: readonly Activity[];
  isLoading: boolean;
  times: Times;
  /** Why nothing can be stamped here; null where it can. */
  locked: string | null;
  /** What a run's first stamp takes along in its command: that the record names the runbook. */
  linkDrafts: (documentId: string) => EditDraft[];
}

/** A run, and what can be done to it. What is done resolves with the sentence that speaks against it, or null. */
export interface LiveRun {
  run: Run;
  /** The runbook; null where it is not on this laptop. */
  document: Document | null;
  /** Why nothing can be stamped; null where it can. */
  locked: string | null;
  stamp: (step: RunStep, said: Said, remark: string) => Promise<string | null>;
  takeBack: (step: RunStep) => Promise<string | null>;
  stop: (reason: string) => Promise<string | null>;
}

/** The run beside a record; undefined while its records are on their way. */
export function useRun(place: RunPlace, documentId: string, runId: string): LiveRun | undefined {
  const document = useRecord('documents', documentId);
  const { personId } = useUser();
  const save = useSave();
  return useMemo(() => {
    if (document === undefined || place.isLoading) return undefined;
    const { about } = place;
    const run = foldRun(document?.steps ?? [], runsIn(place.activities).get(runId) ?? []);
    const locked =
      place.locked ?? (document ? null : t('The runbook is not on this laptop, so nothing can be stamped.'));
    const write = async (
      what: string,
      make: (known: Document) => EditDraft[],
      undo?: (known: Document) => EditDraft[],
    ) => (document ? save(about.code, what, make(document), undo?.(document)) : locked);
    const stamping = (known: Document) => ({ run: runId, document: known, about });
    const takenBack = (known: Document, step: RunStep): EditDraft =>
      stampDraft(stamping(known), step, { outcome: 'taken-back' });
    return {
      run,
      document,
      locked,
      stamp: (step, said, remark) =>
        write(
          t('Step {number}', { number: step.index + 1 }),
          (known) => [
            stampDraft(stamping(known), step, said, remark),
            ...(run.started === null ? place.linkDrafts(known.id) : []),
          ],
          (known) => [takenBack(known, step)],
        ),
      takeBack: (step) => {
        const { standing } = step;
        // Somebody else's stamp cannot be put back in their name.
        const mine = standing?.by === personId ? standing : null;
        return write(
          t('Stamp of step {number} taken back,', { number: step.index + 1 }),
          (known) => [takenBack(known, step)],
          mine ? (known) => [stampDraft(stamping(known), step, mine.step, mine.remark)] : undefined,
        );
      },
      stop: (reason) => write(t('Run stopped,'), (known) => [stopDraft(stamping(known), reason)]),
    };
  }, [document, place, runId, personId, save]);
}
