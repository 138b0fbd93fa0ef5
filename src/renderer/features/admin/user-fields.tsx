import { Checkbox, MultiSelect, Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ROLE_DOES, ROLE_LABEL, ROLES, type Role } from '#shared/domain/permissions.ts';
import css from './admin.module.css';
import { grantOf, type UserValues } from './user-values.ts';
import { seesNothing } from './words.ts';

export type UserForm = UseFormReturnType<UserValues>;

/** Who somebody is and what they may do: two columns of a form. `isSelf`: nobody takes the administrator's role away from themselves. */
export function UserFields({ form, isSelf }: { form: UserForm; isSelf: boolean }): ReactNode {
  return (
    <>
      <div className={text.stack}>
        <TextInput label={t('Name')} spellCheck={false} autoComplete="off" {...form.getInputProps('name')} />
        <TextInput
          label={t('Mail address')}
          type="email"
          spellCheck={false}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <Clients form={form} />
      </div>
      <Roles form={form} isSelf={isSelf} />
    </>
  );
}

function Roles({ form, isSelf }: { form: UserForm; isSelf: boolean }): ReactNode {
  const { roles } = form.values;
  const toggle = (role: Role): void =>
    form.setFieldValue('roles', roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role]);
  return (
    <fieldset className={css.choices}>
      <legend className={css.legend}>{t('Roles')}</legend>
      {ROLES.map((role) => {
        const isFixed = isSelf && role === 'admin';
        return (
          <Checkbox
            key={role}
            label={t(ROLE_LABEL[role])}
            description={
              isFixed
                ? t('Nobody takes this role away from themselves. Ask another administrator.')
                : t(ROLE_DOES[role])
            }
            checked={roles.includes(role)}
            onChange={() => toggle(role)}
            disabled={isFixed}
          />
        );
      })}
      {form.errors.roles && (
        <p className={`${text.small} ${text.bad}`} role="alert">
          {form.errors.roles}
        </p>
      )}
    </fieldset>
  );
}

function Clients({ form }: { form: UserForm }): ReactNode {
  const names = useDirectory();
  const id = useId();
  const { roles, isAll, organizations } = form.values;
  const isAdmin = roles.includes('admin');
  const known = names.organizations.map(({ id: value, name, shortCode }) => ({
    value,
    label: `${name} (${shortCode})`,
  }));
  const strange = organizations
    .filter((one) => !known.some(({ value }) => value === one))
    .map((value) => ({ value, label: t('a client this laptop does not know') }));
  return (
    <fieldset className={css.choices}>
      <legend className={css.legend}>{t('Clients')}</legend>
      {isAdmin ? (
        <p className={text.second}>{t('An administrator sees every client.')}</p>
      ) : (
        <>
          <Radio
            name={id}
            label={t('All clients, also those to come')}
            checked={isAll}
            onChange={() => form.setFieldValue('isAll', true)}
          />
          <Radio
            name={id}
            label={t('Only these')}
            checked={!isAll}
            onChange={() => form.setFieldValue('isAll', false)}
          />
          {!isAll && (
            <MultiSelect
              aria-label={t('Clients')}
              placeholder={organizations.length === 0 ? t('Type a name or a code') : ''}
              data={[...known, ...strange]}
              searchable
              clearable
              hidePickedOptions
              nothingFoundMessage={t('No client by that name')}
              value={[...known, ...strange].map((one) => one.value).filter((one) => organizations.includes(one))}
              onChange={(chosen) => form.setFieldValue('organizations', chosen)}
            />
          )}
          {seesNothing(roles, grantOf(form.values)) && roles.length > 0 && (
            <NoClientWarning hasClients={known.length > 0} isLoading={names.isLoading} />
          )}
        </>
      )}
    </fieldset>
  );
}

const NoClientWarning = ({ hasClients, isLoading }: { hasClients: boolean; isLoading: boolean }): ReactNode => (
  <div className={css.warning} role="status">
    <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
    <p>
      {t('Without a client there is nothing to see or to work on.')}{' '}
      {hasClients || isLoading ? (
        t('Choose the clients above.')
      ) : (
        <>
          {t('The office has no clients yet:')} <Link to="/clients/new">{t('add the first one')}</Link>.
        </>
      )}
    </p>
  </div>
);
