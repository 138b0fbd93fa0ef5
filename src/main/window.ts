import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from '#shared/ipc/bridge.ts';
import { MIN_HEIGHT, MIN_WIDTH, type Placement, placeWindow } from './window-placement.ts';

let current: BrowserWindow | null = null;

/** The app's one window, or null while it is closed (on macOS the app outlives it). */
export function mainWindow(): BrowserWindow | null {
  return current;
}

/** Opens the window where it was left, and shows it once there is something to see. */
export function openMainWindow(): BrowserWindow {
  const { bounds, maximized } = placeWindow(
    readPlacement(),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      additionalArguments: [`--sitebook-version=${app.getVersion()}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  current = window;
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => savePlacement({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  window.on('closed', () => {
    current = null;
  });
  // It also rejects when a reload overtakes it, so this is no reason to give up.
  window.loadURL(`${APP_ORIGIN}/`).catch((error: unknown) => console.warn('The page was not loaded:', error));
  return window;
}

/** Brings the window to the front: what a second start of the app does instead of opening another one. */
export function focusMainWindow(): void {
  if (!current) return;
  if (current.isMinimized()) current.restore();
  current.show();
  current.focus();
}

const placementFile = (): string => join(app.getPath('userData'), 'window.json');

function readPlacement(): unknown {
  try {
    return JSON.parse(readFileSync(placementFile(), 'utf8'));
  } catch {
    return null; // the first start, or a damaged file: the usual size will do
  }
}

/** Written while the window closes, so at once: the process may be gone before a later turn. */
function savePlacement(placement: Placement): void {
  try {
    writeFileSync(placementFile(), JSON.stringify(placement));
  } catch (error) {
    console.warn('The place of the window could not be remembered:', error);
  }
}
