/** What a practice domain publishes, as tables: DNS records for any place its servers run at, and its web pages. */
import type { MxRecord, SrvRecord } from '../network/network.ts';
import { domainOf, type Scenario } from './scenarios.ts';
import { endpoints, issuer, signInHost } from './sign-in-page/provider.ts';

/** Records by name, lower case, without the final dot. */
export interface Zone {
  A: Map<string, string[]>;
  SRV: Map<string, SrvRecord[]>;
  MX: Map<string, MxRecord[]>;
  TXT: Map<string, string[]>;
}

/** Where the servers are: their address, and the port to publish for a public one. */
export interface Place {
  ip: string;
  portOf(standard: number): number;
}

/** The DNS records of a scenario whose servers run at `place`. */
export function makeZone(scenario: Scenario, place: Place): Zone {
  const domain = domainOf(scenario.address);
  const exchange = scenario.exchange ?? `inbound.${domain}`;
  const service = (port: number): SrvRecord[] => [
    { priority: 0, weight: 1, port: place.portOf(port), target: scenario.host },
  ];
  return {
    A: new Map<string, string[]>([
      [scenario.host, [place.ip]],
      [exchange, [place.ip]],
      ...scenario.alsoHosts.map((name): [string, string[]] => [name, [place.ip]]),
      ...(scenario.signInPage ? [[signInHost, [place.ip]] satisfies [string, string[]]] : []),
    ]),
    MX: new Map([[domain, [{ preference: 10, exchange }]]]),
    TXT: scenario.senders === null ? new Map() : new Map([[domain, [scenario.senders]]]),
    SRV:
      scenario.published && scenario.mechanisms.length > 0
        ? new Map([
            [`_submissions._tcp.${domain}`, service(465)],
            [`_submission._tcp.${domain}`, service(587)],
          ])
        : new Map(),
  };
}

/** The web pages of a scenario, body by host and path. */
export function makePages(scenario: Scenario): Map<string, string> {
  const domain = domainOf(scenario.address);
  if (!scenario.published) return new Map();
  return new Map([[`autoconfig.${domain}/mail/config-v1.1.xml`, autoconfig(domain, scenario)]]);
}

export interface Absence {
  outcome: 'absent';
  kind: 'no-such-name' | 'no-such-record';
  /** The zone is not signed. */
  authenticated: false;
}

/** Why a name has no such record. A name exists when records stand at it or below it (RFC 8020). */
export function absence(zone: Zone, name: string): Absence {
  const names = Object.values(zone).flatMap((table) => [...table.keys()]);
  const exists = names.some((known) => known === name || known.endsWith(`.${name}`));
  return { outcome: 'absent', kind: exists ? 'no-such-record' : 'no-such-name', authenticated: false };
}

/** IMAP with implicit TLS (RFC 8314 3.2). */
export const imapPort = 993;

const submission = [
  { port: 465, socketType: 'SSL' },
  { port: 587, socketType: 'STARTTLS' },
] as const;
const withoutSignIn = [{ port: 25, socketType: 'STARTTLS' }] as const;

function autoconfig(domain: string, { host, ports, mechanisms, signInPage }: Scenario): string {
  const authentication = [
    ...(signInPage ? ['OAuth2'] : []),
    ...(mechanisms.includes('PLAIN') ? ['password-cleartext'] : []),
  ];
  const signsIn = mechanisms.length > 0;
  const sending = signsIn ? authentication : ['none'];
  const servers = (signsIn ? submission : withoutSignIn)
    .filter(({ port }) => ports[port] !== undefined)
    .map(({ port, socketType }) => server(host, 'outgoingServer', 'smtp', port, socketType, sending));
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="${domain}">
    <domain>${domain}</domain>
    <displayName>Sendwell practice</displayName>
${server(host, 'incomingServer', 'imap', imapPort, 'SSL', signsIn ? authentication : ['password-cleartext'])}
${servers.join('\n')}
  </emailProvider>
${signInPage ? oauthBlock : ''}</clientConfig>
`;
}

function server(
  host: string,
  element: 'incomingServer' | 'outgoingServer',
  type: 'imap' | 'smtp',
  port: number,
  socketType: 'SSL' | 'STARTTLS',
  authentication: readonly string[],
): string {
  const kinds = authentication.map((kind) => `      <authentication>${kind}</authentication>\n`).join('');
  return `    <${element} type="${type}">
      <hostname>${host}</hostname>
      <port>${port}</port>
      <socketType>${socketType}</socketType>
${kinds}      <username>%EMAILADDRESS%</username>
    </${element}>`;
}

const oauthBlock = `  <oAuth2>
    <issuer>${issuer}</issuer>
    <scope>mail</scope>
    <authURL>${endpoints.authorize}</authURL>
    <tokenURL>${endpoints.token}</tokenURL>
  </oAuth2>
`;
