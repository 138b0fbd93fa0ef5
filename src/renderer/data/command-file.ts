import type { CommandFile } from '#renderer/worker/contract.ts';
import { desktop } from './office-calls.ts';

/** The file of a user's unsent commands (S24); null in the web client, which has none. */
export function commandFileOf(office: string, person: string): CommandFile | null {
  if (!desktop) return null;
  const { commands } = desktop;
  const owner = { office, person };
  return {
    keep: (command) => commands.keep(owner, command.id, JSON.stringify(command)),
    kept: () => commands.kept(owner),
    settle: (ids) => commands.settle(owner, ids),
    erase: (what) => commands.erase(owner, what),
  };
}

/** The unsent commands of the file as text; null where there is no file, or it cannot be read. */
export const keptTexts = async (file: CommandFile | null): Promise<string[] | null> =>
  (await file?.kept().catch(() => null))?.commands ?? null;
