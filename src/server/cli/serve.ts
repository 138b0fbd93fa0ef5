import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#server/app.ts';
import { firstAdminToken } from '#server/auth/first-admin.ts';
import { isLoopbackHost } from '#server/auth/own-machine.ts';
import { importFile } from '#server/import/import-file.ts';
import { listenForControl } from './control.ts';
import { fillWithDemo } from './demo.ts';
import { Failure } from './failure.ts';
import { openOffice } from './open-office.ts';
import type { Options } from './options.ts';
import { programVersion, webFolder } from './places.ts';

function readTls(tls: NonNullable<Options['tls']>): { cert: Buffer; key: Buffer } {
  try {
    return { cert: readFileSync(tls.cert), key: readFileSync(tls.key) };
  } catch (error) {
    throw new Failure(`The certificate or its key cannot be read: ${(error as Error).message}.`);
  }
}

/** Runs the office until it is told to end. Prints its address when it is ready. @throws Failure */
export async function serve(options: Options): Promise<void> {
  const tls = options.tls ? readTls(options.tls) : null;
  const isPrivate = isLoopbackHost(options.host) && !options.trustProxy;
  const opened = await openOffice(options, isPrivate);
  const { office, owner } = opened;
  const controlToken = randomBytes(32).toString('base64url');
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ending ??= (app?.close() ?? Promise.resolve()).then(opened.close);
    return ending;
  };
  let app: FastifyInstance | undefined;
  try {
    app = await buildApp(office, {
      version: programVersion(),
      webFolder: webFolder(),
      controlToken,
      importFile,
      tls,
      trustProxy: options.trustProxy,
      testOrigin: process.env.SITEBOOK_TEST_ORIGIN ?? null,
    });
    if (options.demo) await fillWithDemo(office, options);
    await app.listen({ port: options.port, host: options.host });
    const url = addressOf(options, (app.server.address() as AddressInfo).port);
    const control = tls ? await listenForControl(app) : url;
    owner?.announce({ url: control, pid: process.pid, controlToken });
    const token = await firstAdminToken(office);
    if (token !== null) console.log(`First administrator: ${url}/first-admin#${token} (works once)`);
    console.log(`Office is listening: ${url}`);
  } catch (error) {
    await end();
    throw asFailure(error, options);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end().then(
        () => process.exit(0),
        (error: unknown) => {
          office.log.error('The office did not close in good order', error);
          process.exit(1);
        },
      );
    });
  }
}

/** Where a browser on this machine finds the office; an office that listens everywhere is found here too. */
function addressOf({ tls, host }: Options, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}`;
}

function asFailure(error: unknown, { port, host }: Options): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return new Failure(`Port ${port} is taken by another program; choose one with --port.`);
  if (code === 'EACCES') return new Failure(`Port ${port} may not be opened by this user; choose one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Failure(`This machine has no address ${host}.`);
  if (code?.startsWith('ERR_OSSL'))
    return new Failure('The certificate and its key are not valid, or not of each other.');
  return error;
}
