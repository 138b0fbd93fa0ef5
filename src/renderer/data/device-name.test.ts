import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0 Safari/537.36 Edg/149.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15';

test('a device is called by its browser and system until somebody renames it', () => {
  expect(deviceName(EDGE, false)).toBe('Edge on Windows');
  expect(deviceName(SAFARI, false)).toBe('Safari on macOS');
  expect(deviceName(EDGE, true)).toBe('Sitebook on Windows');
  expect(deviceName('curl/8', false)).toBe('Laptop');
});
