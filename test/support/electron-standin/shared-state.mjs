// What the stand-in's parts share while it runs.
export const state = {
  isReady: false,
  /** Chromium's process, the connection to it and what closes it, once it runs. */
  chromium: null,
  /** All open BrowserWindows, oldest first. */
  windows: new Set(),
  /** WebContents by the id of their DevTools session. */
  contentsBySession: new Map(),
};

/** Sends one DevTools command; without a session, to the browser as a whole. */
export function devtools(method, params, sessionId) {
  return state.chromium.connection.send(method, params, sessionId);
}

export function contentsOfFrame(frameId) {
  // A top frame's id is its target's id.
  return [...state.windows].map((window) => window.webContents).find((contents) => contents.targetId === frameId);
}
