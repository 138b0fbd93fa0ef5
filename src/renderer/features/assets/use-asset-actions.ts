import { IconPlus } from '@tabler/icons-react';
import { usePageActions } from '#renderer/parts/actions.ts';
import { useCanAdd } from '#renderer/parts/can-add.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { t } from '#renderer/words/t.ts';

/** What can be done on an asset's page besides editing its fields. */
export function useAssetActions(edit: RecordEdit, newTicket: () => void): void {
  const canAddTicket = useCanAdd('tickets');
  usePageActions(t('On this page'), [
    canAddTicket && {
      id: 'ticket-for-asset',
      label: t('New ticket about {asset}', { asset: edit.code }),
      keys: 'c',
      icon: IconPlus,
      run: newTicket,
    },
  ]);
}
