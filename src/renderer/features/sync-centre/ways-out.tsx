import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { dismissRefused, reapplyRefused } from '#renderer/data/commands.ts';
import { activityDraft } from '#renderer/parts/activity-draft.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { saveAsFile } from '#renderer/ui/save-as-file.ts';
import { t } from '#renderer/words/t.ts';
import css from './sync.module.css';
import type { RefusedEntry } from './types.ts';

/** What can be done with a refused command: again, as a note, as a file, or away. `noteText` is what a note would say. */
export function WaysOut({ entry, noteText }: { entry: RefusedEntry; noteText: string }): ReactNode {
  const { command, record } = entry;
  const save = useSave();
  const show = useNotices((state) => state.show);
  const [error, setError] = useState<string | null>(null);
  const [isDismissing, setIsDismissing] = useState(false);
  const called = record.code || record.name;
  const organizationId = command.edits[0]?.organizationId ?? null;
  const canTakeNote =
    (record.collection === 'tickets' || record.collection === 'assets') && entry.current[record.id] !== undefined;

  const reapply = async (): Promise<void> => {
    const result = await reapplyRefused(command.id);
    if (!result.ok) return setError(result.error.message);
    show({ tone: 'ok', text: t('{called}: applied again, saved on this laptop', { called }), undo: null });
  };
  const turnIntoNote = async (): Promise<void> => {
    const about = {
      collection: record.collection as 'tickets' | 'assets',
      id: record.id,
      organizationId,
      code: called,
    };
    const note = activityDraft(about, { kind: 'note', audience: 'internal', body: noteText });
    const objection = await save(called, t('Internal note'), [note]);
    if (objection !== null) return setError(objection);
    await dismissRefused(command.id);
  };
  const dismiss = async (): Promise<void> => {
    await dismissRefused(command.id);
    show({ tone: 'ok', text: t('{called}: refused edit dismissed', { called }), undo: null });
  };
  return (
    <>
      {error && (
        <p className={css.reason} role="alert">
          {error}
        </p>
      )}
      <div className={css.ways}>
        {isDismissing ? (
          <>
            <span>{t('Take it off this laptop? The office keeps the refused edit; an administrator can see it.')}</span>
            <Button data-tone="bad" onClick={() => void dismiss()} autoFocus>
              {t('Dismiss')}
            </Button>
            <Button variant="subtle" onClick={() => setIsDismissing(false)}>
              {t('Keep it')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => void reapply()}>{t('Apply again')}</Button>
            {canTakeNote && <Button onClick={() => void turnIntoNote()}>{t('Turn into a note')}</Button>}
            <Button
              variant="subtle"
              onClick={() =>
                saveAsFile(`refused-${called || command.id}.json`, JSON.stringify(entry, null, 2), 'application/json')
              }
            >
              {t('Export')}
            </Button>
            <Button variant="subtle" data-tone="bad" onClick={() => setIsDismissing(true)}>
              {t('Dismiss…')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
