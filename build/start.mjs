/**
 * `npm start`: from a clone to a running Sitebook with sample data. Installs and builds what is missing, starts the
 * office server and opens the desktop app on it; where there is no display or no Electron, the server's web client
 * is the same app. Its last line is the address. Ctrl+C stops everything.
 */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './build.mjs';
import { fetchElectron } from './electron.mjs';
import { ensure } from './ensure.mjs';
import { delay, ended, main, Refusal, start, startNode } from './script.mjs';

const USAGE = 'npm start takes --data DIR, --port N, --no-demo and --help, as in: npm start -- --port 4781';

/** An app that cannot run here (no libraries, no access to the display) ends within this time. */
const APP_FAILS_WITHIN_MS = 1500;

/** Reads the arguments; refuses in one sentence what it does not know. */
function readArguments(args) {
  const options = { data: 'data', port: 4780, demo: true };
  for (let at = 0; at < args.length; at++) {
    const value = args[at + 1];
    if (args[at] === '--no-demo') {
      options.demo = false;
    } else if (args[at] === '--data' && value && !value.startsWith('--')) {
      options.data = value;
      at++;
    } else if (args[at] === '--port' && /^\d{1,5}$/.test(value) && Number(value) < 65536) {
      options.port = Number(value);
      at++;
    } else {
      throw new Refusal(`"${args[at]}" is not understood here: ${USAGE}.`);
    }
  }
  return options;
}

/**
 * Starts the office server. What it has to say is passed on, but for the line with its address: that one resolves
 * `listening`. `stopped` resolves to a refusal with the reason, or an empty one when the server gave it itself.
 */
function startOffice(options) {
  const args = ['out/server/main.js', '--data', resolve(options.data), '--port', String(options.port)];
  const server = startNode(options.demo ? args.concat('--demo') : args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let listens = false;
  let complained = false;
  server.stderr.on('data', (text) => {
    complained = true;
    process.stderr.write(text);
  });
  const listening = new Promise((found) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const match = /^Office is listening: (http:\/\/\S+)/.exec(line);
      if (!match) return console.log(line);
      listens = true;
      found(match[1]);
    });
  });
  const stopped = ended(server).then((code) => {
    if (!listens && complained) return new Refusal('');
    return new Refusal(`The office server stopped by itself (exit code ${code}).`);
  });
  return { listening, stopped };
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Opens the desktop app on an office; resolves to its exit code and the end of its log once it is closed. */
function openApp(binary, address) {
  const env = Object.assign({}, process.env, { SITEBOOK_OFFICE: address });
  // Set in the terminals of editors that are Electron apps themselves: it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  const isRoot = process.getuid !== undefined && process.getuid() === 0;
  const app = start(binary, isRoot ? ['.', '--no-sandbox'] : ['.'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  app.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-2000);
  });
  return ended(app).then(
    (code) => ({ code, log }),
    (error) => ({ code: 1, log: String(error) }),
  );
}

async function run(args) {
  if (args.includes('--help')) return console.log(`${USAGE}.`);
  const options = readArguments(args);
  await ensure();
  const fetching = hasDisplay() ? fetchElectron() : Promise.resolve(undefined);
  await build();
  const office = startOffice(options);
  const address = await Promise.race([office.listening, office.stopped]);
  if (address instanceof Refusal) throw address;
  const binary = await fetching;

  const ready = () => console.log(`Sitebook is ready: ${address}`);
  const webClientOnly = (reason) => console.log(`${reason}: the same app is served as a web client.`);
  if (!binary) {
    webClientOnly(hasDisplay() ? 'Electron could not be fetched' : 'There is no display here');
    ready();
    throw await office.stopped;
  }
  const app = openApp(binary, address);
  const early = await Promise.race([app, delay(APP_FAILS_WITHIN_MS)]);
  if (!early) ready();
  const closed = app.then(({ code, log }) => {
    if (code === 0 && !early) return undefined;
    process.stderr.write(log);
    webClientOnly(`The desktop app ended with code ${code}`);
    ready();
    return office.stopped;
  });
  const end = await Promise.race([closed, office.stopped]);
  if (end) throw end;
}

main(run, () => 0);
