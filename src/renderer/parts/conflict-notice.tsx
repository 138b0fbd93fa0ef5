import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Notice } from '#renderer/ui/section.tsx';
import { t } from '#renderer/words/t.ts';
import type { AnyRecord } from '#shared/domain/record.ts';

/** Says at the top of a page that fields below it have two values. */
export function ConflictNotice({ conflicts }: { conflicts: AnyRecord['conflicts'] }): ReactNode {
  const count = Object.keys(conflicts).length;
  if (count === 0) return null;
  return (
    <Notice tone="bad" icon={<IconAlertTriangle size={16} aria-hidden />}>
      <b>
        {t('{conflicts, plural, one {One field was} other {# fields were}} written by two people.', {
          conflicts: count,
        })}
      </b>
      <span>{t('Both values are kept, at the field below. Choose one.')}</span>
    </Notice>
  );
}
