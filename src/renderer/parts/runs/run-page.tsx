import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { LIST_OF, RecordLink } from '#renderer/parts/record-link.tsx';
import { minutesText } from '#renderer/parts/times.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { Plate } from '#renderer/ui/marks.tsx';
import { PageHead, Section } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import css from './beside.module.css';
import type { Beside } from './beside.ts';
import { DocumentText } from './document-text.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { countWords, Progress } from './progress.tsx';
import { RunSheet } from './run-sheet.tsx';
import { tookMinutes } from './run-told.tsx';
import { RunView } from './run-view.tsx';
import { type LiveRun, type RunPlace, useRun } from './use-run.ts';
import { useSteps } from './use-steps.ts';

interface Props {
  beside: Beside;
  place: RunPlace;
  documentId: string;
  runId: string;
}

/** A run with the page to itself: on a tablet, or where somebody wants it large. */
export function RunPage(props: Props): ReactNode {
  const live = useRun(props.place, props.documentId, props.runId);
  const { about } = props.place;
  const title = live ? (live.document?.title ?? live.run.title) : t('Run of a runbook');
  const list = LIST_OF[about.collection];
  return (
    <>
      <PageTitle
        title={`${about.code} ${title}`}
        crumbs={[{ label: list.label, to: list.to }, { label: about.code }, { label: title }]}
      />
      {live ? <Loaded key={props.runId} {...props} live={live} /> : <Ghosts lines={12} />}
    </>
  );
}

function Loaded({ beside, place, runId, live }: Props & { live: LiveRun }): ReactNode {
  const steps = useSteps(live.run, runId);
  const { run, document } = live;
  const { about } = place;
  const back = beside.hasRoom ? () => beside.setPage(false) : beside.close;
  return (
    <Split sideLabel={t('About this run')} side={<Side live={live} place={place} />}>
      <PageHead
        before={<Plate isBig>{about.code}</Plate>}
        title={document?.title ?? run.title}
        actions={
          <>
            <PrintSheet label={t('Print the record of this run')}>
              {() => <RunSheet live={live} place={place} />}
            </PrintSheet>
            <Button leftSection={<IconArrowLeft size={15} />} onClick={back}>
              {backWords(about.collection, beside.hasRoom)}
            </Button>
          </>
        }
        sub={
          <>
            <span>{countWords(run)}</span>
            <span>{t('every step is stamped with who and when')}</span>
          </>
        }
      />
      <div className={css.strip}>
        <Progress run={run} at={steps.openId} />
      </div>
      <RunView live={live} place={place} runId={runId} steps={steps} heading="h2" />
    </Split>
  );
}

function backWords(collection: 'tickets' | 'assets', hasRoom: boolean): string {
  if (collection === 'tickets') return hasRoom ? t('Beside the ticket') : t('To the ticket');
  return hasRoom ? t('Beside the asset') : t('To the asset');
}

/** What the run is for, and what the runbook says besides its steps. */
function Side({ live, place }: { live: LiveRun; place: RunPlace }): ReactNode {
  const names = useDirectory();
  const { run, document } = live;
  const { about, times } = place;
  const until = run.finishedAt ?? run.touched?.at;
  return (
    <>
      <Section title={t('This run')}>
        <StaticField label={t('For')}>
          <RecordLink collection={about.collection} id={about.id}>
            {place.name}
          </RecordLink>
        </StaticField>
        <StaticField label={t('Client')}>{names.client(about.organizationId)}</StaticField>
        {run.started && (
          <StaticField label={t('Started')}>
            {t('{moment}, by {by}', {
              moment: times.moment(run.started.at),
              by: run.started.byName || names.person(run.started.by),
            })}
          </StaticField>
        )}
        {until && (
          <StaticField label={run.finishedAt ? t('Took') : t('So far')}>
            {t('{time} h', { time: minutesText(tookMinutes(run, until)) })}
          </StaticField>
        )}
      </Section>
      {document && (
        <Section title={t('What the runbook says')}>
          <div className={css.inSection}>
            <DocumentText document={document} hasSteps={false} />
          </div>
        </Section>
      )}
    </>
  );
}
