import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import type { RunEntry, RunStep } from '#shared/domain/activities/run.ts';
import { KindMark } from './kind-mark.tsx';
import { lookOf, type StepLook } from './progress.tsx';
import css from './step.module.css';
import { stampWords } from './step-words.ts';

const ICONS: Record<StepLook, typeof IconCircleMinus | null> = {
  open: null,
  done: IconCircleCheckFilled,
  skipped: IconCircleMinus,
  deviates: IconAlertTriangleFilled,
};

/** A step that is not open: its title, and the stamp that stands. A click opens it. */
export function ClosedStep(props: { step: RunStep; times: Times; onOpen: () => void }): ReactNode {
  const { step, times } = props;
  const { unsent } = useLiveSync();
  const look = lookOf(step);
  const Glyph = ICONS[look];
  const { standing } = step;
  return (
    <li className={css.step} data-is={look} data-step={step.id}>
      <span className={css.number}>{step.index + 1}</span>
      <KindMark kind={step.step.kind} />
      <button type="button" className={css.what} onClick={props.onOpen}>
        {step.step.title}
      </button>
      {standing && (
        <span className={css.stamp} data-is={look}>
          {Glyph && <Glyph size={16} aria-hidden />}
          <Stamp entry={standing} times={times} />
          {unsent.has(standing.id) && <SavedHere />}
        </span>
      )}
      <Under step={step} times={times} />
    </li>
  );
}

/** "412 W, 15:41, Ines Calder". */
export function Stamp({ entry, times }: { entry: RunEntry; times: Times }): ReactNode {
  const names = useDirectory();
  return (
    <span title={times.full(entry.at)}>
      <b>{stampWords(entry.step)}</b>
      {`, ${times.moment(entry.at)}, ${entry.byName || names.person(entry.by)}`}
    </span>
  );
}

/** What belongs to the stamp, and what was said of the step before it. */
export function Under({ step, times }: { step: RunStep; times: Times }): ReactNode {
  const { standing, entries } = step;
  const before = entries.filter((one) => one !== standing);
  return (
    <>
      {standing?.step.reason && (
        <span className={css.under}>{t('Reason: {reason}', { reason: standing.step.reason })}</span>
      )}
      {standing?.remark && <span className={css.under}>{standing.remark}</span>}
      {step.isRemoved && <span className={css.under}>{t('The runbook does not have this step any more.')}</span>}
      {step.isLater && <span className={css.under}>{t('Came into the runbook after this run was finished.')}</span>}
      {step.isChanged && standing && (
        <span className={css.under}>
          {t('The runbook was changed since. Stamped as: {title}', { title: standing.step.title })}
        </span>
      )}
      {before.map((entry) => (
        <Before key={entry.id} entry={entry} times={times} />
      ))}
    </>
  );
}

/** A stamp that does not stand any more: who had what, when. */
function Before({ entry, times }: { entry: RunEntry; times: Times }): ReactNode {
  const names = useDirectory();
  const words = [stampWords(entry.step), entry.step.reason, entry.remark].filter(Boolean).join('. ');
  return (
    <span className={css.under} title={times.full(entry.at)}>
      {entry.step.outcome === 'taken-back' ? words : <s>{words}</s>}
      {`, ${times.moment(entry.at)}, ${entry.byName || names.person(entry.by)}`}
    </span>
  );
}
