import type { FastifyRequest } from 'fastify';

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name or address means this machine alone. */
export const isLoopbackHost = (host: string): boolean => LOOPBACK_HOST.test(host) || host === '::1';

/**
 * Whether a request comes from the machine the office runs on, and to it by that name: a web page elsewhere can
 * have its own name lead to 127.0.0.1, but it cannot send another host than its own.
 */
export function isOnOwnMachine(request: Pick<FastifyRequest, 'ip' | 'headers'>): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return LOOPBACK_ADDRESS.test(request.ip) && LOOPBACK_HOST.test(host);
}
