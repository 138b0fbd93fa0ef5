import type { ReactNode } from 'react';
import { DeleteRecord, useHanging } from '#renderer/parts/delete-record.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { t } from '#renderer/words/t.ts';

/** Deletes an asset, and says what hangs on it. All of that stays where it is, and so does the way back. */
export function DeleteAsset({ edit }: { edit: RecordEdit }): ReactNode {
  const it = { is: 'any-of' as const, values: [edit.record.id] };
  const links = (count: number): string => t('{count, plural, one {# link} other {# links}}', { count });
  const from = useHanging('relationships', { field: 'fromId', ...it }, links);
  const to = useHanging('relationships', { field: 'toId', ...it }, links);
  const total = from.total + to.total;
  const hanging = [
    { total, words: links(total), isLoading: from.isLoading || to.isLoading },
    useHanging('tickets', { field: 'assetIds', is: 'includes', values: [edit.record.id] }, (count) =>
      t('{count, plural, one {# ticket} other {# tickets}}', { count }),
    ),
    useHanging('documents', { field: 'assetIds', is: 'includes', values: [edit.record.id] }, (count) =>
      t('{count, plural, one {# document} other {# documents}}', { count }),
    ),
  ];
  return (
    <DeleteRecord
      edit={edit}
      verb={t('Delete asset')}
      told={(list) => t('{list} name it. They stay as they are, and the asset can be brought back.', { list })}
      hanging={hanging}
    />
  );
}
