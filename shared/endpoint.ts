/** When two endpoints are the same. */
import type { Endpoint } from './model.ts';

/** The same host, port and mode. */
export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return samePort(a, b) && a.security === b.security;
}

/** The same port of the same host, in whatever mode. */
export function samePort(a: Endpoint, b: Endpoint): boolean {
  return a.host === b.host && a.port === b.port;
}
