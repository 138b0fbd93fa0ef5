// All of it together: what `electron` is to the app's main bundle.
import { app } from './app.mjs';
import { dialog } from './dialog.mjs';
import { ipcMain } from './ipc-main.mjs';
import { defaultSession } from './permissions.mjs';
import { safeStorage } from './safe-storage.mjs';
import { protocol } from './schemes.mjs';
import { state } from './shared-state.mjs';
import * as system from './system.mjs';
import { BrowserWindow } from './windows.mjs';

const allContents = () => [...state.windows].map((window) => window.webContents);

export const electron = {
  ...system,
  app,
  BaseWindow: BrowserWindow,
  BrowserWindow,
  dialog,
  ipcMain,
  protocol,
  safeStorage,
  session: { defaultSession, fromPartition: () => defaultSession },
  webContents: {
    getAllWebContents: allContents,
    getFocusedWebContents: () => allContents().at(-1) ?? null,
    fromId: (id) => allContents().find((contents) => contents.id === id),
    fromDevToolsTargetId: (targetId) => allContents().find((contents) => contents.targetId === targetId),
  },
};
