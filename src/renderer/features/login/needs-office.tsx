import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { chooseOffice } from '#renderer/data/entry.ts';
import { t } from '#renderer/words/t.ts';
import { Door } from './door.tsx';
import css from './login.module.css';

/** The desktop app's first start: which office? */
export function NeedsOffice({ message }: { message: string | null }): ReactNode {
  const [address, setAddress] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsBusy(true);
    await chooseOffice(address);
    setIsBusy(false);
  };
  return (
    <Door title={t('Which office?')} lead={t('The address of your office server, once for this laptop.')}>
      <form className={css.inputs} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('Office address')}
          description={t('Such as desk.example.org')}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={message}
          autoFocus
          required
          withAsterisk={false}
          spellCheck={false}
        />
        <Button type="submit" variant="filled" className={css.submit ?? ''} loading={isBusy}>
          {t('Go on')}
        </Button>
      </form>
    </Door>
  );
}
