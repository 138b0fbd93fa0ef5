/// <reference types="vite/client" />
import type { DesktopBridge } from '#shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** The desktop's main process; absent in the web client. */
    readonly sitebook?: DesktopBridge;
  }
}
