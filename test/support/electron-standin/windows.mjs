// BrowserWindow: a tab of Chromium with Electron's events. Its bounds are remembered, not applied.
import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.mjs';
import { commandLine } from './command-line.mjs';
import { devtools, state } from './shared-state.mjs';
import { WebContents } from './web-contents.mjs';

let lastId = 0;

export class BrowserWindow extends EventEmitter {
  #destroyed = false;
  #visible = false;
  #maximized = false;
  #minimized = false;
  #title = '';

  constructor(options = {}) {
    super();
    lastId += 1;
    this.id = lastId;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    state.windows.add(this);
    this.webContents = new WebContents(this, options.webPreferences ?? {});
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL(url) {
    return this.webContents.loadURL(url);
  }
  loadFile(file) {
    return this.loadURL(pathToFileURL(resolve(commandLine.appDirectory, file)).href);
  }
  reload() {
    this.webContents.reload();
  }

  show() {
    this.#visible = true;
    this.emit('show');
  }
  hide() {
    this.#visible = false;
    this.emit('hide');
  }
  isVisible() {
    return this.#visible;
  }
  focus() {
    this.emit('focus');
  }
  isFocused() {
    return BrowserWindow.getFocusedWindow() === this;
  }
  maximize() {
    this.#maximized = true;
    this.emit('maximize');
  }
  unmaximize() {
    this.#maximized = false;
    this.emit('unmaximize');
  }
  isMaximized() {
    return this.#maximized;
  }
  minimize() {
    this.#minimized = true;
    this.emit('minimize');
  }
  restore() {
    this.#minimized = false;
    this.emit('restore');
  }
  isMinimized() {
    return this.#minimized;
  }
  isFullScreen() {
    return false;
  }
  setTitle(title) {
    this.#title = title;
  }
  getTitle() {
    return this.#title;
  }
  setBounds(bounds) {
    Object.assign(this.bounds, bounds);
    this.emit('move');
    this.emit('resize');
  }
  getBounds() {
    return { ...this.bounds };
  }
  getNormalBounds() {
    return { ...this.bounds };
  }
  getSize() {
    return [this.bounds.width, this.bounds.height];
  }
  setFullScreen() {}
  setMenu() {}
  setMenuBarVisibility() {}
  setProgressBar() {}
  setBackgroundColor() {}
  setTitleBarOverlay() {}
  flashFrame() {}

  /** Asks first: a listener of `close` may say no. */
  close() {
    if (this.#destroyed) return;
    let stopped = false;
    this.emit('close', {
      preventDefault() {
        stopped = true;
      },
    });
    if (!stopped) this.destroy();
  }
  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    const { targetId, sessionId } = this.webContents;
    state.windows.delete(this);
    state.contentsBySession.delete(sessionId);
    if (targetId) devtools('Target.closeTarget', { targetId }).catch(() => {}); // it may be closed already
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (state.windows.size > 0 || app.quitting) return;
    if (!app.emit('window-all-closed')) app.quit();
  }
  isDestroyed() {
    return this.#destroyed;
  }

  static getAllWindows() {
    return [...state.windows];
  }
  static getFocusedWindow() {
    return [...state.windows].at(-1) ?? null;
  }
  static fromId(id) {
    return [...state.windows].find((window) => window.id === id) ?? null;
  }
  static fromWebContents(contents) {
    return contents?.window ?? null;
  }
}
