import type { ReactNode } from 'react';
import { useContacts } from '#renderer/parts/contacts.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordDay, RecordLongText, RecordNumber, RecordText } from '#renderer/parts/record-fields.tsx';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, assetClasses, familyOf } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE, assetLives, canMoveAsset } from '#shared/domain/assets/lifecycle.ts';
import type { Asset } from '#shared/domain/records.ts';
import css from './asset.module.css';
import { CRITICALITIES, ENVIRONMENTS } from './asset-choices.ts';
import { PlaceField } from './place-field.tsx';

const CLASSES = assetClasses.map((value) => ({ value, label: t(ASSET_CLASSES[value].label) }));
/** The fields of an asset, in sections; each is edited where it stands. What a class does not have is not shown. */
export function AssetSections({ asset, edit }: { asset: Asset; edit: RecordEdit }): ReactNode {
  const contacts = useContacts(asset.organizationId);
  const family = familyOf(asset.class);
  const isComputer = family === 'computer' || asset.class === 'virtual-machine';
  const isPhysical = family !== 'logical';
  // Only the moves that are legal from here: the rule refuses the others anyway.
  const lives = assetLives
    .filter((life) => canMoveAsset(asset.lifecycle, life))
    .map((value) => ({ value, label: t(ASSET_LIFECYCLE[value].label) }));
  return (
    <div className={css.groups}>
      <section aria-label={t('Identity')}>
        <h2>{t('Identity')}</h2>
        <RecordText edit={edit} field="name" />
        <RecordText edit={edit} field="tag" isMono />
        <RecordText edit={edit} field="serial" isMono />
        <RecordChoice edit={edit} field="class" options={CLASSES} />
        <RecordText edit={edit} field="manufacturer" />
        <RecordText edit={edit} field="model" />
        <RecordText edit={edit} field="partNumber" isMono />
      </section>
      <section aria-label={t('Use')}>
        <h2>{t('Use')}</h2>
        <RecordChoice edit={edit} field="lifecycle" options={lives} />
        <PlaceField asset={asset} edit={edit} />
        <RecordChoice edit={edit} field="environment" options={ENVIRONMENTS} />
        <RecordChoice edit={edit} field="criticality" options={CRITICALITIES} read={Number} />
        <RecordChoice
          edit={edit}
          field="ownerId"
          canBeEmpty
          options={contacts.map((one) => ({ value: one.id, label: one.name }))}
        />
      </section>
      <section aria-label={t('Network')}>
        <h2>{t('Network')}</h2>
        <RecordText edit={edit} field="managementIp" isMono />
        <RecordText edit={edit} field="firmware" isMono />
        {isComputer && <RecordText edit={edit} field="outOfBandAddress" isMono />}
        {isComputer && <ComputerFields edit={edit} />}
      </section>
      <section aria-label={t('Life')}>
        <h2>{t('Life')}</h2>
        {isPhysical && <RecordDay edit={edit} field="installedOn" />}
        <RecordDay edit={edit} field="purchasedOn" />
        <RecordDay edit={edit} field="warrantyEndsOn" />
        <RecordDay edit={edit} field="endOfLifeOn" />
        <RecordText edit={edit} field="supplier" />
        <RecordText edit={edit} field="supportContract" />
      </section>
      <div className={css.wide}>
        <RecordLongText edit={edit} field="notes" placeholder={t('What the next person should know')} />
      </div>
    </div>
  );
}

const ComputerFields = ({ edit }: { edit: RecordEdit }): ReactNode => (
  <>
    <RecordText edit={edit} field="operatingSystem" />
    <RecordText edit={edit} field="processor" />
    <RecordNumber edit={edit} field="memoryGb" />
    <RecordText edit={edit} field="disks" />
    <RecordText edit={edit} field="backupJob" />
  </>
);
