import { Button, MultiSelect, Radio, Select } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useOutbox } from '#renderer/data/sync.ts';
import { type TakeAlongAnswer, type TakenAlong, useTakenAlong } from '#renderer/data/take-along.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import { type Choice, choiceOf, isSame, leavingClients, unsentOf, wantedOf } from './choice.ts';
import css from './this-laptop.module.css';

const DAYS = [30, 90, 180, 365, 730];
const ALL = 'all';

/** Which clients this laptop takes along, and closed tickets how far back (S20). The office keeps the choice. */
export function TakenAlongSection({ phase }: { phase: SyncStatus['phase'] }): ReactNode {
  const along = useTakenAlong(String(phase === 'offline'));
  const { taken, failure, load } = along;
  return (
    <Section title={t('Taken along')}>
      {failure && (
        <p className={text.second} role="status">
          {failure.code !== 'offline'
            ? failure.message
            : t('The office does not answer now, and the choice is kept there. What is on this laptop stays.')}{' '}
          <Button size="xs" onClick={() => void load()}>
            {t('Try again')}
          </Button>
        </p>
      )}
      {/* A choice made elsewhere, or by this form, is what the form begins with. */}
      {taken && <ChoiceForm key={JSON.stringify(taken)} taken={taken} take={along.take} isOffline={failure !== null} />}
    </Section>
  );
}

function ChoiceForm(props: { taken: TakeAlongAnswer; take: TakenAlong['take']; isOffline: boolean }): ReactNode {
  const { taken } = props;
  const show = useNotices((state) => state.show);
  const outbox = useOutbox();
  const [isBusy, run] = useBusy();
  const [choice, setChoice] = useState<Choice>(() => choiceOf(taken));
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = wantedOf(choice);
  const leaving = leavingClients(taken, wanted);
  const isChanged = !isSame(wanted, taken);
  const set = (change: Partial<Choice>): void => {
    setProblem(null);
    setChoice({ ...choice, ...change });
  };
  const objection = (): string | null => {
    if (!choice.isAll && choice.clients.length === 0)
      return t('Without a client there is nothing to work on here. Choose one at least.');
    const count = unsentOf(outbox, leaving);
    if (count === 0) return null;
    return t(
      'Not at the office yet: {count, plural, one {# edit} other {# edits}} of what would leave. Nothing was changed. Sync first, then choose again.',
      { count },
    );
  };
  const save = async (): Promise<void> => {
    const against = objection();
    const failure = against === null ? await props.take(wanted) : null;
    setProblem(against ?? failure?.message ?? null);
    if (against !== null || failure) return;
    show({
      tone: 'ok',
      text: t('The office knows what this laptop takes along. What changes comes and goes now.'),
      undo: null,
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(save);
  };
  return (
    <form className={css.choice} onSubmit={submit} aria-label={t('Taken along')}>
      <Clients taken={taken} choice={choice} set={set} />
      <ClosedTickets days={choice.closedDays} set={set} />
      {problem && (
        <p className={text.bad} role="alert">
          {problem}
        </p>
      )}
      <div className={css.foot}>
        <Button type="submit" variant="filled" disabled={isBusy || !isChanged || props.isOffline}>
          {t('Take along')}
        </Button>
        <span className={text.muted}>{whatHappens(isChanged, props.isOffline, leaving)}</span>
      </div>
    </form>
  );
}

/** Why the button is grey, or what it will do. */
function whatHappens(isChanged: boolean, isOffline: boolean, leaving: TakeAlongAnswer['clients']): string {
  if (isOffline) return t('The choice can be changed when the office answers.');
  if (!isChanged) return t('This is what it takes along now.');
  if (leaving.length === 0) return t('What is missing here is fetched.');
  return t('{clients} will leave this laptop. At the office nothing changes.', {
    clients: leaving.map(({ name }) => name).join(', '),
  });
}

function Clients({
  taken,
  choice,
  set,
}: {
  taken: TakeAlongAnswer;
  choice: Choice;
  set: (change: Partial<Choice>) => void;
}): ReactNode {
  const id = useId();
  const data = taken.clients.map(({ id: value, name, shortCode }) => ({ value, label: `${name} (${shortCode})` }));
  return (
    <fieldset className={css.clients}>
      <legend>{t('Clients')}</legend>
      <Radio
        name={id}
        label={t('All of mine, also those to come')}
        checked={choice.isAll}
        onChange={() => set({ isAll: true })}
      />
      <Radio name={id} label={t('Only these')} checked={!choice.isAll} onChange={() => set({ isAll: false })} />
      {!choice.isAll && (
        <MultiSelect
          aria-label={t('Clients taken along')}
          placeholder={choice.clients.length === 0 ? t('Type a name or a code') : ''}
          data={data}
          searchable
          hidePickedOptions
          nothingFoundMessage={t('No client by that name')}
          value={choice.clients.filter((one) => data.some(({ value }) => value === one))}
          onChange={(clients) => set({ clients })}
        />
      )}
    </fieldset>
  );
}

function ClosedTickets({ days, set }: { days: number | null; set: (change: Partial<Choice>) => void }): ReactNode {
  const offered = days === null || DAYS.includes(days) ? DAYS : [...DAYS, days].sort((a, b) => a - b);
  const data = offered.map((count) => ({ value: String(count), label: t('of the last {count} days', { count }) }));
  return (
    <Select
      className={css.days}
      label={t('Closed tickets')}
      description={t('Open tickets are always taken along. Older ones stay at the office.')}
      allowDeselect={false}
      data={[...data, { value: ALL, label: t('all of them') }]}
      value={days === null ? ALL : String(days)}
      onChange={(value) => set({ closedDays: value === ALL ? null : Number(value) })}
    />
  );
}
