import { SegmentedControl } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { useRowHeight } from '#renderer/parts/density.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Cell, ReadTable, Row } from '#renderer/ui/table.tsx';
import { t } from '#renderer/words/t.ts';
import css from './bulk.module.css';
import type { Planned } from './plan.ts';

const COLUMNS = [
  { key: 'record', head: t('Record'), width: 'minmax(180px, 1.2fr)' },
  { key: 'before', head: t('Now'), width: 'minmax(110px, 0.8fr)' },
  { key: 'after', head: t('Then'), width: 'minmax(180px, 1.4fr)' },
];

/** A row has room for a reason of two lines: this many px more than one of a list. */
const MORE = 10;

type Group = 'all' | Planned['is'];

/** What becomes of every record: from what to what, what stays, and what the rules refuse. */
export function BulkPreview({ plan }: { plan: readonly Planned[] }): ReactNode {
  const [group, setGroup] = useState<Group>('all');
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight() + MORE;
  const count = (is: Planned['is']): number => plan.filter((one) => one.is === is).length;
  const shown = group === 'all' ? plan : plan.filter((one) => one.is === group);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <>
      <SegmentedControl
        aria-label={t('Which records are listed')}
        className={css.groups ?? ''}
        data={[
          { value: 'all', label: t('All {count}', { count: plan.length }) },
          { value: 'changes', label: t('{count} change', { count: count('changes') }) },
          { value: 'same', label: t('{count} stay as they are', { count: count('same') }) },
          { value: 'refused', label: t('{count} refused', { count: count('refused') }) },
        ]}
        value={group}
        onChange={(next) => setGroup(next as Group)}
      />
      <div
        ref={scroller}
        className={css.preview}
        style={{ '--sb-row': `${rowHeight}px` } as CSSProperties}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
        tabIndex={0}
      >
        <ReadTable label={t('Preview')} columns={COLUMNS} rowCount={shown.length} height={virtual.getTotalSize()}>
          {virtual.getVirtualItems().map((item) => {
            const one = shown[item.index];
            return (
              one && (
                <Row key={one.id} index={item.index} start={item.start}>
                  <Cell>
                    {one.code && <Code>{one.code}</Code>}
                    <span className={css.name}>{one.name}</span>
                  </Cell>
                  <Cell isDim>
                    <span>{one.before}</span>
                  </Cell>
                  <Cell>
                    <Outcome one={one} />
                  </Cell>
                </Row>
              )
            );
          })}
        </ReadTable>
      </div>
    </>
  );
}

function Outcome({ one }: { one: Planned }): ReactNode {
  if (one.is === 'same') return <span className={css.same}>{t('stays as it is')}</span>;
  if (one.is === 'refused') {
    return (
      <span className={css.refused} title={one.why}>
        {t('Refused: {why}', { why: one.why })}
      </span>
    );
  }
  return (
    <span className={css.after}>
      <IconArrowRight size={13} aria-hidden /> {one.after}
    </span>
  );
}
