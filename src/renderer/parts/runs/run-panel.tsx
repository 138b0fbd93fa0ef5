import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconMaximize } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Ghosts } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import css from './beside.module.css';
import type { Beside } from './beside.ts';
import { DocumentText } from './document-text.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { countWords, Progress } from './progress.tsx';
import { RunSheet } from './run-sheet.tsx';
import { RunView } from './run-view.tsx';
import { type LiveRun, type RunPlace, useRun } from './use-run.ts';
import { useSteps } from './use-steps.ts';

interface Props {
  beside: Beside;
  place: RunPlace;
  documentId: string;
  runId: string;
}

/** A run in the side panel of its record. */
export function RunPanel(props: Props): ReactNode {
  const live = useRun(props.place, props.documentId, props.runId);
  return live ? <Loaded key={props.runId} {...props} live={live} /> : <Ghosts lines={10} />;
}

function Loaded({ beside, place, runId, live }: Props & { live: LiveRun }): ReactNode {
  const steps = useSteps(live.run, runId);
  const [isRead, setIsRead] = useState(false);
  const { run, document } = live;
  const title = document?.title ?? run.title;
  return (
    <>
      <div className={css.bar}>
        <Button variant="subtle" leftSection={<IconArrowLeft size={15} />} onClick={beside.close}>
          {t('Details')}
        </Button>
        <PrintSheet label={t('Print the record of this run')}>
          {() => <RunSheet live={live} place={place} />}
        </PrintSheet>
        <Tooltip label={t('Give the run the whole page')}>
          <ActionIcon aria-label={t('Give the run the whole page')} onClick={() => beside.setPage(true)}>
            <IconMaximize size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={css.head}>
        <h2>{title}</h2>
        <p className={css.sub}>{countWords(run)}</p>
        <Progress run={run} at={steps.openId} />
      </div>
      {document?.body.trim() && (
        <details className={css.text} onToggle={(event) => setIsRead(event.currentTarget.open)}>
          <summary>{t('What the runbook says')}</summary>
          {isRead && <DocumentText document={document} hasSteps={false} />}
        </details>
      )}
      <RunView live={live} place={place} runId={runId} steps={steps} heading="h3" />
    </>
  );
}
