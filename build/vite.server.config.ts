import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vite';

const root = dirname(import.meta.dirname);
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/**
 * The office server: one file for Node. The package's dependencies stay outside, since an installed office has them
 * in node_modules; everything else is bundled in, so that it needs no devDependency.
 */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: Object.keys(dependencies) },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/server',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: { input: { main: join(root, 'src/server/main.ts') } },
  },
});
