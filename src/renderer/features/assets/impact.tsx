import { IconAffiliate } from '@tabler/icons-react';
import { Fragment, type ReactNode, useState } from 'react';
import { type ImpactAnswer, useImpact } from '#renderer/data/links.ts';
import { usePageActions } from '#renderer/parts/actions.ts';
import { impactCount } from '#renderer/parts/impact-words.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { FilterChip } from '#renderer/ui/filter.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, type AssetClass } from '#shared/domain/assets/classes.ts';
import type { Asset } from '#shared/domain/records.ts';
import type { ImpactDirection } from '#shared/domain/relationships/impact.ts';
import css from './impact.module.css';
import { ImpactRows } from './impact-rows.tsx';

/** Listed at most of services and of other assets: more is found by class. */
const MOST = 300;
/** Named beside the asset. */
const FEW = 3;

const DIRECTIONS: readonly { value: ImpactDirection; label: string }[] = [
  { value: 'stops', label: t('What stops if this stops') },
  { value: 'causes', label: t('What could be the cause') },
];

const NOTHING: Record<ImpactDirection, string> = {
  stops: t('Nothing else stops with it, as far as its relationships say.'),
  causes: t('Nothing that could be the cause is linked to it.'),
};

/** What hangs on an asset, or on what it hangs itself: from the records of this laptop, with no network. */
export function Impact(props: {
  asset: Asset;
  direction: ImpactDirection;
  onDirection: (direction: ImpactDirection) => void;
}): ReactNode {
  const { asset, direction } = props;
  const [classes, setClasses] = useState<AssetClass[]>([]);
  const answer = useImpact(asset.id, direction, MOST, classes);
  const turn = (to: ImpactDirection): void => {
    setClasses([]);
    props.onDirection(to);
  };
  const show = (to: ImpactDirection): void => {
    turn(to);
    document.getElementById('impact')?.scrollIntoView({ block: 'start' });
  };
  usePageActions(t('On this page'), [
    {
      id: 'impact',
      label: t('Show what stops if this stops'),
      words: t('impact services'),
      keys: 'w',
      icon: IconAffiliate,
      run: () => show('stops'),
    },
    {
      id: 'causes',
      label: t('Show what could be the cause'),
      words: t('impact why'),
      icon: IconAffiliate,
      run: () => show('causes'),
    },
  ]);
  return (
    <Section
      id="impact"
      title={t('Impact')}
      count={answer && impactCount(answer)}
      actions={
        <span className={css.turn}>
          {DIRECTIONS.map((one) => (
            <button
              key={one.value}
              type="button"
              aria-pressed={one.value === direction}
              onClick={() => turn(one.value)}
            >
              {one.label}
            </button>
          ))}
        </span>
      }
    >
      {answer && <Hits answer={answer} direction={direction} classes={classes} onClasses={setClasses} />}
    </Section>
  );
}

function Hits(props: {
  answer: ImpactAnswer;
  direction: ImpactDirection;
  classes: AssetClass[];
  onClasses: (classes: AssetClass[]) => void;
}): ReactNode {
  const { answer, direction, classes } = props;
  const { services, assets, count } = answer;
  if (count.services + count.assets === 0) return <p className={text.muted}>{NOTHING[direction]}</p>;
  const options = answer.classes.map((one) => ({
    value: one.class,
    label: `${t(ASSET_CLASSES[one.class].label)} ${one.count}`,
  }));
  return (
    <div className={css.hits}>
      {count.services > 0 && (
        <>
          <div className={css.head}>
            <h3>
              {t('Services')} <span>{count.services}</span>
            </h3>
          </div>
          <ImpactRows label={t('Services')} rows={services} total={count.services} />
        </>
      )}
      {count.assets > 0 && (
        <>
          <div className={css.head}>
            <h3>
              {t('Other assets')} <span>{count.wanted}</span>
            </h3>
            {(options.length > 1 || classes.length > 0) && (
              <FilterChip
                name={t('Class')}
                options={options}
                chosen={classes}
                onChange={(chosen) => props.onClasses(chosen as AssetClass[])}
              />
            )}
          </div>
          <ImpactRows label={t('Other assets')} rows={assets} total={count.wanted} />
        </>
      )}
      <Touched label={t('Sites')} collection="sites" of={answer.sites} />
      <Touched label={t('Contacts')} collection="people" of={answer.contacts} />
      {answer.isCut && (
        <p className={`${text.small} ${text.warn}`}>{t('There is more than this: the walk ended at 10,000 assets.')}</p>
      )}
    </div>
  );
}

/** Sites or contacts, each with how many of the assets are there or theirs. */
function Touched(props: { label: string; collection: 'sites' | 'people'; of: ImpactAnswer['sites'] }): ReactNode {
  const { label, collection, of } = props;
  if (of.length === 0) return null;
  return (
    <p className={css.touched}>
      <b>{label}</b>
      {of.map((one, index) => (
        <Fragment key={one.id}>
          {index > 0 && ', '}
          <RecordLink collection={collection} id={one.id}>
            {one.name}
          </RecordLink>{' '}
          <span className={text.muted}>{one.count}</span>
        </Fragment>
      ))}
    </p>
  );
}

/** The same in three lines, where it is seen first: how much stops, and which services. `onShow`: all of it is wanted. */
export function ImpactInShort({ asset, onShow }: { asset: Asset; onShow: () => void }): ReactNode {
  const answer = useImpact(asset.id, 'stops', FEW);
  if (!answer || answer.count.services + answer.count.assets === 0) return null;
  const { services, count } = answer;
  const show = (): void => {
    onShow();
    document.getElementById('impact')?.scrollIntoView({ block: 'start' });
  };
  return (
    <Section
      title={t('If it stops')}
      actions={
        <button type="button" className={css.more} onClick={show}>
          {t('Show impact')}
        </button>
      }
    >
      <p className={text.second}>{impactCount(answer)}</p>
      {services.length > 0 && (
        <ul className={css.short}>
          {services.map((one) => (
            <li key={one.id} className={text.row}>
              <span className={text.cut}>
                <RecordLink collection="assets" id={one.id}>
                  {one.name}
                </RecordLink>
              </span>
              <span className={`${text.small} ${text.muted}`}>
                {t('criticality {criticality}', { criticality: one.criticality })}
              </span>
            </li>
          ))}
          {count.services > services.length && (
            <li className={`${text.small} ${text.muted}`}>
              {t('and {count} more', { count: count.services - services.length })}
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}
