import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as contract from './contract.ts';
import * as devices from './devices.ts';
import * as errors from './errors.ts';
import * as restore from './restore.ts';
import * as users from './users.ts';

/** The schemas of version 1, as JSON schema, hashed. */
const HASH_OF_VERSION_1 = '56874ecbd043d027';

test('[S7] the contract changes only with its version: bump PROTOCOL when this hash changes after a release', () => {
  const schemas = Object.entries({ ...contract, ...users, ...devices, ...errors, ...restore })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => (value instanceof z.ZodType ? [[name, z.toJSONSchema(value)]] : []));
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  expect({ version: contract.PROTOCOL, hash }).toEqual({ version: 1, hash: HASH_OF_VERSION_1 });
});
