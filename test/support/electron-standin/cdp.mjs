// A small client of the Chrome DevTools Protocol over --remote-debugging-pipe: JSON messages, each ended by a zero
// byte, out on file descriptor 3 and in on 4. The pipe leaves the debugging port to Playwright, and when this
// process dies, however it dies, the closed pipe ends Chromium too.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';

export function launchChromium(binary, args, onStderr) {
  const child = spawn(binary, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C must reach Chromium through app.quit(), after its pages have been closed in order.
    detached: true,
  });
  const [, , stderr, toBrowser, fromBrowser] = child.stdio;
  stderr.setEncoding('utf8').on('data', onStderr);
  toBrowser.on('error', () => {}); // written to while Chromium went away; its exit is noticed elsewhere
  return { child, connection: connect(toBrowser, fromBrowser) };
}

function connect(toBrowser, fromBrowser) {
  const connection = new EventEmitter().setMaxListeners(0);
  const waiting = new Map();
  let lastId = 0;
  let buffer = '';

  fromBrowser.setEncoding('utf8').on('data', (chunk) => {
    buffer += chunk;
    for (let end = buffer.indexOf('\0'); end >= 0; end = buffer.indexOf('\0')) {
      const message = JSON.parse(buffer.slice(0, end));
      buffer = buffer.slice(end + 1);
      if (message.id) settle(message);
      else connection.emit(message.method, message.params, message.sessionId);
    }
  });

  function settle({ id, result, error }) {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`));
    else call?.resolve(result);
  }

  connection.send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject, method });
      toBrowser.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
  return connection;
}
