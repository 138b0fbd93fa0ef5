import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { DocumentKindIcon, DocumentStateBadge } from '#renderer/parts/document-marks.tsx';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { foldRun, type Run, runsIn } from '#shared/domain/activities/run.ts';
import type { DocumentMatch } from '#shared/domain/documents/match.ts';
import type { Document } from '#shared/domain/records.ts';
import css from './beside.module.css';
import type { Beside } from './beside.ts';
import type { Links } from './document-reader.tsx';
import { matchWords } from './match-words.ts';
import { countWords } from './progress.tsx';
import { RunCard } from './run-card.tsx';
import type { RunPlace } from './use-run.ts';
import { forgetOpenStep } from './use-steps.ts';

/** Documents that fit and are not linked, shown before somebody asks for the others. */
const FIRST = 3;

interface Props {
  matches: readonly DocumentMatch[];
  isLoading: boolean;
  place: RunPlace;
  beside: Beside;
  links: Links;
  isLinkUnsent: boolean;
  /** What stands here where nothing fits. */
  nothing: string;
}

interface RunHere {
  id: string;
  run: Run;
  title: string;
}

/** Documents beside a record: its runs, what is linked, what fits and why. Each opens here to be read. */
export function DocumentsSection(props: Props): ReactNode {
  const { matches, place, beside, links } = props;
  const [showsAll, setShowsAll] = useState(false);
  const canRun = place.locked === null;
  const runs = useRuns(place, matches);
  const underWay = runs.filter((one) => one.run.finishedAt === null);
  const running = new Set(underWay.map((one) => one.run.documentId));
  const linked = matches.filter((one) => one.isLinked);
  const fitting = matches.filter((one) => !one.isLinked && !running.has(one.document.id));
  const shown = showsAll ? fitting : fitting.slice(0, FIRST);
  const rest = fitting.length - shown.length;
  return (
    <Section
      title={t('Documents')}
      {...(linked.length > 0 ? { count: linked.length } : {})}
      actions={props.isLinkUnsent ? <SavedHere /> : null}
    >
      {underWay.map(({ id, run, title }) => (
        <RunCard
          key={id}
          run={run}
          title={title}
          canRun={canRun}
          times={place.times}
          onOpen={() => {
            forgetOpenStep(id);
            beside.open(run.documentId, id);
          }}
        />
      ))}
      {matches.length + runs.length === 0 && !props.isLoading && (
        <p className={`${text.small} ${text.muted}`}>{props.nothing}</p>
      )}
      <ul className={css.list}>
        {runs
          .filter((one) => one.run.finishedAt !== null)
          .map((one) => (
            <FinishedRun key={one.id} here={one} place={place} onOpen={() => beside.open(one.run.documentId, one.id)} />
          ))}
        {[...linked, ...shown].map((match) => (
          <Fitting
            key={match.document.id}
            match={match}
            canRun={canRun && !running.has(match.document.id)}
            beside={beside}
            links={links}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={css.more} onClick={() => setShowsAll(true)}>
          {t('{rest, plural, one {One more fits} other {# more fit}}', { rest })}
        </button>
      )}
    </Section>
  );
}

/** The runs on a record, the one that was touched last first. */
function useRuns({ activities }: RunPlace, matches: readonly DocumentMatch[]): RunHere[] {
  return useMemo(() => {
    const documents = new Map(matches.map(({ document }) => [document.id, document]));
    return [...runsIn(activities)]
      .map(([id, entries]) => {
        const document = documents.get(entries[0]?.step?.documentId ?? '');
        const run = foldRun(document?.steps ?? [], entries);
        return { id, run, title: document?.title ?? run.title };
      })
      .sort((a, b) => ((a.run.touched?.at ?? '') < (b.run.touched?.at ?? '') ? 1 : -1));
  }, [activities, matches]);
}

function FinishedRun(props: { here: RunHere; place: RunPlace; onOpen: () => void }): ReactNode {
  const { run, title } = props.here;
  const isFine = run.deviations.length === 0;
  const Glyph = isFine ? IconCircleCheck : IconAlertTriangle;
  return (
    <li className={css.item}>
      <div className={css.titled}>
        <Glyph size={15} stroke={1.7} data-tone={isFine ? 'ok' : 'bad'} aria-hidden />
        <button type="button" className={css.open} onClick={props.onOpen}>
          {t('Run of {title}', { title })}
        </button>
      </div>
      <p className={`${text.small} ${text.muted}`}>
        {t('Finished {moment}, {counts}', {
          moment: props.place.times.moment(run.finishedAt ?? ''),
          counts: countWords(run),
        })}
      </p>
    </li>
  );
}

function Fitting(props: { match: DocumentMatch; canRun: boolean; beside: Beside; links: Links }): ReactNode {
  const { match, beside, links } = props;
  const { document, isLinked } = match;
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const canRun = props.canRun && isRunnable(document);
  return (
    <li className={css.item}>
      <div className={css.titled}>
        <DocumentKindIcon kind={document.kind} size={15} />
        <button type="button" className={css.open} onClick={() => beside.read(document.id)}>
          {document.title}
        </button>
        <span className={css.does}>
          {canRun && (
            <Button
              data-size="xs"
              aria-label={t('Run {title}', { title: document.title })}
              onClick={() => beside.start(document.id)}
            >
              {t('Run')}
            </Button>
          )}
          {links.canLink && !isLinked && (
            <Button
              data-size="xs"
              variant="subtle"
              disabled={isBusy}
              aria-label={t('Link {title}', { title: document.title })}
              onClick={() => void run(async () => setError(await links.link(document)))}
            >
              {t('Link')}
            </Button>
          )}
        </span>
      </div>
      <p className={`${text.small} ${text.muted}`}>{matchWords(document, match.reasons)}</p>
      {document.state !== 'published' && <DocumentStateBadge document={document} />}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </li>
  );
}

/** A runbook with steps that is not retired. */
const isRunnable = ({ kind, steps, state }: Document): boolean =>
  kind === 'runbook' && steps.length > 0 && state !== 'retired';
