import { PasswordInput } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import { ANOTHER_PASSWORD, isGoodPassword, PASSWORD_RULES, type PasswordContext } from '#shared/domain/password.ts';
import css from './new-password.module.css';

interface Props extends PasswordContext {
  label: string;
  value: string;
  onChange: (password: string) => void;
  error: string | null;
  isFirst?: boolean;
}

/** A password that is being chosen, and below it which of the rules it meets. */
export function NewPassword(props: Props): ReactNode {
  const { label, value, email, before } = props;
  const rules = before === null ? PASSWORD_RULES : [...PASSWORD_RULES, ANOTHER_PASSWORD];
  return (
    <div>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
        value={value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={props.error}
        autoFocus={props.isFirst === true}
      />
      <ul className={css.rules} aria-label={t('Rules for the password')}>
        {rules.map(({ says, isMet }) => {
          const met = isMet(value, { email, before });
          return (
            <li key={says} data-met={met || undefined}>
              {met ? <IconCheck size={14} aria-label={t('met')} /> : <IconPoint size={14} aria-label={t('not yet')} />}
              {t(says)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What speaks against a password that is being chosen; null when nothing does. */
export const objectionToPassword = (password: string, context: PasswordContext): string | null =>
  isGoodPassword(password, context) ? null : t('It has to meet the rules below.');
