import type { Command } from './command.ts';

/**
 * A command as it waits in the outbox. One that the office refused before it was restored from a backup waits for its
 * number alone: it is no edit of anything any more (S25).
 */
export interface WaitingCommand extends Command {
  withheld?: 'refused-before';
}

/** A command in the outbox that is too large to be sent, as it is sent: what it touches, without what it changes. */
export interface WithheldCommand extends Command {
  withheld: 'too-large';
}

/**
 * Stands for a command that no request takes (I5): the office refuses it by its number, so that the ones after it go
 * on. The laptop keeps the whole of it in the tray.
 */
export const withheld = (command: Command): WithheldCommand => ({
  ...command,
  edits: command.edits.map((edit) => ({ ...edit, changes: {} })),
  withheld: 'too-large',
});
