import { parseArgs } from 'node:util';
import { isLoopbackHost } from '#server/auth/own-machine.ts';
import { ROLES, type Role } from '#shared/domain/permissions.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** What the command line asks for. */
export interface Options {
  command: (typeof COMMANDS)[number];
  /** The file of an import, a backup or a restore. */
  file: string;
  data: string;
  /** The address of a PostgreSQL database; null for SQLite in the data folder. */
  store: string | null;
  /** A restore may replace an office without asking. */
  yes: boolean;
  port: number;
  host: string;
  demo: boolean;
  tls: { cert: string; key: string } | null;
  trustProxy: boolean;
  /** Sample records asked for; null for the usual number. */
  assets: number | null;
  tickets: number | null;
  /** A new account: its person, and what that person may do. */
  name: string;
  email: string;
  roles: Role[];
  /** Short codes of the clients granted; null for all of them. */
  organizations: string[] | null;
}

export const USAGE = `Usage: office [serve] [--data DIR] [--port N] [--host HOST] [--demo]
                     [--tls-cert FILE --tls-key FILE] [--trust-proxy]
       office import FILE [--data DIR]
       office backup FILE [--data DIR]      (while the office runs, or not)
       office restore FILE [--yes] [--data DIR]      (the office has to be stopped)
       office account --name NAME --email ADDRESS [--role ROLE]... [--organization CODE]... [--data DIR]
                      (the password is asked for, or read from standard input)
       office demo [--data DIR] [--assets N] [--tickets N]
       An office on PostgreSQL has no data folder: everywhere --store postgres://USER@HOST/DATABASE instead of --data,
       or that address in the environment variable SITEBOOK_STORE; the password in PGPASSWORD.`;

const SPEC = {
  data: { type: 'string' },
  store: { type: 'string' },
  yes: { type: 'boolean', default: false },
  port: { type: 'string', default: '4780' },
  host: { type: 'string', default: '127.0.0.1' },
  demo: { type: 'boolean', default: false },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'trust-proxy': { type: 'boolean', default: false },
  assets: { type: 'string' },
  tickets: { type: 'string' },
  name: { type: 'string', default: '' },
  email: { type: 'string', default: '' },
  role: { type: 'string', multiple: true },
  organization: { type: 'string', multiple: true },
} as const;

const COMMANDS = ['serve', 'import', 'demo', 'account', 'backup', 'restore'] as const;
/** Commands that work on a file, and what to say where none is named. */
const WITH_FILE: Partial<Record<Options['command'], string>> = {
  import: 'Say which file to import.',
  backup: 'Say which file to write the backup to.',
  restore: 'Say which backup to restore.',
};
const isCommand = (word: string): word is Options['command'] => (COMMANDS as readonly string[]).includes(word);

const count = (text: string | undefined): number | null | undefined =>
  text === undefined ? null : /^\d{1,7}$/.test(text) ? Number(text) : undefined;

/** Whether this is an address of PostgreSQL. */
function isStore(text: string): boolean {
  try {
    return /^postgres(ql)?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Reads the command line; what is wrong with it comes back as one sentence. A flag outweighs the environment. */
export function readOptions(
  args: readonly string[],
  environment: { SITEBOOK_STORE?: string } = {},
): Result<Options, string> {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof SPEC; allowPositionals: true; args: string[] }>>;
  try {
    parsed = parseArgs({ args: [...args], options: SPEC, allowPositionals: true });
  } catch (error) {
    return fail(`${(error as Error).message.split('. ')[0]}.`);
  }
  const { values, positionals } = parsed;
  const [command = 'serve', file = '', ...more] = positionals;
  if (!isCommand(command)) return fail(`There is no command "${command}".`);
  const missing = WITH_FILE[command];
  if (more.length > 0 || (file !== '' && missing === undefined))
    return fail(`"${more[0] ?? file}" is one word too many.`);
  if (file === '' && missing !== undefined) return fail(missing);
  if (values.data !== undefined && values.store !== undefined)
    return fail('An office on PostgreSQL has no data folder: --data and --store exclude each other.');
  const store = values.store ?? (values.data === undefined ? environment.SITEBOOK_STORE : undefined) ?? null;
  if (store !== null && !isStore(store))
    return fail('--store takes an address such as postgres://office@host/sitebook.');
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : 65_536;
  if (port > 65_535) return fail(`"${values.port}" is no port.`);
  const [assets, tickets] = [count(values.assets), count(values.tickets)];
  if (assets === undefined || tickets === undefined) return fail('--assets and --tickets take a number.');
  const [cert, key] = [values['tls-cert'], values['tls-key']];
  if ((cert === undefined) !== (key === undefined)) return fail('--tls-cert and --tls-key belong together.');
  const tls = cert !== undefined && key !== undefined ? { cert, key } : null;
  const trustProxy = values['trust-proxy'];
  if (!isLoopbackHost(values.host) && tls === null && !trustProxy) {
    return fail(
      'An office that others can reach needs --tls-cert and --tls-key, or a proxy that has them (--trust-proxy).',
    );
  }
  const asked = values.role ?? ['technician'];
  const roles = ROLES.filter((role) => asked.includes(role));
  const unknown = asked.find((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown !== undefined) return fail(`"${unknown}" is no role; there are ${ROLES.join(', ')}.`);
  const { data = './data', yes, host, demo, name, email } = values;
  if (command === 'account' && !(name.trim() && email.includes('@')))
    return fail('An account needs --name and --email.');
  const organizations = values.organization ?? null;
  const account = { name, email, roles, organizations };
  return ok({ command, file, data, store, yes, port, host, demo, tls, trustProxy, assets, tickets, ...account });
}
