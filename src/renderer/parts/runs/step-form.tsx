import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import type { RunStep } from '#shared/domain/activities/run.ts';
import type { Place } from './beside.ts';
import { measured, type Said } from './stamps.ts';
import css from './step.module.css';
import { useStepDraft } from './step-draft.ts';
import { StepMeasure } from './step-measure.tsx';
import { StepWhy } from './step-why.tsx';
import type { LiveRun } from './use-run.ts';

interface Props {
  live: LiveRun;
  step: RunStep;
  place: Place;
  runId: string;
  /** Called once the stamp is saved. */
  onStamped: () => void;
}

/** What a step asks for, by its kind; in any case it can be skipped with a reason, and a remark may stand with it. */
export function StepForm({ live, step, place, runId, onStamped }: Props): ReactNode {
  const { draft, change, drop } = useStepDraft(place, live.document?.id ?? '', runId, step);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const say = (said: Said): void =>
    void run(async () => {
      const objection = await live.stamp(step, said, draft.remark);
      setError(objection);
      if (objection !== null) return;
      drop();
      onStamped();
    });
  const leave = (): void => {
    setError(null);
    change({ asks: null, reason: '' });
  };
  const why = (outcome: 'skipped' | 'not-so', words: string): void => {
    if (draft.reason.trim()) say({ outcome, reason: draft.reason });
    else setError(words);
  };
  const said = error && (
    <p className={css.error} role="alert">
      {error}
    </p>
  );
  const asking = { reason: draft.reason, onChange: (reason: string) => change({ reason }), onLeave: leave, isBusy };

  if (draft.asks === 'skip') {
    return (
      <StepWhy
        {...asking}
        label={t('Why is the step skipped?')}
        verb={t('Skip the step')}
        offered={skipReasons(live.run.steps, step)}
        onSave={() => why('skipped', t('Say why the step is skipped.'))}
      >
        {said}
      </StepWhy>
    );
  }
  if (draft.asks === 'not-so') {
    return (
      <StepWhy
        {...asking}
        label={t('What is not so?')}
        verb={t('Keep as not so')}
        offered={[]}
        onSave={() => why('not-so', t('Say what is not so.'))}
      >
        {said}
      </StepWhy>
    );
  }
  const skip = (
    <Button variant="subtle" onClick={() => change({ asks: 'skip' })}>
      {t('Skip…')}
    </Button>
  );
  const remark = (
    <Textarea
      aria-label={t('Remark')}
      placeholder={t('Remark, if there is something to say')}
      autosize
      minRows={1}
      maxRows={6}
      value={draft.remark}
      onChange={(event) => change({ remark: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
      }}
    />
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    say({ outcome: 'done' });
  };
  switch (step.step.kind) {
    case 'measure':
      return (
        <StepMeasure
          step={step}
          typed={draft.value}
          onType={(value) => change({ value })}
          onStamp={(value) => say(measured(value, step))}
          onError={setError}
          isBusy={isBusy}
          others={skip}
        >
          {said}
          {remark}
        </StepMeasure>
      );
    case 'choose':
      return (
        <div className={css.form}>
          {/* biome-ignore lint/a11y/useSemanticElements: the step's heading names the group; each button is an act. */}
          <div className={css.choices} role="group" aria-label={step.step.title}>
            {step.step.choices.map((choice) => (
              <Button key={choice} disabled={isBusy} onClick={() => say({ outcome: 'chosen', choice })}>
                {choice}
              </Button>
            ))}
          </div>
          {said}
          {remark}
          <div className={css.acts}>{skip}</div>
        </div>
      );
    default:
      return (
        <form className={css.form} noValidate onSubmit={submit}>
          {said}
          {remark}
          <div className={css.acts}>
            <Button data-primary type="submit" variant="filled" disabled={isBusy}>
              {step.step.kind === 'check' ? t('As it should be') : t('Done')}
            </Button>
            {step.step.kind === 'check' && <Button onClick={() => change({ asks: 'not-so' })}>{t('Not so…')}</Button>}
            {skip}
          </div>
        </form>
      );
  }
}

/** Reasons that are often the one; what was chosen at a step before is the first of them. */
function skipReasons(steps: readonly RunStep[], { index }: RunStep): string[] {
  const chosen = steps.findLast((one) => one.index < index && one.standing?.step.outcome === 'chosen');
  const because = chosen?.standing
    ? [t('Step {number}: {choice}', { number: chosen.index + 1, choice: chosen.standing.step.choice })]
    : [];
  return [...because, t('Not needed here'), t('Not possible now'), t('Done before')];
}
