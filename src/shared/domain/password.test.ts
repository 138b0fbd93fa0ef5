import { expect, test } from 'vitest';
import { isGoodPassword } from './password.ts';

const email = 'Ada.Marsh@example.org';

test('[S12] a password has ten characters, and is neither the mail address nor the one before it', () => {
  const good = (password: string, before: string | null = null): boolean => isGoodPassword(password, { email, before });
  expect(good('ten lettrs')).toBe(true);
  expect(good('nine lttr')).toBe(false);
  expect(good('ada.marsh@EXAMPLE.org ')).toBe(false);
  expect(good('seventeen basements', 'seventeen basements')).toBe(false);
  expect(good('x'.repeat(1001))).toBe(false);
});
