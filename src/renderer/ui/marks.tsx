import { Kbd } from '@mantine/core';
import { IconAlertTriangleFilled, IconDeviceLaptop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './marks.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'accent';

/** A number or tag people read aloud, search for, or compare with a sticker. */
export function Plate({ children, isBig = false }: { children: ReactNode; isBig?: boolean }): ReactNode {
  return (
    <span className={css.plate} data-big={isBig || undefined}>
      {children}
    </span>
  );
}

/** The same in a row, where a plate's edges would be noise. */
export const Code = ({ children }: { children: ReactNode }): ReactNode => <span className={css.code}>{children}</span>;

/** A rank from 1, the heaviest, to 5. `name` is what a screen reader says. */
export const Level = ({ level, name }: { level: 1 | 2 | 3 | 4 | 5; name: string }): ReactNode => (
  <span className={css.level} data-level={level} title={name} role="img" aria-label={name}>
    {t('P{level}', { level })}
  </span>
);

/** A state as glyph and word; `why` adds its reason. */
export function StateMark(props: {
  icon: ReactNode;
  tone?: Tone | undefined;
  why?: string | undefined;
  children: ReactNode;
}): ReactNode {
  return (
    <span className={css.state} data-tone={props.tone}>
      {props.icon}
      <span>
        {props.children}
        {props.why && <span className={css.why}>, {props.why}</span>}
      </span>
    </span>
  );
}

export function Badge(props: { tone?: Tone | undefined; icon?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <span className={css.badge} data-tone={props.tone}>
      {props.icon}
      {props.children}
    </span>
  );
}

/** Stands beside anything that has not reached the office yet. Nothing is shown once it has. */
export const SavedHere = (): ReactNode => (
  <span className={css.here} title={t('Saved on this laptop, not at the office yet')}>
    <IconDeviceLaptop size={13} stroke={1.75} aria-hidden />
    {t('saved here')}
  </span>
);

/** The same marks where there is room for a glyph only. */
export function RowMarks({ isUnsent, conflicts }: { isUnsent: boolean; conflicts: number }): ReactNode {
  return (
    <>
      {isUnsent && (
        <span
          className={css.here}
          role="img"
          aria-label={t('Saved here, not at the office yet')}
          title={t('Saved here')}
        >
          <IconDeviceLaptop size={14} stroke={1.75} />
        </span>
      )}
      {conflicts > 0 && (
        <span
          className={css.state}
          data-tone="bad"
          role="img"
          aria-label={t('Two people wrote the same field: needs you')}
          title={t('Two people wrote the same field')}
        >
          <IconAlertTriangleFilled size={13} />
        </span>
      )}
    </>
  );
}

/** Keys and what they do: "J K move". */
export function Keys({ list }: { list: readonly (readonly [keys: string, does: string])[] }): ReactNode {
  return list.map(([keys, does]) => (
    <span key={keys} className={css.keys}>
      {keys.split(' ').map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {does}
    </span>
  ));
}

/** How far something is: `done` of `total`. */
export function Gauge({ done, total, label }: { done: number; total: number; label: string }): ReactNode {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      className={css.gauge}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}
