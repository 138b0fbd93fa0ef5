import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useRowHeight } from '#renderer/parts/density.ts';
import { usePrinting } from '#renderer/parts/printing.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { Section } from '#renderer/ui/section.tsx';
import table from '#renderer/ui/table.module.css';
import { Cell, type Column, ReadTable, Row } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { NetworkInterface } from '#shared/domain/assets/fields.ts';
import css from './asset.module.css';

const COLUMNS: readonly Column[] = [
  { key: 'name', head: t('Interface'), width: 'minmax(92px, 132px)' },
  { key: 'link', head: t('Link'), width: '84px' },
  { key: 'vlans', head: 'VLANs', width: 'minmax(60px, 112px)' },
  { key: 'ips', head: t('Addresses'), width: 'minmax(80px, 0.8fr)' },
  { key: 'to', head: t('Connected to'), width: 'minmax(110px, 1.2fr)' },
  { key: 'mac', head: 'MAC', width: '150px' },
];

const UNITS = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Bits a second as printed on ports: 1G, 100M. */
function speedText(speed: number): string {
  const [size, letter] = UNITS.find(([size]) => speed >= size) ?? [1, ''];
  return `${speed / size}${letter}`;
}

const linkText = ({ isUp, speed }: NetworkInterface): string => {
  if (isUp === false) return t('no link');
  return speed ? speedText(speed) : isUp ? 'up' : 'unknown';
};

/** The interfaces of a device. A switch can have hundreds: only those near the screen are drawn. */
export function Interfaces({ interfaces }: { interfaces: NetworkInterface[] }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const row = useRowHeight();
  const isPrinting = usePrinting();
  const virtual = useVirtualizer({
    count: interfaces.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => row,
    overscan: isPrinting ? interfaces.length : 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when field mode changes the height.
  useEffect(() => virtual.measure(), [row]);
  const used = interfaces.filter((one) => one.isUp).length;
  return (
    <Section
      title={t('Interfaces')}
      count={used > 0 ? t('{count}, {used} with a link', { count: interfaces.length, used }) : interfaces.length}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <section ref={scroller} className={css.table} tabIndex={0} aria-label={t('Interfaces, scrolls')}>
        <ReadTable
          label={t('Interfaces')}
          columns={COLUMNS}
          rowCount={interfaces.length}
          height={virtual.getTotalSize()}
        >
          {virtual.getVirtualItems().map((item) => {
            const one = interfaces[item.index];
            return (
              one && (
                <Row key={item.key} index={item.index} start={item.start}>
                  <InterfaceCells one={one} />
                </Row>
              )
            );
          })}
        </ReadTable>
      </section>
    </Section>
  );
}

function InterfaceCells({ one }: { one: NetworkInterface }): ReactNode {
  const { connectedTo } = one;
  return (
    <>
      <Cell>
        <span className={table.mono}>{one.name}</span>
      </Cell>
      <Cell isDim>
        <i className={css.led} data-up={one.isUp || undefined} />
        <span>{linkText(one)}</span>
      </Cell>
      <Cell isDim>
        <span>{one.vlans.join(', ') || '–'}</span>
      </Cell>
      <Cell>
        <span className={table.mono}>{one.ips.join(', ') || '–'}</span>
      </Cell>
      <Cell>
        {connectedTo ? (
          <span className={text.cut}>
            {connectedTo.assetId ? (
              <RecordLink collection="assets" id={connectedTo.assetId}>
                {connectedTo.name}
              </RecordLink>
            ) : (
              connectedTo.name
            )}{' '}
            <span className={text.muted}>{connectedTo.interface}</span>
          </span>
        ) : (
          <span className={text.muted}>–</span>
        )}
      </Cell>
      <Cell>
        <span className={table.mono}>{one.mac || '–'}</span>
      </Cell>
    </>
  );
}
