/** Where the office writes what an administrator should know. Never a record's content, a password or a token. */
export interface Log {
  info(message: string): void;
  warn(message: string, error?: unknown): void;
  error(message: string, error?: unknown): void;
}

const reason = (error: unknown): string =>
  error === undefined ? '' : `: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;

/** Lines on stderr, with the time in UTC; `info` says nothing unless asked to, so that a quiet office is quiet. */
export function createConsoleLog(isVerbose = false): Log {
  const line = (level: string, message: string, error?: unknown): void =>
    console.error(`${new Date().toISOString()} ${level} ${message}${reason(error)}`);
  return {
    info: (message) => {
      if (isVerbose) line('info', message);
    },
    warn: (message, error) => line('warn', message, error),
    error: (message, error) => line('error', message, error),
  };
}
