/** See postgres.mjs: the folder of the programs that POSTGRES_BIN names, the system's or the tests' own. */
export function findPostgres(): string | undefined;
