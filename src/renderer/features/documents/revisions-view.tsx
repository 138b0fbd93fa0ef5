import { Button, Select } from '@mantine/core';
import { IconHistory, IconRestore } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useHistory } from '#renderer/data/sync.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { documentStateText } from '#renderer/parts/document-marks.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { useSave } from '#renderer/parts/save.ts';
import { stepsText } from '#renderer/parts/steps-text.ts';
import { type Times, timesIn } from '#renderer/parts/times.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { fieldLabel } from '#renderer/parts/values.ts';
import { LineDiff } from '#renderer/ui/line-diff.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Notice, Section } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import {
  differing,
  VERSION_FIELDS,
  type Version,
  type VersionField,
  type VersionValues,
  versionsOf,
} from '#shared/domain/documents/versions.ts';
import type { Document } from '#shared/domain/records.ts';
import { lineDiff } from '#shared/lib/line-diff.ts';
import css from './revisions.module.css';

/** What a restored version brings back: what is written in it. Its state is a decision of its own. */
const RESTORED = ['title', 'body', 'steps'] as const;

/** The key of what stands on this laptop and has not reached the office. */
const HERE = 'here';

/** What was written in a document and when: any two of its versions compared, any of them brought back. */
export function RevisionsView(props: { document: Document; edit: RecordEdit; times: Times }): ReactNode {
  const { document, edit, times } = props;
  const user = useUser();
  const isOffline = useLiveSync().status.phase === 'offline';
  const history = useHistory('documents', document.id, document.rev, isOffline);
  const present: VersionValues = document;
  const isUnsent = VERSION_FIELDS.some((field) => edit.unsent.has(field));
  const versions = useMemo((): Version[] => {
    const known = history ? versionsOf(history.lines, present) : [];
    const last = known.at(-1);
    const changed = last ? differing(last.values, present) : [];
    return !last || changed.length > 0
      ? [...known, { key: HERE, author: user.personId, at: document.updatedAt, values: present, changed }]
      : known;
  }, [history, present, document.updatedAt, user.personId]);
  const newest = useMemo(() => [...versions].reverse(), [versions]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [against, setAgainst] = useState<string | null>(null);
  if (history === undefined) return <Ghosts lines={8} />;

  const shown = newest.find((one) => one.key === chosen) ?? newest[0];
  const other = newest.find((one) => one.key === against) ?? (shown && versions[versions.indexOf(shown) - 1]);
  return (
    <>
      <Away document={document} history={history} isOffline={isOffline} />
      <div className={css.revisions} data-fill>
        <ol className={css.list} aria-label={t('Versions, newest first')}>
          {newest.map((version) => (
            <li key={version.key}>
              <VersionButton
                version={version}
                times={times}
                isUnsent={version.key === HERE && isUnsent}
                isShown={version === shown}
                onShow={() => {
                  setChosen(version.key);
                  setAgainst(null);
                }}
              />
            </li>
          ))}
        </ol>
        {shown && (
          <Comparison
            key={shown.key}
            shown={shown}
            other={other ?? null}
            versions={newest}
            times={times}
            onOther={setAgainst}
            edit={edit}
            document={document}
          />
        )}
      </div>
    </>
  );
}

/** Why only what stands here can be shown, or what was known once. */
function Away(props: {
  document: Document;
  history: Exclude<ReturnType<typeof useHistory>, undefined>;
  isOffline: boolean;
}): ReactNode {
  const { document, history, isOffline } = props;
  if (history && !history.isOld) return null;
  const why = history
    ? t('As of {moment}. Later changes at the office are not known here.', {
        moment: timesIn(null).moment(history.at),
      })
    : document.rev === 0
      ? t('The office has not seen this document yet. Its revisions begin when it arrives there.')
      : isOffline
        ? t('This laptop has not asked for the revisions before. They come from the office, with a connection.')
        : t('The revisions are kept at the office and did not come. They are shown again with a connection.');
  return (
    <Notice icon={<IconHistory size={15} aria-hidden />}>
      <span className={text.second}>{why}</span>
    </Notice>
  );
}

/** What an edit did, in words. */
function didText(version: Version): string {
  const { changed, values, key } = version;
  const words = changed
    .filter((field) => field !== 'revision')
    .map((field) => (field === 'state' ? documentStateText(values) : fieldLabel('documents', field)));
  if (changed.includes('revision') && !changed.includes('state')) {
    words.push(t('rev {revision}', { revision: values.revision }));
  }
  return words.join(', ') || (key === HERE ? t('as it stands here') : t('first written'));
}

function VersionButton(props: {
  version: Version;
  times: Times;
  isUnsent: boolean;
  isShown: boolean;
  onShow: () => void;
}): ReactNode {
  const { version, times } = props;
  const names = useDirectory();
  return (
    <button type="button" className={css.version} aria-pressed={props.isShown} onClick={props.onShow}>
      <span className={css.when} title={times.full(version.at)}>
        {times.moment(version.at)}
      </span>
      <span className={css.did}>{didText(version)}</span>
      <span className={css.who}>
        {names.person(version.author)}
        {props.isUnsent && <SavedHere />}
      </span>
    </button>
  );
}

/** One version against another, field by field, and the way back to it. */
function Comparison(props: {
  shown: Version;
  other: Version | null;
  versions: readonly Version[];
  times: Times;
  onOther: (key: string | null) => void;
  edit: RecordEdit;
  document: Document;
}): ReactNode {
  const { shown, other, versions, times, edit, document } = props;
  const save = useSave();
  const names = useDirectory();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const changed = other ? differing(other.values, shown.values) : [];
  const brought = RESTORED.filter((field) => differing(shown.values, document).includes(field));
  const when = times.moment(shown.at);
  const restore = async (): Promise<void> => {
    const values = Object.fromEntries(brought.map((field) => [field, shown.values[field]]));
    setError(await save(document.title, t('Version of {when} restored,', { when }), [edit.draft(values)], {}));
  };
  const optionOf = (version: Version) => ({
    value: version.key,
    label: `${times.moment(version.at)}, ${names.person(version.author)}: ${didText(version)}`,
  });
  return (
    <section className={css.comparison} aria-label={t('What was changed')}>
      <div className={css.choose}>
        {versions.length > 1 && (
          <Select
            label={t('Compared with')}
            data={versions.filter((one) => one !== shown).map(optionOf)}
            value={other?.key ?? null}
            onChange={props.onOther}
            placeholder={t('Nothing: it is the first one')}
            allowDeselect={false}
          />
        )}
        {edit.canWrite && brought.length > 0 && (
          <Button
            leftSection={<IconRestore size={15} stroke={1.6} aria-hidden />}
            disabled={isBusy}
            onClick={() => void run(restore)}
          >
            {t('Restore the version of {when}', { when })}
          </Button>
        )}
      </div>
      {error && (
        <p className={text.bad} role="alert">
          {error}
        </p>
      )}
      {other && changed.length === 0 && <p className={text.muted}>{t('The two do not differ.')}</p>}
      {(other ? changed : (['title', 'body', 'steps'] as const)).map((field) => (
        <Difference key={field} field={field} before={other?.values ?? null} after={shown.values} />
      ))}
    </section>
  );
}

const textOf = (field: VersionField, values: VersionValues | null): string => {
  if (values === null) return '';
  if (field === 'steps') return stepsText(values.steps);
  if (field === 'state') return documentStateText({ state: values.state });
  return String(values[field] ?? '');
};

function Difference(props: { field: VersionField; before: VersionValues | null; after: VersionValues }): ReactNode {
  const { field, before, after } = props;
  const [from, to] = [textOf(field, before), textOf(field, after)];
  const lines = useMemo(() => lineDiff(from, to), [from, to]);
  const label = fieldLabel('documents', field);
  if (before === null) {
    return (
      to !== '' && (
        <Section title={label}>
          <p className={text.pre}>{to}</p>
        </Section>
      )
    );
  }
  return (
    <Section title={label}>
      <LineDiff lines={lines} label={t('{field}: what was changed', { field: label })} />
    </Section>
  );
}
