// Electron's `app`: paths, readiness, and the order of events in which it quits.
import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './command-line.mjs';
import { state } from './shared-state.mjs';

const { manifest, appDirectory } = commandLine;
const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');

class App extends EventEmitter {
  name = manifest.productName ?? manifest.name;
  isPackaged = false;
  #paths = new Map();
  #ready = withResolvers();
  /** While it quits, closing the last window must not start another quit. */
  quitting = false;

  commandLine = {
    appendSwitch() {},
    appendArgument() {},
    hasSwitch: commandLine.has,
    getSwitchValue: commandLine.value,
  };

  /** For the stand-in itself: Chromium runs, main has been evaluated. */
  becomeReady() {
    state.isReady = true;
    this.#ready.resolve();
    this.emit('ready', {}, {});
  }
  whenReady() {
    return this.#ready.promise;
  }
  isReady() {
    return state.isReady;
  }

  getName() {
    return this.name;
  }
  setName(name) {
    this.name = name;
  }
  getVersion() {
    return manifest.version ?? '0.0.0';
  }
  getAppPath() {
    return appDirectory;
  }
  getLocale() {
    return 'en-US';
  }
  getPreferredSystemLanguages() {
    return ['en-US'];
  }
  setPath(name, path) {
    this.#paths.set(name, path);
  }
  getPath(name) {
    const userData = this.#paths.get('userData') ?? (commandLine.value('user-data-dir') || join(config, this.name));
    const usual = {
      home: homedir(),
      appData: config,
      userData,
      sessionData: userData,
      logs: join(userData, 'logs'),
      crashDumps: join(userData, 'Crashpad'),
      temp: tmpdir(),
      exe: process.argv[0],
      downloads: join(homedir(), 'Downloads'),
      documents: join(homedir(), 'Documents'),
    };
    return this.#paths.get(name) ?? usual[name] ?? join(homedir(), name);
  }

  requestSingleInstanceLock() {
    return true;
  }
  hasSingleInstanceLock() {
    return true;
  }
  releaseSingleInstanceLock() {}

  /** before-quit, then every window's close, then will-quit, then quit; each of the first three may stop it. */
  quit() {
    if (this.quitting) return;
    this.quitting = true;
    if (!this.#emitStoppable('before-quit') || !closeAllWindows() || !this.#emitStoppable('will-quit')) {
      this.quitting = false;
      return;
    }
    this.emit('quit', {}, 0);
    this.exit(0);
  }
  exit(code = 0) {
    process.exitCode = code;
    if (!state.chromium) process.exit();
    state.chromium.close(); // the process ends when Chromium has
  }
  #emitStoppable(name) {
    let stopped = false;
    this.emit(name, {
      preventDefault() {
        stopped = true;
      },
    });
    return !stopped;
  }

  // Things with nothing to do here, so that main need not ask which Electron it runs in.
  setAppUserModelId() {}
  setLoginItemSettings() {}
  setAsDefaultProtocolClient() {
    return true;
  }
  enableSandbox() {}
  disableHardwareAcceleration() {}
  setBadgeCount() {
    return true;
  }
  setAboutPanelOptions() {}
  focus() {}
  relaunch() {}
  getAppMetrics() {
    return [];
  }
  getGPUFeatureStatus() {
    return {};
  }
}

/** True when all of them let themselves be closed. */
function closeAllWindows() {
  for (const window of [...state.windows]) {
    window.close();
    if (!window.isDestroyed()) return false;
  }
  return true;
}

/** A promise and what settles it; Node 20 has no Promise.withResolvers. */
function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

export const app = new App();
