// Boots a file as Electron's utilityProcess does: `process.parentPort` instead of `process.send`, and no message lost
// that arrives before the file listens.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const early = [];
const parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) });
parentPort.on('newListener', (name) => {
  if (name !== 'message') return;
  queueMicrotask(() => {
    for (const event of early.splice(0)) parentPort.emit('message', event);
  });
});
process.on('message', (data) => {
  const event = { data, ports: [] };
  if (!parentPort.emit('message', event)) early.push(event);
});

const [, , file] = process.argv;
process.parentPort = parentPort;
process.type = 'utility';
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
