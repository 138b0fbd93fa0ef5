import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, Events, Question, Questions } from '#shared/ipc/bridge.ts';

// The only code that runs beside the page with Electron in reach: it hands over `window.sitebook` and nothing more,
// so no channel can be named by the page itself.

function ask<Q extends Question>(question: Q, ...args: Questions[Q]['args']): Promise<Questions[Q]['answer']> {
  return ipcRenderer.invoke(question, ...args);
}

function listen<E extends keyof Events>(event: E, callback: (...args: Events[E]) => void): () => void {
  // Electron's own first argument stays here: it would lend the page `ipcRenderer`.
  const listener = (_event: unknown, ...args: unknown[]): void => callback(...(args as Events[E]));
  ipcRenderer.on(event, listener);
  return () => void ipcRenderer.off(event, listener);
}

const VERSION_FLAG = '--sitebook-version=';
const version = process.argv.find((argument) => argument.startsWith(VERSION_FLAG))?.slice(VERSION_FLAG.length);

const bridge: DesktopBridge = {
  kind: 'desktop',
  platform: process.platform,
  version: version ?? '',
  officeAddress: () => ask('office-address:get'),
  setOfficeAddress: (url) => ask('office-address:set', url),
  secret: {
    get: (name) => ask('secret:get', name),
    set: (name, value) => ask('secret:set', name, value),
    remove: (name) => ask('secret:remove', name),
    protection: () => ask('secret:protection'),
  },
  commands: {
    keep: (owner, id, command) => ask('commands:keep', owner, id, command),
    kept: (owner) => ask('commands:kept', owner),
    settle: (owner, ids) => ask('commands:settle', owner, ids),
    erase: (owner, what) => ask('commands:erase', owner, what),
  },
  reportUnsent: (count) => ask('unsent:report', count),
  openExternal: (url) => ask('external:open', url),
  onMenu: (callback) => listen('menu:command', callback),
};

contextBridge.exposeInMainWorld('sitebook', bridge);
