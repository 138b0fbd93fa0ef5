// What the stand-in was started with, in Electron's own terms: flags, then the app's folder or its main file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const given = process.argv.slice(2);
const flags = given.filter((argument) => argument.startsWith('-'));
const target = resolve(given.find((argument) => !argument.startsWith('-')) ?? '.');

const isDirectory = statSync(target).isDirectory();
const appDirectory = isDirectory ? target : nearestPackage(dirname(target));
const manifest = JSON.parse(readFileSync(join(appDirectory, 'package.json'), 'utf8'));

export const commandLine = {
  appDirectory,
  manifest,
  entry: isDirectory ? join(target, manifest.main) : target,
  underPlaywright: flags.includes('--inspect=0') && flags.includes('--remote-debugging-port=0'),
  /** What the app itself gets to see: not the flags that are Node's and Chromium's. */
  argumentsForApp: given.filter((argument) => !/^--(inspect|remote-debugging-port|no-sandbox)/.test(argument)),
  has: (name) => flags.some((flag) => flag === `--${name}` || flag.startsWith(`--${name}=`)),
  value: (name) => flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
};

/** STANDIN_DEBUG=1 lets Chromium's own log through. */
export const debug = process.env.STANDIN_DEBUG === '1';

function nearestPackage(directory) {
  if (existsSync(join(directory, 'package.json')) || directory === dirname(directory)) return directory;
  return nearestPackage(dirname(directory));
}
