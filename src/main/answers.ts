import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { handle } from './ipc.ts';
import { reportUnsent } from './quit.ts';
import { openExternal } from './security.ts';
import type { Settings } from './settings.ts';
import { mainWindow } from './window.ts';

/** Says for each question of the page who answers it. */
export function answerQuestions(
  settings: Settings,
  secrets: DesktopBridge['secret'],
  commands: DesktopBridge['commands'],
): void {
  handle('office-address:get', settings.officeAddress);
  handle('office-address:set', async (url) => {
    const outcome = await settings.setOfficeAddress(url);
    if (outcome.ok) setImmediate(() => mainWindow()?.webContents.reload()); // after the answer has left
    return outcome;
  });
  handle('secret:get', secrets.get);
  handle('secret:set', secrets.set);
  handle('secret:remove', secrets.remove);
  handle('secret:protection', secrets.protection);
  handle('commands:keep', commands.keep);
  handle('commands:kept', commands.kept);
  handle('commands:settle', commands.settle);
  handle('commands:erase', commands.erase);
  handle('unsent:report', reportUnsent);
  handle('external:open', openExternal);
}
