import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { serviceWorker } from './build/service-worker-plugin.ts';

const from = (path: string): string => resolve(import.meta.dirname, path);

// Everything is bundled into out/, so the packaged app carries no node_modules.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: 'node20.19', // the oldest Node the tests run this bundle under; Electron's own is newer
      rolldownOptions: { input: { main: from('src/main/main.ts') }, output: { entryFileNames: '[name].js' } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false, // a sandboxed preload script can require nothing but electron
      rolldownOptions: {
        input: { preload: from('src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [
      react(),
      // electron-vite sets a relative base; a page reloaded at /tickets/7 would look for its scripts under /tickets/.
      { name: 'absolute-base', config: () => ({ base: '/' }) },
      serviceWorker(from('src/renderer/service-worker.js'), from('src/renderer/public')),
    ],
    worker: { format: 'es' },
    build: {
      outDir: from('out/renderer'),
      minify: true, // electron-vite leaves it off
      rolldownOptions: { input: { index: from('src/renderer/index.html') } },
    },
  },
});
