/** Shorthand for the data files: what most providers have in common need not be repeated. */
import type { Proof } from '../facts.ts';
import type { Provider, ProviderEndpoint, ProviderIncoming } from './types.ts';

type Stated = Pick<Provider, 'id' | 'name' | 'domains' | 'endpoints' | 'proof'>;

/** A provider with the usual values for everything that is not stated. */
export function provider(facts: Stated & Partial<Provider>): Provider {
  return {
    mxFamilies: [],
    incoming: null,
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

/** Mail is fetched by IMAP with implicit TLS. */
export const imap = (host: string, proof?: Proof): ProviderIncoming => ({
  type: 'imap',
  ...tls(host, 993),
  ...(proof && { proof }),
});

/** Mail is fetched by POP3 with implicit TLS; there is no IMAP. */
export const pop3 = (host: string): ProviderIncoming => ({ type: 'pop3', ...tls(host, 995) });

/** A long list of names, separated by white space. */
export const words = (list: string): string[] => list.trim().split(/\s+/);
