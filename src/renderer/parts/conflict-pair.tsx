import type { ReactNode } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { TwoTexts } from '#renderer/ui/two-texts.tsx';
import { TwoValues } from '#renderer/ui/two-values.tsx';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { type DiffLine, lineDiff } from '#shared/lib/line-diff.ts';
import { bothTexts } from '#shared/sync/merge.ts';
import { changeView, isLongText } from './change-view.ts';
import { type OpenConflict, wordsOf } from './conflicts.ts';
import type { Directory } from './directory.tsx';
import { useKeptPanel } from './kept-panel.tsx';
import { SideValue } from './side-value.tsx';
import { timesIn } from './times.ts';
import type { Settling } from './use-settling.ts';
import { fieldLabel, shortened, valueText } from './values.ts';
import type { Wrote } from './who-wrote.ts';

interface Props {
  collection: Collection;
  record: AnyRecord;
  conflict: OpenConflict;
  names: Directory;
  settling: Settling;
  /** Who wrote the value of a field that stands. */
  whoWrote: (field: string) => Wrote;
  isDisabled: boolean;
  /** Below the field itself, which has its label already. */
  isAtField?: boolean;
}

/** Two values of one field, with who and when, and one click for either (S17). */
export function ConflictPair(props: Props): ReactNode {
  const { collection, conflict, names, settling, isAtField = false } = props;
  const user = useUser();
  const { field, current, value } = conflict;
  const isMine = conflict.author === user.personId;
  const label = field === 'deleted' ? t('Delete it') : fieldLabel(collection, field);
  const stands = props.whoWrote(field);
  const sides = {
    left: {
      who: stands.words,
      isMine: stands.isMine,
      choose: () => settling.settle(conflict, current),
    },
    right: {
      who: `${isMine ? t('you') : names.person(conflict.author)}, ${timesIn(null).moment(conflict.at)}`,
      isMine,
      choose: () => settling.settle(conflict, value),
    },
  };
  if (isLongText(collection, field, current, value) && !(isShort(current) && isShort(value))) {
    return <TextPair {...props} label={label} sides={sides} />;
  }
  const side = (one: unknown): ReactNode => (
    <SideValue collection={collection} conflict={conflict} value={one} names={names} />
  );
  const words = (one: unknown): string => wordsOf(collection, conflict, one, names);
  return (
    <TwoValues
      {...(isAtField ? {} : { field: label, was: wasWords(props) })}
      isDisabled={props.isDisabled}
      left={{ ...sides.left, value: side(current), verb: t('Keep “{current}”', { current: words(current) }) }}
      right={{ ...sides.right, value: side(value), verb: t('Take “{value}”', { value: words(value) }) }}
    />
  );
}

/** A line that is no text of several, whatever the field's policy. */
const isShort = (value: unknown): boolean =>
  typeof value !== 'string' || (!value.includes('\n') && value.length <= 120);

/** What both started from: of a value of several parts those that were changed. */
function wasWords({ collection, conflict, names }: Props): string | undefined {
  const { field, before, current } = conflict;
  if (field === 'deleted') return undefined;
  const view = changeView(collection, field, current, before, names);
  const words =
    view.is === 'parts'
      ? view.parts.map((one) => `${one.label} ${one.after || t('empty')}`).join(', ')
      : valueText(collection, field, before, names);
  return shortened(words);
}

const SIDE: Record<DiffLine['kind'], 'both' | 'left' | 'right'> = { same: 'both', removed: 'left', added: 'right' };
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

type Sides = Record<'left' | 'right', { who: string; isMine: boolean; choose: () => Promise<string | null> }>;

function TextPair(props: Props & { label: string; sides: Sides }): ReactNode {
  const { collection, record, conflict, settling, label, sides } = props;
  const { id } = record;
  const [current, value, before] = [conflict.current, conflict.value, conflict.before].map(textOf) as [
    string,
    string,
    string,
  ];
  // What is being merged outlives a crash, as everything does that is typed.
  const kept = useKeptPanel({ collection, id }, `merge-${conflict.key}`, t('{label}, both together', { label }), {
    text: null as string | null,
  });
  return (
    <TwoTexts
      {...(props.isAtField ? {} : { field: label })}
      isDisabled={props.isDisabled}
      lines={lineDiff(current, value).map(({ kind, line }) => ({ side: SIDE[kind], text: line }))}
      left={{ ...sides.left, verb: t('Keep what stands') }}
      right={{ ...sides.right, verb: sides.right.isMine ? t('Take yours') : t('Take the other') }}
      both={() => bothTexts(current, before, value)}
      merged={kept.value.text}
      onMerged={(text) => (text === null ? kept.drop() : kept.set({ text }))}
      saveMerged={async (text) => {
        const objection = await settling.settle(conflict, text);
        if (objection === null) kept.drop();
        return objection;
      }}
    />
  );
}
