// What runs inside pages. `mainWorld` is injected into the page's own world, `isolatedWorld` into a world of its own
// that shares the page's DOM but none of its JavaScript: the mechanism of Chromium that Electron's context isolation
// is built on. The two speak by synchronous DOM events that carry strings, under a name the page cannot guess.
// Both are sent as source text, so each must need nothing from outside itself.

/** The page's side of the context bridge, and of `window.open`. */
export function mainWorld(eventName, makeCodec) {
  const { encode, decode } = makeCodec();
  const callbacks = new Map();
  const replies = new Map();
  let lastId = 0;

  const keep = (callback) => {
    lastId += 1;
    callbacks.set(lastId, callback);
    return lastId;
  };
  const toIsolated = (kind, message) =>
    dispatchEvent(new CustomEvent(eventName + kind, { detail: JSON.stringify(message) }));

  /** Calls a function the preload script exposed. It answers at once, or with "later" when it returned a promise. */
  const call = (id, args) => {
    lastId += 1;
    const replyId = lastId;
    let answer;
    replies.set(replyId, (message) => {
      answer = message;
    });
    toIsolated('-call', { id, replyId, args: encode(args, keep) });
    const settle = (message) => {
      replies.delete(replyId);
      if ('error' in message) throw decode(message.error);
      return decode(message.value, remote);
    };
    if (!answer?.later) return settle(answer ?? {});
    return new Promise((resolve, reject) => {
      replies.set(replyId, (message) => {
        try {
          resolve(settle(message));
        } catch (error) {
          reject(error);
        }
      });
    });
  };
  const remote =
    (id) =>
    (...args) =>
      call(id, args);

  const deepFreeze = (value) => {
    if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(deepFreeze);
      Object.freeze(value);
    }
    return value;
  };

  addEventListener(`${eventName}-page`, (event) => {
    const message = JSON.parse(event.detail);
    if (message.kind === 'reply') replies.get(message.replyId)?.(message);
    if (message.kind === 'callback') callbacks.get(message.id)?.(...decode(message.args, remote));
    if (message.kind === 'expose') {
      const value = deepFreeze(decode(message.api, remote));
      Object.defineProperty(globalThis, message.key, { value, enumerable: true });
    }
  });

  // Main decides about new windows (setWindowOpenHandler), so none may be opened here.
  const askForWindow = (url, name) => {
    toIsolated('-open', { url: new URL(url || 'about:blank', location.href).href, name });
    return null;
  };
  globalThis.open = askForWindow;
  addEventListener('click', (event) => {
    const link = event.target?.closest?.('a[href][target=_blank]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    askForWindow(link.href);
  });
}

/** The preload script's world: `require('electron')` as a sandboxed preload script knows it. */
export function isolatedWorld(eventName, makeCodec, bindingName, processInfo, preload) {
  const { encode, decode } = makeCodec();
  const exposed = new Map();
  const listeners = new Map();
  const questions = new Map();
  let lastId = 0;

  const keep = (callback) => {
    lastId += 1;
    exposed.set(lastId, callback);
    return lastId;
  };
  const toPage = (message) =>
    void dispatchEvent(new CustomEvent(`${eventName}-page`, { detail: JSON.stringify(message) }));
  const toMain = (message) => globalThis[bindingName](JSON.stringify(message));
  const remote =
    (id) =>
    (...args) =>
      toPage({ kind: 'callback', id, args: encode(args, keep) });

  addEventListener(`${eventName}-call`, (event) => {
    const { id, replyId, args } = JSON.parse(event.detail);
    const reply = (message) => toPage({ kind: 'reply', replyId, ...message });
    const fail = (error) => reply({ error: encode(error) });
    try {
      const value = exposed.get(id)(...decode(args, remote));
      if (typeof value?.then !== 'function') return reply({ value: encode(value, keep) });
      reply({ later: true });
      value.then((late) => reply({ value: encode(late, keep) })).catch(fail);
    } catch (error) {
      fail(error);
    }
  });
  addEventListener(`${eventName}-open`, (event) => toMain({ kind: 'open', ...JSON.parse(event.detail) }));

  const listenersOf = (channel) => listeners.get(channel) ?? [];
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        questions.set(lastId, { resolve, reject, channel });
        toMain({ kind: 'invoke', id: lastId, channel, args: encode(args) });
      }),
    send: (channel, ...args) => toMain({ kind: 'send', channel, args: encode(args) }),
    on(channel, listener) {
      listeners.set(channel, [...listenersOf(channel), listener]);
      return this;
    },
    once(channel, listener) {
      const first = (...args) => {
        this.off(channel, first);
        listener(...args);
      };
      return this.on(channel, first);
    },
    off(channel, listener) {
      listeners.set(
        channel,
        listenersOf(channel).filter((other) => other !== listener),
      );
      return this;
    },
    removeAllListeners(channel) {
      listeners.delete(channel);
      return this;
    },
  };
  ipcRenderer.addListener = ipcRenderer.on;
  ipcRenderer.removeListener = ipcRenderer.off;

  globalThis.__fromMain = (text) => {
    const message = JSON.parse(text);
    if (message.kind === 'event') {
      for (const listener of listenersOf(message.channel)) listener({ sender: ipcRenderer }, ...decode(message.args));
      return;
    }
    const question = questions.get(message.id);
    questions.delete(message.id);
    if (!('error' in message)) question?.resolve(decode(message.value));
    else question?.reject(new Error(`Error invoking remote method '${question.channel}': ${message.error}`));
  };

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key, api) => toPage({ kind: 'expose', key, api: encode(api, keep) }) },
    webUtils: { getPathForFile: () => '' },
    webFrame: { setZoomFactor() {} },
  };
  const require = (id) => {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    throw new Error(`module not found: ${id} (a sandboxed preload script can require electron only)`);
  };
  const process = { ...processInfo, type: 'renderer', contextIsolated: true, sandboxed: true, env: {} };
  const module = { exports: {} };
  preload?.(require, process, module, module.exports);
}
