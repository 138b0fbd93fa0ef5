import { expect, test } from 'vitest';
import { parseOfficeAddress } from './office-address.ts';

test.each([
  ['https://desk.example.org', 'https://desk.example.org'],
  ['  https://DESK.example.org:443/  ', 'https://desk.example.org'],
  ['https://10.1.2.3:8443', 'https://10.1.2.3:8443'],
  ['https://[fd00::1]:8443', 'https://[fd00::1]:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['http://127.0.0.1:4780', 'http://127.0.0.1:4780'],
  ['http://localhost:4780/', 'http://localhost:4780'],
])('%j is taken as %s', (text, origin) => {
  expect(parseOfficeAddress(text)).toEqual({ ok: true, origin });
});

test.each([
  ['', 'whole address'],
  ['desk.example.org', 'whole address'],
  ['http://desk.example.org', 'Plain http'],
  ['http://127.0.0.1.example.org', 'Plain http'],
  ['file:///etc/passwd', 'begin with https'],
  ['javascript:alert(1)', 'begin with https'],
  ['https://ann:secret@desk.example.org', 'name and password'],
  ['https://desk.example.org/sitebook', 'what follows'],
  ['https://desk.example.org/?a=b', 'what follows'],
  // These would name other places too, or end the directive, in the content security policy.
  ['https://*', 'characters'],
  ['https://*.example.org', 'characters'],
  ['https://desk.example.org;script-src', 'characters'],
])('%j is refused with a sentence that says why', (text, why) => {
  expect(parseOfficeAddress(text)).toEqual({ ok: false, message: expect.stringContaining(why) });
});
