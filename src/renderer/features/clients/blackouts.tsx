import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FieldConflicts } from '#renderer/parts/field-conflicts.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useNow } from '#renderer/parts/use-now.ts';
import { Badge, SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { type Blackout, blackoutsAt, inOrder } from '#shared/domain/organizations/blackouts.ts';
import type { Organization } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';
import { BlackoutForm } from './blackout-form.tsx';
import { blackoutWords } from './blackout-words.ts';
import css from './client.module.css';

/** When a client wants no changes: windows in its own zone. Those over are kept, behind the ones to come. */
export function Blackouts({ client, edit }: { client: Organization; edit: RecordEdit }): ReactNode {
  const save = useSave();
  const now = Date.parse(useNow());
  const [open, setOpen] = useState<Blackout | 'new' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [showsOver, setShowsOver] = useState(false);
  const windows = inOrder(client.blackouts);
  const over = windows.filter((one) => Date.parse(one.to) <= now);
  const ahead = windows.filter((one) => Date.parse(one.to) > now);
  const holding = blackoutsAt(windows, now);

  const replace = (old: Blackout | null, next: Blackout | null): Blackout[] => [
    ...client.blackouts.filter((one) => !isEqual(one, old)),
    ...(next ? [next] : []),
  ];
  const keep = (old: Blackout | null, next: Blackout): Promise<string | null> =>
    edit.save('blackouts', replace(old, next));
  const remove = (window: Blackout): void =>
    void save(edit.code, t('Blackout window removed,'), [edit.draft({ blackouts: replace(window, null) })], {}).then(
      setError,
    );

  const row = (window: Blackout): ReactNode => {
    if (open !== null && open !== 'new' && isEqual(open, window)) {
      return (
        <BlackoutForm
          window={window}
          timeZone={client.timeZone}
          onSave={(next) => keep(window, next)}
          onClose={() => setOpen(null)}
        />
      );
    }
    const words = blackoutWords(window, client.timeZone);
    return (
      <div className={css.window} data-over={Date.parse(window.to) <= now || undefined}>
        <span className={css.grow}>{words}</span>
        {holding.includes(window) && <Badge tone="warn">{t('now')}</Badge>}
        {edit.canWrite && (
          <>
            <ActionIcon
              size="var(--sb-target-s)"
              aria-label={t('Change {window}', { window: words })}
              title={t('Change')}
              onClick={() => setOpen(window)}
            >
              <IconPencil size={15} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              size="var(--sb-target-s)"
              aria-label={t('Remove {window}', { window: words })}
              title={t('Remove')}
              onClick={() => remove(window)}
            >
              <IconX size={15} stroke={1.6} />
            </ActionIcon>
          </>
        )}
      </div>
    );
  };
  const rows = (list: readonly Blackout[]): ReactNode => (
    <ul>
      {list.map((one) => (
        <li key={`${one.from} ${one.to} ${one.reason}`}>{row(one)}</li>
      ))}
    </ul>
  );

  return (
    <Section
      title={t('Blackout windows')}
      count={ahead.length}
      actions={
        <>
          {edit.unsent.has('blackouts') && <SavedHere />}
          {edit.canWrite && open === null && (
            <Button data-size="xs" leftSection={<IconPlus size={14} />} onClick={() => setOpen('new')}>
              {t('New window')}
            </Button>
          )}
        </>
      }
    >
      {open === 'new' && (
        <BlackoutForm
          window={null}
          timeZone={client.timeZone}
          onSave={(next) => keep(null, next)}
          onClose={() => setOpen(null)}
        />
      )}
      {ahead.length === 0 && open !== 'new' && (
        <p className={`${text.small} ${text.muted}`}>{t('Changes may be made at any time: no window is to come.')}</p>
      )}
      {rows(ahead)}
      {over.length > 0 && (
        <button type="button" className={css.fold} aria-expanded={showsOver} onClick={() => setShowsOver(!showsOver)}>
          {t('{count, plural, one {# window is over} other {# windows are over}}', { count: over.length })}
        </button>
      )}
      {showsOver && rows(over)}
      {error && (
        <p className={`${text.small} ${text.bad}`} role="alert">
          {error}
        </p>
      )}
      <FieldConflicts edit={edit} field="blackouts" />
    </Section>
  );
}
