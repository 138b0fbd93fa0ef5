import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { syncNow } from '#renderer/data/commands.ts';
import type { MenuCommand } from '#shared/ipc/bridge.ts';

/** Tells the desktop's main process how much has not left this laptop, so that quitting can say so (S26). */
export function useReportUnsent(unsent: number): void {
  useEffect(() => {
    void window.sitebook?.reportUnsent(unsent);
  }, [unsent]);
}

/** Does what the desktop's menu asks for. Nothing in the web client. */
export function useMenuCommands(): void {
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const commands: Record<MenuCommand, () => void> = {
    'new-ticket': () => void navigate({ to: '/tickets/new' }),
    'new-asset': () => void navigate({ to: '/assets/new' }),
    'sync-now': () => void syncNow(),
    'go-assets': () => void navigate({ to: '/assets' }),
    'go-tickets': () => void navigate({ to: '/tickets' }),
    'go-sync': () => void navigate({ to: '/sync' }),
    'toggle-theme': toggleColorScheme,
  };
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => window.sitebook?.onMenu((command) => latest.current[command]()), []);
}
