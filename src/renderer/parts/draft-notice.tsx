import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Notice } from '#renderer/ui/section.tsx';
import { t } from '#renderer/words/t.ts';
import type { KeptDraft } from './form-draft.ts';
import { timesIn } from './times.ts';

/** Says that a form shows what was typed some time ago, and offers to begin anew. */
export function DraftNotice({ draft }: { draft: KeptDraft }): ReactNode {
  if (draft.takenUp === null) return null;
  return (
    <Notice icon={<IconHistory size={15} aria-hidden />}>
      <span>
        {t('What was typed here was kept on this laptop, last at {moment}.', {
          moment: timesIn(null).moment(draft.takenUp),
        })}
      </span>
      <Button data-size="xs" onClick={draft.startAfresh}>
        {t('Start afresh')}
      </Button>
    </Notice>
  );
}
