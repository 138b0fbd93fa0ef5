// WebContents: a page, the two worlds injected into it, and the messages between them and main.
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { makeCodec } from './codec.mjs';
import { ipcMain } from './ipc-main.mjs';
import { isolatedWorld, mainWorld } from './page-runtime.mjs';
import { defaultSession } from './permissions.mjs';
import { fromWire, originOf, toWire } from './schemes.mjs';
import { devtools, state } from './shared-state.mjs';

const { encode, decode } = makeCodec();
const WORLD = 'Electron Isolated Context';
// New at each start, so that no page can know them.
const EVENT_NAME = `bridge-${randomBytes(8).toString('hex')}`;
const BINDING_NAME = `binding${randomBytes(8).toString('hex')}`;

let lastId = 0;

export class WebContents extends EventEmitter {
  session = defaultSession;
  targetId;
  sessionId;
  /** The address main has asked for itself, until its request comes by. */
  expectedUrl;
  #url = '';
  #context;
  #queue = [];
  #loaded = false;
  #preferences;
  #decideOnWindow = () => ({ action: 'allow' });

  constructor(window, preferences) {
    super();
    lastId += 1;
    this.id = lastId;
    this.window = window;
    this.#preferences = preferences;
    this.mainFrame = makeMainFrame(this);
    this.attached = this.#attach();
  }

  async #attach() {
    const { width, height } = this.window.bounds;
    const target = await devtools('Target.createTarget', { url: 'about:blank', newWindow: true, width, height });
    this.targetId = target.targetId;
    const session = await devtools('Target.attachToTarget', { targetId: this.targetId, flatten: true });
    this.sessionId = session.sessionId;
    state.contentsBySession.set(this.sessionId, this);
    await this.#send('Page.enable');
    await this.#send('Runtime.enable');
    await this.#send('Runtime.addBinding', { name: BINDING_NAME, executionContextName: WORLD });
    await this.#inject(`(${mainWorld})('${EVENT_NAME}',${makeCodec})`);
    await this.#inject(
      `(${isolatedWorld})('${EVENT_NAME}',${makeCodec},'${BINDING_NAME}',${this.#processInfo()},${this.#preload()})`,
      WORLD,
    );
    await this.#send('Emulation.setFocusEmulationEnabled', { enabled: true });
  }
  #send(method, params) {
    return devtools(method, params, this.sessionId);
  }
  async #inject(source, worldName) {
    const script = { source: `if(self===top)${source}`, ...(worldName ? { worldName } : {}) };
    await this.#send('Page.addScriptToEvaluateOnNewDocument', script);
  }
  #preload() {
    const { preload } = this.#preferences;
    return preload ? `function(require,process,module,exports){${readFileSync(preload, 'utf8')}\n}` : 'null';
  }
  #processInfo() {
    const { platform, arch, versions } = process;
    return JSON.stringify({ platform, arch, versions, argv: this.#preferences.additionalArguments ?? [] });
  }

  // What Chromium tells us.
  onContext({ name, uniqueId, auxData }) {
    if (name !== WORLD || auxData?.frameId !== this.targetId) return;
    this.#context = uniqueId;
    for (const message of this.#queue.splice(0)) this.#push(message);
  }
  onNavigated({ parentId, url, urlFragment = '' }) {
    if (parentId) return;
    this.#url = fromWire(url + urlFragment);
    this.emit('did-navigate', {}, this.#url, 200, '');
  }
  onLoaded() {
    this.emit('did-finish-load', {});
    if (this.#loaded) return;
    this.#loaded = true;
    this.window.emit('ready-to-show', {});
  }
  async onMessage({ name, payload }) {
    if (name !== BINDING_NAME) return;
    const message = JSON.parse(payload);
    if (message.kind === 'open') return this.#openWindow(message);
    const event = { sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1, ports: [] };
    if (message.kind === 'send') return void ipcMain.emit(message.channel, event, ...decode(message.args));
    try {
      const value = encode(await ipcMain.answer(message.channel, event, decode(message.args)));
      this.#push({ kind: 'reply', id: message.id, value });
    } catch (error) {
      console.error(`Error occurred in handler for '${message.channel}':`, error);
      this.#push({ kind: 'reply', id: message.id, error: String(error) });
    }
  }

  /** Notes an address as the request for it will name it: in full, without its fragment. */
  #expect(url) {
    const carried = new URL(toWire(url));
    carried.hash = '';
    this.expectedUrl = fromWire(carried.href);
  }
  /** Into the preload script's world; kept until there is one. */
  #push(message) {
    if (!this.#context) return void this.#queue.push(message);
    const expression = `__fromMain(${JSON.stringify(JSON.stringify(message))})`;
    // A page that has gone away in between does not get it, as in Electron.
    this.#send('Runtime.evaluate', { expression, uniqueContextId: this.#context }).catch(() => {});
  }
  #openWindow({ url, name }) {
    const details = { url: fromWire(url), frameName: name ?? '', features: '', disposition: 'foreground-tab' };
    const decision = this.#decideOnWindow(details);
    if (decision?.action !== 'allow') return;
    void new this.window.constructor(decision.overrideBrowserWindowOptions ?? {}).loadURL(details.url);
  }

  // Electron's own methods.
  send(channel, ...args) {
    this.#push({ kind: 'event', channel, args: encode(args) });
  }
  async loadURL(url) {
    await this.attached;
    this.#context = undefined;
    this.#expect(url);
    const { errorText } = await this.#send('Page.navigate', { url: toWire(url) });
    if (errorText) throw Object.assign(new Error(`${errorText} loading '${url}'`), { code: errorText });
  }
  reload() {
    this.#expect(this.#url);
    void this.#send('Page.reload');
  }
  async executeJavaScript(expression) {
    await this.attached;
    const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  async printToPDF({ landscape = false, printBackground = false } = {}) {
    const { data } = await this.#send('Page.printToPDF', { landscape, printBackground });
    return Buffer.from(data, 'base64');
  }
  async capturePage() {
    const { data } = await this.#send('Page.captureScreenshot');
    const png = Buffer.from(data, 'base64');
    return { toPNG: () => png, isEmpty: () => false };
  }
  async emulateColorScheme(value) {
    await this.attached;
    await this.#send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }
  setWindowOpenHandler(decide) {
    this.#decideOnWindow = decide;
  }
  getURL() {
    return this.#url;
  }
  getTitle() {
    return this.window.getTitle();
  }
  getType() {
    return 'window';
  }
  isLoading() {
    return !this.#loaded;
  }
  isDestroyed() {
    return this.window.isDestroyed();
  }
  close() {
    this.window.close();
  }
  focus() {}
  openDevTools() {}
  closeDevTools() {}
  toggleDevTools() {}
  isDevToolsOpened() {
    return false;
  }
  setZoomFactor() {}
  setZoomLevel() {}
  setVisualZoomLevelLimits() {}
}

function makeMainFrame(contents) {
  return {
    get url() {
      return contents.getURL();
    },
    get origin() {
      return originOf(contents.getURL());
    },
    parent: null,
    routingId: 1,
    processId: 1,
  };
}
