import { useCallback } from 'react';
import { eventTime } from '#renderer/data/commands.ts';
import { useUser } from '#renderer/data/session.ts';
import { t } from '#renderer/words/t.ts';
import type { Asset } from '#shared/domain/records.ts';
import { useSave } from './save.ts';

/**
 * Says that the signed-in person has just seen the asset where it stands. Of two people the later one counts, so the
 * moment is event time (S18), which a wrong clock of this laptop does not move. Resolves with what speaks against it.
 */
export function useVerify(): (asset: Asset) => Promise<string | null> {
  const { personId } = useUser();
  const save = useSave();
  return useCallback(
    async (asset) => {
      const verified = { at: await eventTime(), by: personId };
      const edit = { collection: 'assets' as const, id: asset.id, organizationId: asset.organizationId };
      return save(asset.tag || asset.name, t('Verified on site,'), [{ ...edit, values: { verified } }], {});
    },
    [personId, save],
  );
}
