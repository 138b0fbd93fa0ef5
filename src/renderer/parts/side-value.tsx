import { Fragment, type ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import changes from './change.module.css';
import { Change } from './change.tsx';
import { changeView } from './change-view.ts';
import { type OpenConflict, otherOf } from './conflicts.ts';
import type { Directory } from './directory.tsx';
import { fieldLabel, valueText } from './values.ts';

/**
 * One of two values of a field, as it is best compared with the other: of a value of several parts those in which they
 * differ, of a list what this one added and took out.
 */
export function SideValue(props: {
  collection: Collection;
  conflict: OpenConflict;
  value: unknown;
  names: Directory;
}): ReactNode {
  const { collection, conflict, value, names } = props;
  const { field } = conflict;
  if (field === 'deleted') return value === true ? t('It is deleted') : t('It stays');
  if (Array.isArray(value) || Array.isArray(conflict.before)) {
    return (
      <Change
        view={changeView(collection, field, conflict.before, value, names)}
        label={fieldLabel(collection, field)}
      />
    );
  }
  const view = changeView(collection, field, otherOf(conflict, value), value, names);
  if (view.is !== 'parts') return valueText(collection, field, value, names);
  return (
    <dl className={changes.parts}>
      {view.parts.map((part) => (
        <Fragment key={part.label}>
          <dt>{part.label}</dt>
          <dd>{part.after || t('empty')}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
