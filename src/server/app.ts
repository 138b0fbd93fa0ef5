import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { createAttempts } from './auth/attempts.ts';
import type { ImportFile } from './importing.ts';
import type { Office } from './office.ts';
import { accountRoutes } from './routes/accounts.ts';
import { authRoutes } from './routes/auth.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/import.ts';
import { officeRoutes } from './routes/office.ts';
import { ownAccountRoutes } from './routes/own-account.ts';
import { recordRoutes } from './routes/records.ts';
import { answerErrors } from './routes/refuse.ts';
import { syncRoutes } from './routes/sync.ts';
import { userRoutes } from './routes/users.ts';
import { webRoutes } from './routes/web.ts';

/** Milliseconds that requests under way have to end in when the office closes. */
const CLOSING_MS = 1500;

/** The desktop app's origin, for ever: its databases hang on it. */
const DESKTOP_ORIGIN = 'app://local';

export interface AppOptions {
  version: string;
  /** Folder of the built web client. */
  webFolder: string;
  /** What a local command has to show; see `office.json`. */
  controlToken: string;
  importFile: ImportFile | null;
  tls: { cert: Buffer; key: Buffer } | null;
  /** Believe a proxy's word on who asks and whether the way to it is encrypted. */
  trustProxy: boolean;
  /** A further origin that may call, for tests that stand in for the desktop app. */
  testOrigin: string | null;
}

/** The content security policy of every page: the client's own files and this office, nothing else. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The office on HTTP, built from its parts; not listening yet. Closing it ends the streams, not the store. */
export async function buildApp(office: Office, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    // The nearest proxy's word only: what came to it from further off anybody can write.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    forceCloseConnections: 'idle',
    // One odd key in one edit must not cost its neighbours the whole push (S10); fields are looked up by own key.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    ...(options.tls ? { https: options.tls } : {}),
  }) as unknown as FastifyInstance;
  answerErrors(app, office.log);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: options.tls !== null && { includeSubDomains: false },
  });
  await app.register(cors, {
    origin: [DESKTOP_ORIGIN, ...(options.testOrigin === null ? [] : [options.testOrigin])],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    credentials: false,
    maxAge: 600,
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/(?!event-stream)|application\/(json|javascript|x-ndjson|manifest\+json|wasm)|image\/svg)/,
  });
  healthRoutes(app, office, options.version);
  officeRoutes(app, office);
  const attempts = createAttempts(office.clock);
  authRoutes(app, office, attempts);
  ownAccountRoutes(app, office, attempts);
  userRoutes(app, office);
  syncRoutes(app, office);
  recordRoutes(app, office);
  accountRoutes(app, office, options.controlToken);
  importRoutes(app, office, options.controlToken, options.importFile);
  await webRoutes(app, options.webFolder);
  app.addHook('preClose', async () => {
    office.hub.close();
    // Browsers hold spare connections that never asked anything, and a slow reader may take for ever.
    setTimeout(() => app.server.closeAllConnections(), CLOSING_MS).unref();
  });
  return app;
}
