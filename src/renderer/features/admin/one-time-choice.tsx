import { Radio } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { NewPassword, objectionToPassword } from '#renderer/parts/new-password.tsx';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';

/** A one-time password as it is chosen: null lets the office make one. */
export type OneTime = string | null;

/** What speaks against it; null when nothing does. */
export const objectionToOneTime = (password: OneTime, email: string): string | null =>
  password === null ? null : objectionToPassword(password, { email, before: null });

/** Where a one-time password comes from: the office makes one, or the administrator types one. */
export function OneTimeChoice(props: {
  value: OneTime;
  onChange: (password: OneTime) => void;
  email: string;
  error: string | null;
}): ReactNode {
  const id = useId();
  const { value, onChange, email, error } = props;
  return (
    <fieldset className={css.choices}>
      <legend className={css.legend}>{t('Password for the first sign-in')}</legend>
      <Radio name={id} label={t('Let Sitebook make one')} checked={value === null} onChange={() => onChange(null)} />
      <Radio name={id} label={t('Type one')} checked={value !== null} onChange={() => onChange('')} />
      {value !== null && (
        <NewPassword
          label={t('One-time password')}
          value={value}
          onChange={onChange}
          email={email}
          before={null}
          error={error}
          isFirst
        />
      )}
    </fieldset>
  );
}
