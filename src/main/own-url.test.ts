import { expect, test } from 'vitest';
import { isOwnUrl } from './own-url.ts';

test.each(['app://local', 'app://local/', 'app://local/tickets/1?x=y#z'])('%s is ours', (url) => {
  expect(isOwnUrl(url)).toBe(true);
});

test.each(['app://local.evil.example/', 'app://localhost/', 'https://local/', 'file:///app://local/', 'null', ''])(
  '%j is not ours',
  (url) => {
    expect(isOwnUrl(url)).toBe(false);
  },
);
