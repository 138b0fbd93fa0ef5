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
        command('print', 'Print…', 'CmdOrCtrl+P'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Go',
      submenu: [
        command('search', 'Search, go to, do', 'CmdOrCtrl+K'),
        { type: 'separator' },
        command('go-today', 'Today', 'CmdOrCtrl+1'),
        command('go-tickets', 'Tickets', 'CmdOrCtrl+2'),
        command('go-assets', 'Assets', 'CmdOrCtrl+3'),
        command('go-clients', 'Clients', 'CmdOrCtrl+4'),
        command('go-sites', 'Sites', 'CmdOrCtrl+5'),
        command('go-people', 'People', 'CmdOrCtrl+6'),
        command('go-documents', 'Documents', 'CmdOrCtrl+7'),
        command('go-sync', 'Sync centre', 'CmdOrCtrl+8'),
      ],
    },
    {
      label: '&View',
      submenu: [
        command('toggle-theme', 'Light or dark', 'CmdOrCtrl+Shift+L'),
        command('field-mode', 'Field mode', 'CmdOrCtrl+Shift+F'),
        command('keys', 'Keys'),
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

function command(id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions {
  return { id, label, ...(accelerator ? { accelerator } : {}), click: () => send('menu:command', id) };
}

function send<E extends keyof Events>(event: E, ...args: Events[E]): void {
  mainWindow()?.webContents.send(event, ...args);
}
