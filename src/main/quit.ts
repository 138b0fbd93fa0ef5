import { app, BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { createQuitGuard, unsentMessage } from './quit-guard.ts';
import { mainWindow } from './window.ts';

const QUIT = 0;
const STAY = 1;

const guard = createQuitGuard(async (count) => {
  const question: MessageBoxOptions = {
    type: 'question',
    title: 'Sitebook',
    message: unsentMessage(count),
    buttons: ['Quit', 'Stay'],
    defaultId: QUIT, // nothing is lost by it
    cancelId: STAY,
    noLink: true,
  };
  const window = mainWindow();
  const { response } = window ? await dialog.showMessageBox(window, question) : await dialog.showMessageBox(question);
  return response === QUIT;
});

/** Remembers how many edits have not reached the office, as the page last told (S26). */
export function reportUnsent(count: number): undefined {
  guard.report(count);
}

/** Asks before the app quits with unsent work. */
export function guardQuitting(): void {
  app.on('before-quit', (event) => {
    if (!guard.mayQuit(() => app.quit())) event.preventDefault();
  });
}

/** Asks before the last window closes with unsent work: with the window goes what would send it. */
export function guardClosing(window: BrowserWindow): void {
  guard.reopen();
  window.on('close', (event) => {
    if (BrowserWindow.getAllWindows().length > 1) return;
    const again = (): void => {
      if (!window.isDestroyed()) window.close();
    };
    if (!guard.mayQuit(again)) event.preventDefault();
  });
}
