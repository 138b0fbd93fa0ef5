import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Events, MenuCommand } from '#shared/ipc/bridge.ts';
import { mainWindow } from './window.ts';

/** Sets the application menu. What is the page's business is sent to it; the rest are the system's own roles. */
export function installMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin')));
}

function menuTemplate(isMac: boolean): MenuItemConstructorOptions[] {
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        command('new-ticket', 'New ticket', 'CmdOrCtrl+N'),
        command('new-asset', 'New asset', 'CmdOrCtrl+Shift+N'),
        { type: 'separator' },
        command('sync-now', 'Sync now', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: [
        command('go-assets', 'Assets', 'CmdOrCtrl+1'),
        command('go-tickets', 'Tickets', 'CmdOrCtrl+2'),
        command('go-sync', 'Sync centre', 'CmdOrCtrl+3'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('toggle-theme', 'Light or dark', 'CmdOrCtrl+Shift+L'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
}

function command(id: MenuCommand, label: string, accelerator: string): MenuItemConstructorOptions {
  return { id, label, accelerator, click: () => send('menu:command', id) };
}

function send<E extends keyof Events>(event: E, ...args: Events[E]): void {
  mainWindow()?.webContents.send(event, ...args);
}
