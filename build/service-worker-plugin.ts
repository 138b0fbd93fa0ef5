import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The files of a folder, by their path in it. */
const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    : [];

/**
 * Writes `service-worker.js` beside the built page: the source with the list of all files that the page needs and a
 * version made of their names and contents, so that it changes exactly when they do.
 */
export function serviceWorker(source: string, publicDir: string): Plugin {
  return {
    name: 'sitebook-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      const names = Object.keys(bundle).filter((name) => !name.endsWith('.map') && !name.endsWith('.html'));
      for (const [name, file] of Object.entries(bundle)) {
        hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      for (const name of filesBelow(publicDir)) {
        names.push(name);
        hash.update(name).update(readFileSync(join(publicDir, name)));
      }
      const files = ['/', ...names.sort().map((name) => `/${name}`)];
      const text = readFileSync(source, 'utf8')
        .replace("/* build:version */ 'development'", JSON.stringify(hash.digest('hex').slice(0, 16)))
        .replace('/* build:files */ []', JSON.stringify(files));
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: text });
    },
  };
}
