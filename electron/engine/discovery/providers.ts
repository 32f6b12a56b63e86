/** Finds a provider in the built-in facts: by mail domain, by MX host, by the host of an outgoing server. */
import { monthsBefore } from '../../../shared/facts.ts';
import type { AuthKind, IncomingServer, Note, ProviderSummary } from '../../../shared/model.ts';
import { mailFilters, providers } from '../../../shared/providers/index.ts';
import { type ProviderService, providerServices } from '../../../shared/providers/services.ts';
import type { MailFilter, Provider } from '../../../shared/providers/types.ts';
import type { MailAddress } from '../base/address.ts';
import { directProvenance, type Provenance } from './consent.ts';
import type { PublishedServer } from './types.ts';

const byDomain = new Map(providers.flatMap((one) => one.domains.map((domain) => [domain, one] as const)));
const byHost = new Map(
  [...providers].reverse().flatMap((one) => one.endpoints.map(({ host }) => [host, one] as const)),
);
const byFamily = new Map(providers.flatMap((one) => one.mxFamilies.map((suffix) => [suffix, one] as const)));
const filterByFamily = new Map(
  mailFilters.flatMap((one) => one.mxFamilies.map((suffix) => [suffix, one] as const)),
);

/** The provider whose own mail domain this is (exact name, lower case, A-labels). */
export function providerByDomain(domain: string): Provider | null {
  return byDomain.get(domain) ?? null;
}

/** The provider that runs this outgoing server. */
export function providerByHost(host: string): Provider | null {
  return byHost.get(host.toLowerCase()) ?? null;
}

/** The provider whose mailboxes are behind this MX host; the longest matching suffix wins. */
export function providerByMx(exchange: string): Provider | null {
  return bySuffix(byFamily, exchange);
}

/** The mail filter that this MX host belongs to. It says nothing about where the mailboxes are. */
export function filterByMx(exchange: string): MailFilter | null {
  return bySuffix(filterByFamily, exchange);
}

/** The provider whose service this host is, when the name `label` of a mail domain leads there. */
export function providerByService(label: ProviderService['label'], host: string): Provider | null {
  const name = host.toLowerCase();
  const service = providerServices.find(
    (one) =>
      one.label === label && one.hosts.some((suffix) => name === suffix || name.endsWith(`.${suffix}`)),
  );
  return providers.find(({ id }) => id === service?.provider) ?? null;
}

function bySuffix<T>(families: ReadonlyMap<string, T>, host: string): T | null {
  const labels = host.toLowerCase().split('.');
  for (let start = 0; start < labels.length; start += 1) {
    const found = families.get(labels.slice(start).join('.'));
    if (found) return found;
  }
  return null;
}

/** What window and explanations need of the facts. */
export function summaryOf(provider: Provider): ProviderSummary {
  const { id, name, status, helpUrl, hint } = provider;
  return { id, name, signIn: [...provider.signIn], status, helpUrl, hint };
}

/** What is known of the provider before anybody signs in there. */
export function providerNotes({ name, hint, status }: Provider): Note[] {
  const facts = { provider: name };
  const said = (code: string, text: string): Note[] => [{ code, text: `${name} ${text}`, facts }];
  return [
    ...(hint === 'bridge-needed' ? said('bridge-needed', 'sends only through its own helper program.') : []),
    ...(hint === 'token-or-bridge' ? said('bridge-needed', 'wants a token, or its own helper program.') : []),
    ...(hint === 'app-password-needed' ? said('app-password-needed', 'wants an app password.') : []),
    ...(hint === 'admin-switch' ? said('switched-off-by-admin', 'lets the IT team switch SMTP off.') : []),
    ...(status === 'needs-activation' ? said('needs-activation', 'wants mail programs allowed first.') : []),
  ];
}

/** The provider's servers for one address. */
export function serversOf(provider: Provider, address: MailAddress): PublishedServer[] {
  const username = usernameOf(provider.usernameForm, address);
  const auth = authOf(provider);
  return provider.endpoints.map((endpoint) => ({ ...endpoint, username, auth }));
}

/** Built in, so nobody has to agree; but where the name of a server lapsed, somebody else may have it by now. */
export function factsProvenance({ proof }: Provider): Provenance {
  return { ...directProvenance, doubted: proof.doubt?.what === 'domain-lapsed' };
}

/** Where the provider lets mail be fetched; null where nothing is known of it. */
export function incomingOf(provider: Provider, address: MailAddress): IncomingServer | null {
  if (provider.incoming === null) return null;
  const { type, host, port, security, usernameForm = provider.usernameForm } = provider.incoming;
  return { type, host, port, security, username: usernameOf(usernameForm, address), auth: authOf(provider) };
}

/**
 * Facts that nobody read again for 18 months rank below what the domain itself publishes; those whose page has changed drop
 * by one step.
 */
export function factsTier({ proof }: Provider, now = new Date()): 'provider-facts' | 'ispdb' | 'old-facts' {
  if (proof.doubt && proof.readOn >= monthsBefore(18, now)) return 'ispdb';
  return proof.readOn < monthsBefore(18, now) ? 'old-facts' : 'provider-facts';
}

function usernameOf(form: Provider['usernameForm'], address: MailAddress): string {
  switch (form) {
    case 'address':
      return address.ascii;
    case 'local-part':
      return address.local;
    case 'local-part-dot-domain':
      return `${address.local}.${address.domain}`;
  }
}

/** App passwords and access keys travel the way of a password. */
function authOf(provider: Provider): AuthKind[] {
  return [...new Set(provider.signIn.map((kind): AuthKind => (kind === 'oauth2' ? 'oauth2' : 'password')))];
}
