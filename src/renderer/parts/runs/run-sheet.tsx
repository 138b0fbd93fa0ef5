import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { rangeText } from '#renderer/parts/steps-text.ts';
import { minutesText } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import type { RunEntry, RunStep } from '#shared/domain/activities/run.ts';
import { PrintedBy } from './print-sheet.tsx';
import { countWords } from './progress.tsx';
import { tookMinutes } from './run-told.tsx';
import css from './sheet.module.css';
import { stampWords } from './step-words.ts';
import type { LiveRun, RunPlace } from './use-run.ts';

/** A run on paper: what was stamped, by whom and when, corrections with it. */
export function RunSheet({ live, place }: { live: LiveRun; place: RunPlace }): ReactNode {
  const names = useDirectory();
  const { run, document } = live;
  const { times, about } = place;
  const by = (entry: RunEntry): string => entry.byName || names.person(entry.by);
  return (
    <>
      <h1>{run.title || document?.title}</h1>
      <dl className={css.facts}>
        <dt>{t('For')}</dt>
        <dd>{[about.code, place.name].filter((one, n, all) => all.indexOf(one) === n).join(', ')}</dd>
        <dt>{t('Client')}</dt>
        <dd>{names.client(about.organizationId)}</dd>
        <dt>{t('Started')}</dt>
        <dd>{run.started ? `${times.full(run.started.at)}, ${by(run.started)}` : t('not yet')}</dd>
        <dt>{t('Finished')}</dt>
        <dd>
          {run.finishedAt
            ? t('{moment}, after {time} h', {
                moment: times.full(run.finishedAt),
                time: minutesText(tookMinutes(run, run.finishedAt)),
              })
            : t('not yet')}
        </dd>
        {run.stopped && (
          <>
            <dt>{t('Stopped')}</dt>
            <dd>{[times.full(run.stopped.at), by(run.stopped), run.stopped.step.reason].join(', ')}</dd>
          </>
        )}
        <dt>{t('Steps')}</dt>
        <dd>{countWords(run)}</dd>
      </dl>
      <table className={css.steps}>
        <thead>
          <tr>
            <th className={css.number}>{t('No.')}</th>
            <th>{t('Step')}</th>
            <th className={css.result}>{t('Stamped')}</th>
          </tr>
        </thead>
        <tbody>
          {run.steps.map((step) => (
            <tr key={step.id}>
              <td className={css.number}>{step.index + 1}</td>
              <td>
                {step.step.title}
                {rangeText(step.step) && (
                  <div className={css.small}>{t('It should be {range}.', { range: rangeText(step.step) })}</div>
                )}
                {step.isRemoved && (
                  <div className={css.small}>{t('The runbook does not have this step any more.')}</div>
                )}
              </td>
              <td className={css.result}>
                <Stamps step={step} by={by} full={times.full} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <PrintedBy />
    </>
  );
}

/** What was said of a step, the last word first. */
function Stamps(props: { step: RunStep; by: (entry: RunEntry) => string; full: (iso: string) => string }): ReactNode {
  const { step, by, full } = props;
  if (step.entries.length === 0) return t('not stamped');
  return [...step.entries].reverse().map((entry) => (
    <div key={entry.id}>
      {entry === step.standing ? <b>{stampWords(entry.step)}</b> : <s>{stampWords(entry.step)}</s>}
      <div className={css.small}>
        {[entry.step.reason, entry.remark, `${full(entry.at)}, ${by(entry)}`].filter(Boolean).join('. ')}
      </div>
    </div>
  ));
}
