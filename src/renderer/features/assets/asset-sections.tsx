import type { ReactNode } from 'react';
import { useContacts } from '#renderer/parts/contacts.ts';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordDay, RecordLongText, RecordNumber, RecordText } from '#renderer/parts/record-fields.tsx';
import { ASSET_CLASSES, assetClasses, familyOf } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE, assetLives, canMoveAsset } from '#shared/domain/assets/lifecycle.ts';
import type { Asset } from '#shared/domain/records.ts';
import css from './asset.module.css';
import { PlaceField } from './place-field.tsx';

const CLASSES = assetClasses.map((value) => ({ value, label: ASSET_CLASSES[value].label }));
const ENVIRONMENTS = [
  { value: 'production', label: 'Production' },
  { value: 'test', label: 'Test' },
  { value: 'development', label: 'Development' },
  { value: 'spare', label: 'Spare' },
];
const CRITICALITIES = [
  { value: '1', label: '1, the office stops without it' },
  { value: '2', label: '2, many are hindered' },
  { value: '3', label: '3, a few are hindered' },
  { value: '4', label: '4, can wait' },
];

/** The fields of an asset, in sections; each is edited where it stands. What a class does not have is not shown. */
export function AssetSections({ asset, edit }: { asset: Asset; edit: RecordEdit }): ReactNode {
  const contacts = useContacts(asset.organizationId);
  const family = familyOf(asset.class);
  const isComputer = family === 'computer' || asset.class === 'virtual-machine';
  const isPhysical = family !== 'logical';
  // Only the moves that are legal from here: the rule refuses the others anyway.
  const lives = assetLives
    .filter((life) => canMoveAsset(asset.lifecycle, life))
    .map((value) => ({ value, label: ASSET_LIFECYCLE[value].label }));
  return (
    <div className={css.groups}>
      <section aria-label="Identity">
        <h2>Identity</h2>
        <RecordText edit={edit} field="name" />
        <RecordText edit={edit} field="tag" isMono />
        <RecordText edit={edit} field="serial" isMono />
        <RecordChoice edit={edit} field="class" options={CLASSES} />
        <RecordText edit={edit} field="manufacturer" />
        <RecordText edit={edit} field="model" />
        <RecordText edit={edit} field="partNumber" isMono />
      </section>
      <section aria-label="Use">
        <h2>Use</h2>
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
      <section aria-label="Network">
        <h2>Network</h2>
        <RecordText edit={edit} field="managementIp" isMono />
        <RecordText edit={edit} field="firmware" isMono />
        {isComputer && <RecordText edit={edit} field="outOfBandAddress" isMono />}
        {isComputer && <ComputerFields edit={edit} />}
      </section>
      <section aria-label="Life">
        <h2>Life</h2>
        {isPhysical && <RecordDay edit={edit} field="installedOn" />}
        <RecordDay edit={edit} field="purchasedOn" />
        <RecordDay edit={edit} field="warrantyEndsOn" />
        <RecordDay edit={edit} field="endOfLifeOn" />
        <RecordText edit={edit} field="supplier" />
        <RecordText edit={edit} field="supportContract" />
      </section>
      <div className={css.wide}>
        <RecordLongText edit={edit} field="notes" placeholder="What the next person should know" />
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
