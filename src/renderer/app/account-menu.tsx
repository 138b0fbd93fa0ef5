import { Popover, SegmentedControl, Switch, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceLaptop, IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { signOut } from '#renderer/data/entry.ts';
import { useSession, useUser } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { useLayout } from '#renderer/state/layout.ts';
import { t } from '#renderer/words/t.ts';
import { ROLE_LABEL } from '#shared/domain/permissions.ts';
import { useHelp } from './keys-help.tsx';
import css from './shell.module.css';

/** The first letters of a name: Ines Calder, IC. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();

/** Who is at work, how the app looks, and the way out. Signing out with unsent work says so and keeps it (S26). */
export function AccountMenu(): ReactNode {
  const user = useUser();
  const office = useSession((state) => (state.is === 'open' ? state.officeName : ''));
  const { unsent } = useLiveSync().status;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useLayout();
  const showHelp = useHelp((state) => state.show);
  const [isOpen, setIsOpen] = useState(false);
  const openHelp = (): void => {
    setIsOpen(false);
    showHelp();
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" offset={6} width={304} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.me} onClick={() => setIsOpen(!isOpen)}>
          <span aria-hidden>{initials(user.name)}</span>
          <VisuallyHidden>{t('Account: {name}', { name: user.name })}</VisuallyHidden>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={t('Account')}>
        <div className={css.account}>
          <b>{user.name}</b>
          <p>
            {user.roles.map((role) => t(ROLE_LABEL[role])).join(', ')}, {office}
          </p>
          <p>{user.email}</p>
        </div>
        <div className={css.themes}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('Colours')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={[
              { value: 'light', label: t('Light') },
              { value: 'dark', label: t('Dark') },
              { value: 'auto', label: t('As the system') },
            ]}
          />
        </div>
        <div className={css.themes}>
          <Switch
            label={t('Field mode')}
            description={t('Larger type and targets, for gloves and bad light.')}
            checked={density === 'field'}
            onChange={(event) => setDensity(event.currentTarget.checked ? 'field' : 'normal')}
          />
        </div>
        <Link to="/account" className={css.accountItem} onClick={() => setIsOpen(false)}>
          <IconUserCircle size={16} stroke={1.6} aria-hidden />
          {t('Your account')}
        </Link>
        <Link to="/laptop" className={css.accountItem} onClick={() => setIsOpen(false)}>
          <IconDeviceLaptop size={16} stroke={1.6} aria-hidden />
          {t('This laptop')}
        </Link>
        <button type="button" className={css.accountItem} onClick={openHelp}>
          <IconKeyboard size={16} stroke={1.6} aria-hidden />
          {t('Keys')}
        </button>
        <button type="button" className={css.accountItem} data-apart onClick={() => void signOut()}>
          <IconLogout size={16} stroke={1.6} aria-hidden />
          {t('Sign out')}
        </button>
        {unsent > 0 && <UnsentWork count={unsent} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What becomes of edits that have not reached the office when their author signs out. */
function UnsentWork({ count }: { count: number }): ReactNode {
  return (
    <p className={css.unsent}>
      {t(
        '{count, plural, one {# edit is} other {# edits are}} saved on this laptop and not at the office yet. If you sign out, {count, plural, one {it is kept and goes} other {they are kept and go}} when you sign in again.',
        { count },
      )}
    </p>
  );
}
