import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useReferences } from '#renderer/parts/directory.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { fieldLabel, valueText } from '#renderer/parts/values.ts';
import { Plate } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { Rich } from '#renderer/words/rich.tsx';
import { t } from '#renderer/words/t.ts';
import { useNamedCard } from './named-card.ts';
import css from './sync.module.css';
import type { RefusedEntry } from './types.ts';
import { WaysOut } from './ways-out.tsx';
import { whatWasDone } from './what-was-done.ts';

/** Fields that only say which entry it is, or tell the timeline what the ticket's own field says already. */
const QUIET = ['parent', 'kind', 'at', 'audience', 'openedAt', 'number', 'organizationId', 'from', 'to'];

/** What a refused command wanted, and what stands instead. */
function valuesOf(entry: RefusedEntry) {
  return entry.command.edits.flatMap((edit) =>
    Object.entries(edit.changes)
      .filter(([field, change]) => !QUIET.includes(field) && change.after !== undefined && change.after !== '')
      .map(([field, change]) => ({
        key: `${edit.id} ${field}`,
        collection: edit.collection,
        field,
        mine: change.after as unknown,
        current: entry.current[edit.id]?.[field],
        isKnown: entry.current[edit.id] !== undefined,
      })),
  );
}

/** A command that the office refused: what you did, its reason, your values and the present ones, the ways out (S19). */
export function RefusedCard({ entry }: { entry: RefusedEntry }): ReactNode {
  const { command, record } = entry;
  const values = valuesOf(entry);
  const names = useReferences(
    values.flatMap(({ collection, field, mine, current }) => [
      { collection, field, value: mine },
      { collection, field, value: current },
    ]),
  );
  const card = useNamedCard(command.id);
  const times = timesIn(null);
  const called = record.code || record.name;
  const did = whatWasDone([command]);
  return (
    <article
      ref={card}
      id={command.id}
      className={css.card}
      tabIndex={-1}
      aria-label={t('{called}: refused by the office', { called })}
    >
      <div className={css.cardHead}>
        <IconAlertTriangle size={17} stroke={1.8} aria-hidden />
        {record.code && <Plate>{record.code}</Plate>}
        <h3>{record.name}</h3>
        <span className={`${text.small} ${text.muted}`}>
          {t('refused {moment}', { moment: times.moment(entry.refusedAt) })}
        </span>
        {Object.keys(entry.current).includes(record.id) && (
          <span className={`${text.small} ${text.push}`}>
            <RecordLink collection={record.collection} id={record.id}>
              {t('Open record')}
            </RecordLink>
          </span>
        )}
      </div>
      <div className={css.refused}>
        <p>
          <Rich
            text="You did this {moment}: <b>{did}</b>. It is kept here and changes nothing at the office."
            values={{ moment: times.moment(command.at), did }}
            parts={{ b: <b className={text.medium} /> }}
          />
          {entry.dependents.length > 0 &&
            ` ${t(
              '{count, plural, one {# later edit} other {# later edits}} of the same record went with it: {what}.',
              {
                count: entry.dependents.length,
                what: whatWasDone(entry.dependents),
              },
            )}`}
        </p>
        <p className={css.reason}>
          <b>{t('The office said:')}</b> {entry.message}
        </p>
        <table className={css.values}>
          <thead>
            <tr>
              <th scope="col">{t('Field')}</th>
              <th scope="col">{t('Yours')}</th>
              <th scope="col">{t('Now')}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={value.key}>
                <th scope="row">{fieldLabel(value.collection, value.field)}</th>
                <td className={text.medium}>{valueText(value.collection, value.field, value.mine, names)}</td>
                <td className={text.second}>
                  {value.isKnown
                    ? valueText(value.collection, value.field, value.current, names)
                    : t('not at the office')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <WaysOut
          entry={entry}
          noteText={[
            t('Refused by the office: {message}', { message: entry.message }),
            ...values.map(
              (one) =>
                `${fieldLabel(one.collection, one.field)}: ${valueText(one.collection, one.field, one.mine, names)}`,
            ),
          ].join('\n')}
        />
      </div>
    </article>
  );
}
