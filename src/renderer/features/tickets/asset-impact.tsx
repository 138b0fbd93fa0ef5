import { Fragment, type ReactNode } from 'react';
import { useImpact } from '#renderer/data/links.ts';
import { impactCount } from '#renderer/parts/impact-words.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';

/** Services named; the rest is counted. */
const FEW = 2;

/** What stops if the asset stops, beside a ticket: its services by name, everything else counted. */
export function AssetImpact({ assetId }: { assetId: string }): ReactNode {
  const answer = useImpact(assetId, 'stops', FEW);
  if (!answer || answer.count.services + answer.count.assets === 0) return null;
  const { services, count } = answer;
  return (
    <p>
      <span className={text.muted}>{t('If it stops:')}</span> {impactCount(answer)}
      {services.length > 0 && ' ('}
      {services.map((one, index) => (
        <Fragment key={one.id}>
          {index > 0 && ', '}
          <RecordLink collection="assets" id={one.id}>
            {one.name}
          </RecordLink>
        </Fragment>
      ))}
      {count.services > services.length && ', …'}
      {services.length > 0 && ')'}
    </p>
  );
}
