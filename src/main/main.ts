import { join, resolve } from 'node:path';
import { app, dialog, session } from 'electron';
import { answerQuestions } from './answers.ts';
import { createCommandFiles } from './command-file.ts';
import { installMenu } from './menu.ts';
import { registerAppScheme, serveRenderer } from './protocol.ts';
import { guardClosing, guardQuitting } from './quit.ts';
import { createSecretBox } from './secrets.ts';
import { confinePages, denyPermissions } from './security.ts';
import { loadSettings } from './settings.ts';
import { focusMainWindow, mainWindow, openMainWindow } from './window.ts';

// A place of its own for the data, before anything is read from it: the single-instance lock lies there too.
const dataDirectory = app.commandLine.getSwitchValue('user-data-dir');
if (dataDirectory) app.setPath('userData', resolve(dataDirectory));

registerAppScheme();
confinePages();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusMainWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Not awaited: Electron is ready only after this module has been evaluated.
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const userData = app.getPath('userData');
  // `npm start` opens the app on the office it has just started.
  const office = app.isPackaged ? undefined : process.env.SITEBOOK_OFFICE;
  const settings = await loadSettings(join(userData, 'settings.json'), office);
  const secrets = createSecretBox(join(userData, 'secrets'));
  denyPermissions(session.defaultSession);
  serveRenderer(settings.officeAddress);
  answerQuestions(settings, secrets, createCommandFiles(join(userData, 'commands')));
  installMenu();
  guardQuitting();
  guardClosing(openMainWindow());
  app.on('activate', () => {
    if (!mainWindow()) guardClosing(openMainWindow());
  });
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Sitebook could not start', error instanceof Error ? (error.stack ?? error.message) : `${error}`);
  app.exit(1);
}
