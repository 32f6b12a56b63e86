/** The network of this computer. One serves one run. */
import type { Contact } from '../../../shared/model.ts';
import { untilAborted } from '../base/deadline.ts';
import { isNonPublicLiteral, withoutBrackets } from '../base/ip.ts';
import { ContactList } from './contacts.ts';
import { lookUpHost } from './dns/addresses.ts';
import { resolveAliases, resolveRecords } from './dns/dns.ts';
import type { RecordType } from './dns/dns-message.ts';
import { nameServers, namesNoServer } from './dns/nameservers.ts';
import { requestOver } from './http/http-exchange.ts';
import { type Exchange, fetchFollowing } from './http/http-redirects.ts';
import { openDirectly, openThroughProxy, placeOf } from './http/http-route.ts';
import type { DialTarget, DnsAnswer, HttpRequest, MxRecord, Network, SrvRecord } from './network.ts';
import { findReach, rememberReach } from './reach.ts';
import { connectTcp } from './tcp/connection.ts';
import { type Address, dial, type HostLookup } from './tcp/dial.ts';
import { createRoots, type Roots } from './tls/roots.ts';
import { findTunnels } from './tunnels.ts';

/** What the person or the administrator has set about the way out. */
export interface SystemNetworkOptions {
  /** Ask this DNS server for everything, A and AAAA included. */
  dns?: { ip: string; port: number };
  /** Certificates (PEM, one or more) that count beside the known authorities, for HTTPS and SMTP. */
  extraCaPem?: string;
  /** URL of the HTTP proxy for a URL, null for none. SMTP never uses it. */
  proxyFor?: (url: string) => Promise<string | null>;
  /**
   * Addresses of this computer and of its own networks count as public. Only where whoever runs this answers the name
   * look-ups as well, as in a test.
   */
  insideIsPublic?: boolean;
}

/** A network for one run alone. For many runs: `createSystemNetworks`. */
export function createSystemNetwork(options: SystemNetworkOptions = {}): Network {
  return createSystemNetworks(options)();
}

/**
 * Makes networks that share the certificate authorities, since to read those takes 30 ms of computing, and what the system
 * said about its routes a moment ago.
 */
export function createSystemNetworks(options: SystemNetworkOptions = {}): () => Network {
  const roots = createRoots(options.extraCaPem === undefined ? [] : [options.extraCaPem]);
  const reach = rememberReach(() => {
    const none = !options.dns && namesNoServer();
    return findReach(none ? [] : nameServers(options.dns));
  });
  return () => new SystemNetwork(options, roots, reach);
}

/** A connection that takes longer shows a slow way out (RFC 6298 2.1: the first packet was lost, or the way is long). */
const slowConnectMs = 1_000;

/** Error of a connection that was not made, since the address is not of the public internet. */
const notPublicError = 'ENOTPUBLIC';

class SystemNetwork implements Network {
  readonly #options: SystemNetworkOptions;
  readonly #contacts = new ContactList();
  readonly #roots: Roots;
  #slow = false;
  readonly reach: Network['reach'];

  constructor(options: SystemNetworkOptions, roots: Roots, reach: Network['reach']) {
    this.#options = options;
    this.#roots = roots;
    this.reach = reach;
  }

  resolveAddresses(host: string, signal: AbortSignal) {
    return this.#lookUp(host, signal).complete;
  }

  resolve(name: string, type: 'SRV', signal: AbortSignal): Promise<DnsAnswer<SrvRecord>>;
  resolve(name: string, type: 'MX', signal: AbortSignal): Promise<DnsAnswer<MxRecord>>;
  resolve(name: string, type: 'TXT', signal: AbortSignal): Promise<DnsAnswer<string>>;
  resolve(name: string, type: 'SRV' | 'MX' | 'TXT', signal: AbortSignal) {
    return this.#records(name, type, signal);
  }

  aliases(name: string, signal: AbortSignal) {
    this.#noteDns();
    return resolveAliases(this.#nameServers(), name, signal);
  }

  dial(target: DialTarget, signal: AbortSignal) {
    const host = withoutBrackets(target.host);
    return dial(
      this.#lookUp(target.ip ?? host, signal),
      async (address, attempt) => {
        // The address that was looked up is the one that is connected to: a second answer changes nothing.
        if (target.publicOnly && this.#isInside(address.ip)) return { error: notPublicError };
        this.#contacts.add(host, target.port, target.why);
        return this.#connect(address, target.port, attempt);
      },
      { ...target, moreMs: () => this.#moreMs(target) },
      signal,
    );
  }

  /** Notes when a connection shows that the way out is slow. */
  async #connect(address: Address, port: number, signal: AbortSignal) {
    const started = performance.now();
    const result = await connectTcp(address, port, this.#roots, signal);
    if ('connection' in result && performance.now() - started > slowConnectMs) this.#slow = true;
    return result;
  }

  #isInside(ip: string): boolean {
    return !this.#options.insideIsPublic && isNonPublicLiteral(ip);
  }

  #moreMs({ timeoutMs, slowTimeoutMs }: DialTarget): number {
    if (!this.#slow || timeoutMs === undefined || slowTimeoutMs === undefined) return 0;
    return slowTimeoutMs - timeoutMs;
  }

  fetch(request: HttpRequest, signal: AbortSignal) {
    return fetchFollowing(request, this.#exchange, signal);
  }

  tunnels(): string[] {
    return findTunnels();
  }

  contacted(): Contact[] {
    return this.#contacts.list();
  }

  #lookUp(host: string, signal: AbortSignal): HostLookup {
    const ask = (name: string, type: 'A' | 'AAAA', asking: AbortSignal) => this.#records(name, type, asking);
    return lookUpHost(host, this.#options.dns ? ask : null, signal);
  }

  #records<T extends RecordType>(name: string, type: T, signal: AbortSignal) {
    this.#noteDns();
    return resolveRecords(this.#nameServers(), name, type, signal);
  }

  #noteDns(): void {
    const { dns } = this.#options;
    if (dns) this.#contacts.add(dns.ip, dns.port, 'dns');
  }

  #nameServers() {
    return nameServers(this.#options.dns);
  }

  #exchange: Exchange = async (step, signal) => {
    const proxy = await this.#proxyFor(step.url, signal);
    if (proxy === 'unusable') return { proxy: null, outcome: 'connection-error', detail: 'proxy-unusable' };
    const dialFrom: typeof this.dial = (target, dialling) => this.dial(target, dialling);
    const { host, port } = placeOf(step.url);
    // Behind a proxy the name is the proxy's to look up: a number is all that can be judged here.
    if (proxy && step.publicOnly && this.#isInside(host))
      return { proxy: null, outcome: 'connection-error', detail: notPublicError };
    if (proxy !== null) this.#contacts.add(host, port, step.why);
    const route = proxy
      ? await openThroughProxy(dialFrom, proxy, step, signal)
      : await openDirectly(dialFrom, step, signal);
    const name = proxy?.host ?? null;
    if ('outcome' in route) return { proxy: name, ...route };
    const answer = await requestOver(route, step, signal);
    route.connection.close();
    return { proxy: name, ...answer };
  };

  async #proxyFor(url: URL, signal: AbortSignal): Promise<URL | null | 'unusable'> {
    const { proxyFor = async () => null } = this.#options;
    const asked = proxyFor(url.href).catch(() => 'unusable');
    const text = await Promise.race([asked, untilAborted(signal)]);
    if (text === null || text === undefined) return null;
    return URL.canParse(text) ? new URL(text) : 'unusable';
  }
}
