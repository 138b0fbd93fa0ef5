import { useEffect } from 'react';
import { runAction } from '#renderer/parts/actions.ts';

/** Tells the desktop's main process how much has not left this laptop, so that quitting can say so (S26). */
export function useReportUnsent(unsent: number): void {
  useEffect(() => {
    void window.sitebook?.reportUnsent(unsent);
  }, [unsent]);
}

/** Does what the desktop's menu asks for: its commands are ids of actions. Nothing in the web client. */
export function useMenuCommands(): void {
  useEffect(() => window.sitebook?.onMenu(runAction), []);
}
