import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rendererFile } from './renderer-path.ts';

const root = resolve('/app/out/renderer');

test.each([
  ['/index.html', ['index.html']],
  ['/assets/app.js', ['assets', 'app.js']],
  ['/a%20b/c.png', ['a b', 'c.png']],
  ['/x/../assets/app.js', ['assets', 'app.js']],
])('%s lies inside the folder', (path, parts) => {
  expect(rendererFile(root, path)).toBe(join(root, ...parts));
});

test.each(['/../main/main.js', '/%2e%2e/main/main.js', '/..%2f..%2fpackage.json', '/../renderer-old/index.html'])(
  '%s leaves the folder and is refused',
  (path) => {
    expect(rendererFile(root, path)).toBeNull();
  },
);

test('a path that cannot be decoded, or carries a zero byte, is refused', () => {
  expect(rendererFile(root, '/%')).toBeNull();
  expect(rendererFile(root, '/index.html%00.png')).toBeNull();
});
