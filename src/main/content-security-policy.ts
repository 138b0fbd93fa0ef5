/**
 * The policy every page and worker of the app is served with: nothing but our own files, and one other place to talk
 * to, the office (its origin, or null while none is known). Inline styles are let in because Mantine injects its
 * own; inline scripts never are.
 */
export function contentSecurityPolicy(officeOrigin: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${officeOrigin ? ` ${officeOrigin}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
