import { createInterface } from 'node:readline';
import { type AccountRequest, addAccount } from '#server/accounts.ts';
import { SHORTEST_PASSWORD } from '#shared/domain/password.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { Failure } from './failure.ts';
import type { OpenedOffice } from './open-office.ts';
import type { Options } from './options.ts';
import { inOffice } from './running.ts';

/** Makes an account: through the office if one runs on its data folder, else in its store. @throws Failure */
export async function accountCommand(options: Options): Promise<void> {
  const password = await readPassword();
  if (password.length < SHORTEST_PASSWORD)
    throw new Failure(`The password needs at least ${SHORTEST_PASSWORD} characters.`);
  const { name, email, roles, organizations } = options;
  const request: AccountRequest = { name, email, password, roles, organizations };
  const here = async ({ office }: OpenedOffice): Promise<unknown> => {
    const made = await addAccount(office, request);
    if (!made.ok) throw new Failure(made.error);
    return made.value;
  };
  await inOffice(options, here, PATHS.accounts, request);
  console.log(`${name} can sign in as ${email}.`);
}

/** Asks for the password on a terminal; reads one line where it is piped in. It never stands on the command line. */
async function readPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  if (process.stdin.isTTY) process.stderr.write(`Password (at least ${SHORTEST_PASSWORD} characters): `);
  for await (const line of terminal) return line;
  return '';
}
