/** The network of a practice world: names and web pages come from its tables, connections go to its servers. */
import type { Contact } from '../../../shared/model.ts';
import { pause } from '../base/deadline.ts';
import { familyOf } from '../base/ip.ts';
import { ContactList } from '../network/contacts.ts';
import { fetchFollowing, type HttpStep, type StepResult } from '../network/http/http-redirects.ts';
import type {
  AddressAnswer,
  DialResult,
  DialTarget,
  DnsAnswer,
  HttpRequest,
  HttpResult,
  MxRecord,
  Network,
  Reach,
  SrvRecord,
} from '../network/network.ts';
import { connectTcp } from '../network/tcp/connection.ts';
import { type Address, type ConnectOne, dial } from '../network/tcp/dial.ts';
import type { Roots } from '../network/tls/roots.ts';
import { domainOf, type Scenario } from './scenarios.ts';
import { endpoints, issuer, type JsonAnswer, type PracticeProvider } from './sign-in-page/provider.ts';
import type { PracticeEvent } from './world.ts';
import { absence, makePages, makeZone, type Zone } from './zone.ts';

export interface PracticeNetworkOptions {
  scenario: Scenario;
  /** Loopback ports by public port. */
  ports: Readonly<Record<number, number>>;
  /** The practice authority among them. */
  roots: Roots;
  silentMs: number;
  /** The provider behind the sign-in page; null: there is none. */
  provider: PracticeProvider | null;
  onEvent(event: PracticeEvent): void;
}

/** The public address of the practice servers, reserved for documentation (RFC 5737). */
const publicIp = '192.0.2.25';
/** Where they really are: an open connection says so. */
const loopbackIp = '127.0.0.1';
export class PracticeNetwork implements Network {
  readonly #options: PracticeNetworkOptions;
  readonly #domain: string;
  readonly #zone: Zone;
  readonly #pages: Map<string, string>;
  readonly #contacts = new ContactList();

  constructor(options: PracticeNetworkOptions) {
    this.#options = options;
    this.#domain = domainOf(options.scenario.address);
    this.#zone = makeZone(options.scenario, { ip: publicIp, portOf: (port) => port });
    this.#pages = makePages(options.scenario);
    for (const page of this.#pages.keys()) this.#zone.A.set(hostOf(page), [publicIp]);
  }

  async resolveAddresses(host: string): Promise<AddressAnswer> {
    const name = host.toLowerCase();
    const family = familyOf(name);
    if (family !== null) return { outcome: 'found', addresses: [{ ip: name, family }], ms: 0 };
    const ips = this.#zone.A.get(name);
    if (ips === undefined) return { ...absence(this.#zone, name), ms: 0 };
    return { outcome: 'found', addresses: ips.map((ip) => ({ ip, family: 4 })), ms: 0 };
  }

  resolve(name: string, type: 'SRV', signal: AbortSignal): Promise<DnsAnswer<SrvRecord>>;
  resolve(name: string, type: 'MX', signal: AbortSignal): Promise<DnsAnswer<MxRecord>>;
  resolve(name: string, type: 'TXT', signal: AbortSignal): Promise<DnsAnswer<string>>;
  async resolve(name: string, type: 'SRV' | 'MX' | 'TXT'): Promise<DnsAnswer<SrvRecord | MxRecord | string>> {
    const records = this.#zone[type].get(name.toLowerCase());
    if (records === undefined) return absence(this.#zone, name.toLowerCase());
    return { outcome: 'found', records, authenticated: false };
  }

  async aliases(name: string): Promise<DnsAnswer<string>> {
    return absence(this.#zone, name.toLowerCase());
  }

  dial(target: DialTarget, signal: AbortSignal): Promise<DialResult> {
    const answer = this.resolveAddresses(target.ip ?? target.host);
    const { scenario, silentMs } = this.#options;
    const isSilent = scenario.ports[target.port] === 'silent';
    return dial(
      { initial: answer, complete: answer },
      (address, attempt) => this.#connect(address, target, attempt),
      { timeoutMs: isSilent ? silentMs : target.timeoutMs },
      signal,
    );
  }

  /** Pages of the practice domain, none anywhere else: the practice web has a 404 for every other name. */
  fetch(request: HttpRequest, signal: AbortSignal): Promise<HttpResult> {
    return fetchFollowing(request, (step) => this.#answerPage(step), signal);
  }

  tunnels(): string[] {
    return [];
  }

  async reach(): Promise<Reach> {
    return { ipv4: true, ipv6: true, dns: true };
  }

  contacted(): Contact[] {
    return this.#contacts.list();
  }

  async #connect(
    { ip }: Address,
    { host, port, why }: DialTarget,
    signal: AbortSignal,
  ): ReturnType<ConnectOne> {
    this.#contacts.add(host, port, why);
    const ours = ip === publicIp || ip === loopbackIp;
    if (ours && this.#options.scenario.ports[port] === 'silent') return this.#keepSilent(port, signal);
    const loopbackPort = this.#options.ports[port];
    if (!ours || loopbackPort === undefined) return { error: 'ECONNREFUSED' };
    return connectTcp({ ip: loopbackIp, family: 4 }, loopbackPort, this.#options.roots, signal);
  }

  /** A port whose packets get lost: it answers when the caller gives up. */
  async #keepSilent(port: number, signal: AbortSignal): Promise<{ error: string }> {
    this.#options.onEvent({ at: new Date().toISOString(), port, kind: 'silent', detail: '' });
    await pause(2 ** 31 - 1, signal);
    return { error: 'ETIMEDOUT' };
  }

  async #answerPage({ url, why, body }: HttpStep): Promise<StepResult> {
    const host = url.hostname;
    const inside = host === this.#domain || host.endsWith(`.${this.#domain}`);
    if (inside && !this.#zone.A.has(host)) return { proxy: null, outcome: 'dns-absent' };
    this.#contacts.add(host, url.protocol === 'https:' ? 443 : 80, why);
    if (url.protocol !== 'https:')
      return { proxy: null, outcome: 'connection-error', detail: 'ECONNREFUSED' };
    const json = this.#askProvider(url, new URLSearchParams(body ?? ''));
    if (json) {
      const headers = { 'content-type': 'application/json' };
      return {
        proxy: null,
        outcome: 'answer',
        status: json.status,
        headers,
        body: Buffer.from(JSON.stringify(json.body)),
      };
    }
    const page = this.#pages.get(`${host}${url.pathname}`);
    const status = page === undefined ? 404 : 200;
    const headers = { 'content-type': page === undefined ? 'text/plain' : 'text/xml' };
    return { proxy: null, outcome: 'answer', status, headers, body: Buffer.from(page ?? '') };
  }

  /** Null: not a page of the provider. */
  #askProvider({ href }: URL, form: URLSearchParams): JsonAnswer | null {
    const { provider } = this.#options;
    if (!provider) return null;
    switch (href) {
      case endpoints.token:
        return provider.token(form);
      case endpoints.device:
        return provider.deviceCode(form);
      case `${issuer}/.well-known/oauth-authorization-server`:
        return { status: 200, body: metadata };
      default:
        return null;
    }
  }
}

/** RFC 8414 2, RFC 9207 3. */
const metadata = {
  issuer,
  authorization_endpoint: endpoints.authorize,
  token_endpoint: endpoints.token,
  device_authorization_endpoint: endpoints.device,
  authorization_response_iss_parameter_supported: true,
};

function hostOf(page: string): string {
  return page.slice(0, page.indexOf('/'));
}
