import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLiveSync } from '#renderer/app/parts/live-sync.tsx';
import { signOut } from '#renderer/data/entry.ts';
import { useSession, useUser } from '#renderer/data/session.ts';
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
  const showHelp = useHelp((state) => state.show);
  return (
    <Menu position="bottom-end" offset={6} width={304}>
      <Menu.Target>
        <button type="button" className={css.me} aria-label={`Account: ${user.name}`}>
          {initials(user.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.account}>
          <b>{user.name}</b>
          <p>
            {user.roles.map((role) => ROLE_LABEL[role]).join(', ')}, {office}
          </p>
          <p>{user.email}</p>
        </div>
        <div className={css.themes}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label="Colours"
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'As the system' },
            ]}
          />
        </div>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={showHelp}>
          Keys
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
        {unsent > 0 && (
          <p className={css.unsent}>
            {unsent === 1 ? '1 edit is' : `${unsent} edits are`} saved on this laptop and not at the office yet. If you
            sign out, {unsent === 1 ? 'it is' : 'they are'} kept and {unsent === 1 ? 'goes' : 'go'} when you sign in
            again.
          </p>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
