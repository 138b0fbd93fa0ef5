/** What became of an address somebody typed: its origin, or a sentence that says what to change. */
export type OfficeAddress = { ok: true; origin: string } | { ok: false; message: string };

const THIS_COMPUTER = new Set(['127.0.0.1', 'localhost']);
/** A name or an IP address. URL parsers let more through, and a `;` or `*` would mean something else in a policy. */
const HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])$/;
const refuse = (message: string): OfficeAddress => ({ ok: false, message });

/**
 * Judges the address of an office and reduces it to its origin, such as `https://desk.example.org:8443`. Sign-in and
 * customers' records travel over it, so plain http is taken only where it never leaves this computer.
 */
export function parseOfficeAddress(text: string): OfficeAddress {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url) return refuse('Write the whole address, such as https://desk.example.org.');
  if (url.protocol === 'http:' && !THIS_COMPUTER.has(url.hostname)) {
    return refuse('The address must begin with https://. Plain http is taken for 127.0.0.1 and localhost only.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('The address must begin with https://.');
  if (!HOST.test(url.hostname)) return refuse('The name of the server holds characters no server can have.');
  if (url.username || url.password) return refuse('Leave name and password out of the address. You sign in later.');
  if (url.pathname !== '/' || url.search || url.hash) return refuse('Leave out what follows the name of the server.');
  return { ok: true, origin: url.origin };
}
