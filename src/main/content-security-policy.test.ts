import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const directive = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

test('without an office the page may talk to nobody but the app itself', () => {
  expect(directive(contentSecurityPolicy(null), 'connect-src')).toBe("connect-src 'self'");
});

test('with an office the page may talk to that origin and no other', () => {
  const policy = contentSecurityPolicy('https://desk.example.org');
  expect(directive(policy, 'connect-src')).toBe("connect-src 'self' https://desk.example.org");
  expect(policy.match(/https:/g)).toHaveLength(1);
});

test('what is not named is forbidden, and no script may stand in the page', () => {
  const policy = contentSecurityPolicy(null);
  expect(directive(policy, 'default-src')).toBe("default-src 'none'");
  expect(directive(policy, 'script-src')).toBe("script-src 'self'");
  expect(policy).not.toContain('unsafe-eval');
});
