import { IconAlertTriangle, IconCircleCheck, IconLock, IconPlayerStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { minutesText, type Times } from '#renderer/parts/times.ts';
import { Rich } from '#renderer/words/rich.tsx';
import { t } from '#renderer/words/t.ts';
import type { Run } from '#shared/domain/activities/run.ts';
import { countWords } from './progress.tsx';
import css from './run.module.css';
import type { LiveRun } from './use-run.ts';

type ToldTone = 'ok' | 'warn' | 'plain';

const Told = ({ tone, icon, children }: { tone: ToldTone; icon: ReactNode; children: ReactNode }): ReactNode => (
  <div className={css.told} data-tone={tone}>
    {icon}
    <span>{children}</span>
  </div>
);

/** Minutes from the first stamp to a moment. */
export const tookMinutes = (run: Run, until: string): number =>
  Math.max(0, Math.round((Date.parse(until) - Date.parse(run.started?.at ?? until)) / 60_000));

/** What is to be known of a run as a whole: finished, stopped, revised meanwhile, not to be stamped. */
export function RunTold({ live, times }: { live: LiveRun; times: Times }): ReactNode {
  const names = useDirectory();
  const { run, document, locked } = live;
  const by = run.stopped ? run.stopped.byName || names.person(run.stopped.by) : '';
  return (
    <>
      {run.finishedAt && (
        <Told tone="ok" icon={<IconCircleCheck size={16} aria-hidden />}>
          <Rich
            text="<b>Every step is stamped.</b> Finished {moment}, after {time} h: {counts}."
            values={{
              moment: times.moment(run.finishedAt),
              time: minutesText(tookMinutes(run, run.finishedAt)),
              counts: countWords(run),
            }}
            parts={{ b: <b /> }}
          />
        </Told>
      )}
      {run.stopped && (
        <Told tone="plain" icon={<IconPlayerStop size={16} aria-hidden />}>
          <Rich
            text="<b>Stopped</b> {moment} by {by}: {reason} A further stamp takes the run up again."
            values={{ moment: times.moment(run.stopped.at), by, reason: sentence(run.stopped.step.reason) }}
            parts={{ b: <b /> }}
          />
        </Told>
      )}
      {run.isRevised && (
        <Told tone="warn" icon={<IconAlertTriangle size={16} aria-hidden />}>
          <b>{t('The runbook was revised after this run began.')}</b> {revisedWords(run)}
        </Told>
      )}
      {document && document.state !== 'published' && (
        <Told tone="warn" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {document.state === 'draft'
            ? t('This runbook is a draft: nobody has published it yet.')
            : t('This runbook was retired. Look for the one that replaces it.')}
        </Told>
      )}
      {locked && (
        <Told tone="plain" icon={<IconLock size={15} aria-hidden />}>
          {locked}
        </Told>
      )}
    </>
  );
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

function revisedWords({ steps }: Run): string {
  const removed = steps.filter((one) => one.isRemoved).length;
  const changed = steps.filter((one) => one.isChanged).length;
  const later = steps.filter((one) => one.isLater).length;
  const words = [
    removed > 0
      ? t('{removed, plural, one {One stamped step is} other {# stamped steps are}} not in it any more.', { removed })
      : '',
    changed > 0
      ? t('{changed, plural, one {One stamped step asks} other {# stamped steps ask}} for something else now.', {
          changed,
        })
      : '',
    later > 0 ? t('{later, plural, one {One step} other {# steps}} came later.', { later }) : '',
  ].filter(Boolean);
  return [...words, t('All stamps are kept as they were made.')].join(' ');
}
