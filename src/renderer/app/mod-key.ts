const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key that goes with a letter for a command, as it is printed on this computer. */
// words: data, the name of a key
export const MOD = isMac ? '⌘' : 'Ctrl';

/** Whether only that key is held with another one. */
export const hasMod = (event: KeyboardEvent): boolean =>
  (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey && !event.shiftKey;
