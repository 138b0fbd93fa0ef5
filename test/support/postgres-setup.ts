import type { TestProject } from 'vitest/node';
import { createCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the cluster's database `postgres`. */
    postgres: string;
    /** The folder of PostgreSQL's programs, for tests that need a cluster to kill. */
    postgresBin: string;
  }
}

/** Vitest calls this before the tests on PostgreSQL: one cluster for all of them, each with a database of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = project.config.env.POSTGRES_BIN;
  if (bin === undefined) {
    throw new Error(
      'The tests need PostgreSQL: run `node build/ensure.mjs --postgres`, install it, or set POSTGRES_BIN to the folder of its programs.',
    );
  }
  const cluster = await createCluster(bin);
  project.provide('postgres', cluster.url('postgres'));
  project.provide('postgresBin', bin);
  return cluster.remove;
}
