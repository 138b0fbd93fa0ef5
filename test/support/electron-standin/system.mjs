// The parts of Electron that speak to the desktop around the app. Most have nothing to do here.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { state } from './shared-state.mjs';

const emitter = (members) => Object.assign(new EventEmitter(), members);
const nothing = () => {};

const FILE_TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export const net = {
  async fetch(input, init) {
    const url = String(input.url ?? input);
    if (!url.startsWith('file:')) return fetch(input, init);
    const path = fileURLToPath(url);
    const type = FILE_TYPES[extname(path)] ?? 'application/octet-stream';
    return new Response(await readFile(path), { headers: { 'content-type': type } });
  },
  isOnline: () => process.env.STANDIN_OFFLINE !== '1',
};

class NativeTheme extends EventEmitter {
  #source = 'system';
  get themeSource() {
    return this.#source;
  }
  set themeSource(source) {
    this.#source = source;
    const scheme = source === 'system' ? '' : source;
    for (const window of state.windows) void window.webContents.emulateColorScheme(scheme);
    this.emit('updated');
  }
  get shouldUseDarkColors() {
    return this.#source === 'dark';
  }
}
export const nativeTheme = new NativeTheme();

export class MenuItem {
  constructor(options) {
    Object.assign(this, { enabled: true, visible: true, checked: false }, options);
    if (Array.isArray(options.submenu)) this.submenu = Menu.buildFromTemplate(options.submenu);
  }
}

export class Menu {
  static #application = null;
  items = [];
  append(item) {
    this.items.push(item);
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup() {}
  closePopup() {}
  static buildFromTemplate(template) {
    const menu = new Menu();
    for (const options of template) menu.append(new MenuItem(options));
    return menu;
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu;
  }
  static getApplicationMenu() {
    return Menu.#application;
  }
}

/** What would have been opened is kept in `shell.opened`. */
export const shell = {
  opened: [],
  openExternal: async (url) => void shell.opened.push(url),
  openPath: async (path) => {
    shell.opened.push(path);
    return '';
  },
  showItemInFolder: (path) => void shell.opened.push(path),
  trashItem: (path) => rm(path, { recursive: true }),
  beep: nothing,
};

let clipboardText = '';
export const clipboard = {
  readText: () => clipboardText,
  writeText: (text) => {
    clipboardText = text;
  },
  clear: () => {
    clipboardText = '';
  },
};

const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  workAreaSize: { width: 1920, height: 1080 },
};
export const screen = emitter({
  getPrimaryDisplay: () => DISPLAY,
  getAllDisplays: () => [DISPLAY],
  getDisplayMatching: () => DISPLAY,
});

export const utilityProcess = {
  fork(file, args = [], { env = process.env, cwd } = {}) {
    const child = fork(fileURLToPath(new URL('./utility-boot.mjs', import.meta.url)), [file, ...args], {
      env,
      cwd,
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    });
    const utility = emitter({
      pid: child.pid,
      postMessage: (message) => child.send(message),
      kill: () => child.kill(),
    });
    for (const event of ['spawn', 'message', 'exit']) child.on(event, (...details) => utility.emit(event, ...details));
    return utility;
  },
};

export class Notification extends EventEmitter {
  static isSupported() {
    return true;
  }
  constructor(options) {
    super();
    Object.assign(this, options);
  }
  show() {
    this.emit('show');
  }
  close() {
    this.emit('close');
  }
}

export class Tray extends EventEmitter {
  setToolTip() {}
  setContextMenu() {}
  setImage() {}
  destroy() {}
}

const image = { isEmpty: () => false, resize: () => image };
export const nativeImage = {
  createFromPath: () => image,
  createFromBuffer: () => image,
  createEmpty: () => ({ isEmpty: () => true }),
};
export const powerMonitor = emitter({
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active',
  isOnBatteryPower: () => false,
});
export const powerSaveBlocker = { start: () => 1, stop: nothing, isStarted: () => false };
export const globalShortcut = { register: () => true, unregister: nothing, unregisterAll: nothing };
export const systemPreferences = emitter({ getAccentColor: () => '0a66c2ff' });
export const autoUpdater = emitter({ checkForUpdates: nothing, quitAndInstall: nothing, setFeedURL: nothing });
export const crashReporter = { start: nothing };
