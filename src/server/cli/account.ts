import { createInterface } from 'node:readline/promises';
import { type AccountRequest, addAccount } from '#server/accounts.ts';
import { readNote } from '#server/store/owner.ts';
import { PATHS, wireErrorSchema } from '#shared/wire/contract.ts';
import { Failure } from './failure.ts';
import { openOffice } from './open-office.ts';
import type { Options } from './options.ts';

const SHORTEST = 10;

/** Makes an account: through the office if one runs on this data folder, else in its store. @throws Failure */
export async function account(options: Options): Promise<void> {
  const password = await readPassword();
  if (password.length < SHORTEST) throw new Failure(`The password needs at least ${SHORTEST} characters.`);
  const { name, email, roles, organizations } = options;
  const request: AccountRequest = { name, email, password, roles, organizations };
  const note = readNote(options.data);
  const running = note ? await askRunning(note, request) : false;
  if (!running) {
    const opened = await openOffice(options.data);
    try {
      const made = await addAccount(opened.office, request);
      if (!made.ok) throw new Failure(made.error);
    } finally {
      await opened.close();
    }
  }
  console.log(`${name} can sign in as ${email}.`);
}

/** Asks for the password on a terminal; reads one line where it is piped in. It never stands on the command line. */
async function readPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  if (process.stdin.isTTY) process.stderr.write('Password (at least 10 characters): ');
  for await (const line of terminal) return line;
  return '';
}

/** Gives false when no office answers at the address in the note: it ended without taking the note away. */
async function askRunning(note: { url: string; controlToken: string }, request: AccountRequest): Promise<boolean> {
  const response = await fetch(note.url + PATHS.accounts, {
    method: 'POST',
    headers: { authorization: `Bearer ${note.controlToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  }).catch(() => null);
  if (response === null) return false;
  if (response.ok) return true;
  const problem = wireErrorSchema.safeParse(await response.json().catch(() => null));
  throw new Failure(
    problem.success ? (problem.data.detail ?? problem.data.message) : `The office answered ${response.status}.`,
  );
}
