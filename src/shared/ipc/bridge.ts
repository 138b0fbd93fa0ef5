/**
 * What the page and the desktop's main process may say to each other, and nothing else: one map of the questions,
 * one of the events, and the object the page sees as `window.sitebook`. Types and names only: the preload script
 * carries this file, so the schemas that judge what arrives stand apart in `payloads.ts`.
 */

export const APP_SCHEME = 'app';
export const APP_HOST = 'local';
/** Every page's origin in the desktop app, for ever: under another one IndexedDB would start empty. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** An expected failure is a value; `message` is a sentence for the person at the screen. */
export type Outcome = { ok: true } | { ok: false; message: string };

/**
 * How well a stored secret is kept. `keychain`: by the operating system's key store. `basic`: scrambled with a key
 * anyone can know (Linux without a key store), so only the file's permissions guard it. `none`: nothing is stored.
 */
export type SecretProtection = 'keychain' | 'basic' | 'none';

/** Whose commands: the ids of the office and of its user; letters, digits and hyphens. */
export interface CommandOwner {
  office: string;
  person: string;
}

/** Unsent commands as the desktop's file has them (S24), in the order in which they were written. */
export interface KeptCommands {
  /** Each as the text it was handed over as. */
  commands: string[];
  /** Lines that could not be read since the app was started: cut by a crash, or damaged. A copy of the file was kept. */
  damaged: number;
}

/** What of a file of unsent commands is taken off the disk: what is settled, or the file and what was kept beside it. */
export const ERASED = ['settled', 'everything'] as const;
export type Erased = (typeof ERASED)[number];

/** Each is the id of an action of the page (renderer/app/app-actions.ts). */
export const MENU_COMMANDS = [
  'search',
  'new-ticket',
  'new-asset',
  'sync-now',
  'print',
  'go-today',
  'go-tickets',
  'go-assets',
  'go-clients',
  'go-sites',
  'go-people',
  'go-documents',
  'go-sync',
  'toggle-theme',
  'field-mode',
  'keys',
] as const;
/** What a person may ask of the page through the application menu. */
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** The page asks, main answers: by channel, what is sent and what comes back. */
export interface Questions {
  'office-address:get': { args: []; answer: string | null };
  'office-address:set': { args: [url: string]; answer: Outcome };
  'secret:get': { args: [name: string]; answer: string | null };
  'secret:set': { args: [name: string, value: string]; answer: Outcome };
  'secret:remove': { args: [name: string]; answer: Outcome };
  'secret:protection': { args: []; answer: SecretProtection };
  'commands:keep': { args: [owner: CommandOwner, id: string, command: string]; answer: Outcome };
  'commands:kept': { args: [owner: CommandOwner]; answer: KeptCommands };
  'commands:settle': { args: [owner: CommandOwner, ids: string[]]; answer: Outcome };
  'commands:erase': { args: [owner: CommandOwner, what: Erased]; answer: Outcome };
  'unsent:report': { args: [count: number]; answer: undefined };
  'external:open': { args: [url: string]; answer: Outcome };
}
export type Question = keyof Questions;

/** Main tells, the page listens: by channel, what is sent. */
export interface Events {
  'menu:command': [command: MenuCommand];
}

/** The desktop's main process as the page sees it. A question that main refuses to hear rejects. */
export interface DesktopBridge {
  readonly kind: 'desktop';
  /** Node's name of the operating system: `darwin`, `linux`, `win32`. */
  readonly platform: string;
  /** The app's version, as in package.json. */
  readonly version: string;
  /** The office's origin, such as `https://desk.example.org`, or null until somebody has given it. */
  officeAddress(): Promise<string | null>;
  /**
   * Stores the office's address (https anywhere, http on this computer only). On success the page is reloaded right
   * after the answer, since only a fresh page is allowed to connect to the new address.
   */
  setOfficeAddress(url: string): Promise<Outcome>;
  readonly secret: {
    /** Null when nothing is stored by this name. Rejects when something is, and this login cannot open it. */
    get(name: string): Promise<string | null>;
    /** `name`: lower case letters, digits and hyphens, 40 at most. Fails, as a value, where `protection` is `none`. */
    set(name: string, value: string): Promise<Outcome>;
    remove(name: string): Promise<Outcome>;
    protection(): Promise<SecretProtection>;
  };
  /** The second copy of unsent commands, in a file of the main process: it outlives an emptied IndexedDB (S24). */
  readonly commands: {
    /** Appends a command; when it answers ok, a flat battery can no longer take it. One that is there stays as it is. */
    keep(owner: CommandOwner, id: string, command: string): Promise<Outcome>;
    /** What is there and not settled. Rejects when the file cannot be read. */
    kept(owner: CommandOwner): Promise<KeptCommands>;
    /** These have left the outbox: they leave the file, and its disk when the file is written anew. */
    settle(owner: CommandOwner, ids: string[]): Promise<Outcome>;
    /** Takes it off the disk now: what leaves a laptop must not be readable there (S20, S22). */
    erase(owner: CommandOwner, what: Erased): Promise<Outcome>;
  };
  /** How many edits are saved here and not at the office, so that quitting can say so (S26). */
  reportUnsent(count: number): Promise<void>;
  /** Opens an https page in the browser, or a mailto address in the mail program. */
  openExternal(url: string): Promise<Outcome>;
  /** Calls back for each menu command; the function returned stops that. */
  onMenu(callback: (command: MenuCommand) => void): () => void;
}
