/** Shorthand for the data files: what most providers have in common need not be repeated. */
import type { Provider, ProviderEndpoint } from './types.ts';

type Stated = Pick<Provider, 'id' | 'name' | 'domains' | 'endpoints' | 'date' | 'source'>;

/** A provider with the usual values for everything that is not stated. */
export function provider(facts: Stated & Partial<Provider>): Provider {
  return {
    mxFamilies: [],
    usernameForm: 'address',
    signIn: ['password'],
    status: 'ok',
    hint: null,
    helpUrl: null,
    appPasswordUrl: null,
    ...facts,
  };
}

/** An endpoint with implicit TLS. */
export const tls = (host: string, port = 465): ProviderEndpoint => ({ host, port, security: 'tls' });

/** An endpoint with STARTTLS. */
export const starttls = (host: string, port = 587): ProviderEndpoint => ({
  host,
  port,
  security: 'starttls',
});

/** Both usual endpoints of one host. */
export const both = (host: string): ProviderEndpoint[] => [tls(host), starttls(host)];

/** A long list of names, separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);
