// `import ... from 'electron'` in the app's main bundle. The stand-in hands itself over as a global, since this
// module is resolved by a hook and must not load the stand-in's parts a second time.
const electron = globalThis.__electronStandin;
export default electron;
export const {
  app,
  autoUpdater,
  BaseWindow,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
} = electron;
