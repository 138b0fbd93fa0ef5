import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { readQuarantineAgain } from '#renderer/data/commands.ts';
import { useQuarantine } from '#renderer/data/sync.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import table from '#renderer/ui/table.module.css';
import { Cell, type Column, ReadTable, Row } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './sync.module.css';

const COLUMNS: readonly Column[] = [
  { key: 'record', head: t('Record'), width: 'minmax(180px, 1fr)' },
  { key: 'why', head: t('Why it cannot be read'), width: 'minmax(0, 1.2fr)' },
  { key: 'since', head: t('Since'), width: '92px' },
];

/** Records shown; the rest is counted. */
const SHOWN = 200;

/** Records of the office that this version cannot read: what, why, since when (S6). Nothing while there are none. */
export function QuarantineSection(): ReactNode {
  const entries = useQuarantine();
  const [stillOdd, setStillOdd] = useState(false);
  const times = timesIn(null);
  if (entries.length === 0) return null;
  const again = async (): Promise<void> => setStillOdd((await readQuarantineAgain()) === 0);
  return (
    <Section title={t('Not readable by this version')} count={entries.length}>
      <p className={text.muted}>
        {t(
          'The office has these in a form that this Sitebook does not know. They are kept here, and read again when the app starts, after an update for instance.',
        )}
      </p>
      <div className={css.bleed}>
        <ReadTable label={t('Not readable by this version')} columns={COLUMNS} rowCount={entries.length}>
          {entries.slice(0, SHOWN).map(({ id, collection, code, name, why, at }, index) => (
            <Row key={id} index={index}>
              <Cell>
                <Code>{code}</Code>
                <span className={table.main}>{name || collection}</span>
              </Cell>
              <Cell isDim>
                <span className={text.cut} title={why}>
                  {why}
                </span>
              </Cell>
              <Cell isDim>
                <time className={text.nums} title={times.full(at)}>
                  {times.moment(at)}
                </time>
              </Cell>
            </Row>
          ))}
        </ReadTable>
      </div>
      <div className={css.ways}>
        <Button variant="subtle" onClick={() => void again()}>
          {t('Read again')}
        </Button>
        {stillOdd && <p role="status">{t('This version still cannot read them. An update may.')}</p>}
      </div>
    </Section>
  );
}
