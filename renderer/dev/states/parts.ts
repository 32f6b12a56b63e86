/** Canned pieces of a job, for building states. */
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import type { Candidate, Endpoint, PortFinding, TlsFacts, TraceEntry } from '../../../shared/model.ts';
import type { Discovery } from '../../../shared/results.ts';

export const address = 'ana@shop.example';
export const host = 'mail.shop.example';

export const endpoint = (port: number, security: Endpoint['security'], ofHost = host): Endpoint => ({
  host: ofHost,
  port,
  security,
});
export const endpoint465 = endpoint(465, 'tls');
export const endpoint587 = endpoint(587, 'starttls');
export const endpoint25 = endpoint(25, 'starttls');
export const endpoint2525 = endpoint(2525, 'starttls');

const candidate = (endpoint: Endpoint, rank: number): Candidate => ({
  ...endpoint,
  username: address,
  auth: ['password'],
  source: 'autoconfig',
  trust: 'authenticated',
  consent: false,
  rank,
});

export const trace: TraceEntry[] = [
  { source: 'provider-facts', target: 'shop.example', outcome: 'absent', detail: null, ms: 0 },
  {
    source: 'ispdb',
    target: 'https://autoconfig.example.net/v1.1/shop.example',
    outcome: 'absent',
    detail: '404',
    ms: 212,
  },
  {
    source: 'srv-submissions',
    target: '_submissions._tcp.shop.example',
    outcome: 'absent',
    detail: null,
    ms: 31,
  },
  {
    source: 'srv-submission',
    target: '_submission._tcp.shop.example',
    outcome: 'absent',
    detail: null,
    ms: 33,
  },
  { source: 'mx', target: 'shop.example', outcome: 'found', detail: 'mx1.shop.example', ms: 29 },
  { source: 'mx-provider', target: 'mx1.shop.example', outcome: 'absent', detail: null, ms: 29 },
  {
    source: 'autoconfig',
    target: 'https://autoconfig.shop.example/mail/config-v1.1.xml?emailaddress=ana%40shop.example',
    outcome: 'found',
    detail: null,
    ms: 341,
  },
  {
    source: 'well-known',
    target: 'https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml',
    outcome: 'http-error',
    detail: '500',
    ms: 388,
  },
  {
    source: 'autodiscover',
    target: 'https://autodiscover.shop.example/autodiscover/autodiscover.xml',
    outcome: 'timeout',
    detail: null,
    ms: 7000,
  },
  { source: 'guess', target: 'smtp.shop.example', outcome: 'skipped', detail: null, ms: 0 },
];

export const discovery = (entries = trace, found = true): Discovery => ({
  address,
  domain: 'shop.example',
  candidates: found ? [candidate(endpoint465, 0), candidate(endpoint587, 1)] : [],
  incoming: null,
  trace: entries,
  notes: [],
  contacted: [],
  elapsedMs: 412,
});

const card: TlsFacts = {
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  subject: 'mail.shop.example',
  altNames: ['mail.shop.example', 'imap.shop.example'],
  issuer: 'Practice Trust R3',
  validFrom: '2026-10-01T00:00:00Z',
  validTo: '2027-01-01T00:00:00Z',
  verified: true,
  problem: null,
  fingerprint:
    'A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90:A1:B2:C3:D4:E5:F6:07:18:29:3A:4B:5C:6D:7E:8F:90',
  identity: 'match',
  validity: 'valid',
  trust: 'trusted',
  chain: [
    { subject: 'mail.shop.example', issuer: 'Practice Trust R3', validTo: '2027-01-01T00:00:00Z' },
    { subject: 'Practice Trust R3', issuer: 'Practice Root X1', validTo: '2031-03-15T00:00:00Z' },
  ],
};
export const foreignCertificate: TlsFacts = {
  ...card,
  subject: 'srv12.host.example',
  altNames: ['srv12.host.example', '*.web.host.example'],
  verified: false,
  problem: 'tls-cert-name-mismatch',
  identity: 'mismatch',
  chain: [
    { subject: 'srv12.host.example', issuer: 'Practice Trust R3', validTo: '2027-01-01T00:00:00Z' },
    { subject: 'Practice Trust R3', issuer: 'Practice Root X1', validTo: '2031-03-15T00:00:00Z' },
  ],
};

export function usable(endpoint: Endpoint, factor = 1): PortFinding {
  return {
    endpoint,
    usable: true,
    diagnosis: null,
    addresses: [{ ip: '192.0.2.25', family: 4, connectMs: 24, error: null }],
    phases: [
      { name: 'dns', ms: 12 * factor },
      { name: 'connect', ms: 24 * factor },
      { name: 'tls', ms: 61 * factor },
      { name: 'banner', ms: 88 * factor },
      { name: 'ehlo', ms: 25 * factor },
    ],
    greeting: 'mail.shop.example ESMTP Postfix',
    capabilities: { before: null, after: ['SIZE 52428800', '8BITMIME', 'AUTH PLAIN LOGIN'] },
    tls: card,
    auth: ['PLAIN', 'LOGIN'],
    transcript: [],
  };
}

export function closed(
  endpoint: Endpoint,
  diagnosis: Diagnosis,
  more: Partial<PortFinding> = {},
): PortFinding {
  return {
    endpoint,
    usable: false,
    diagnosis,
    addresses: [{ ip: '192.0.2.25', family: 4, connectMs: null, error: 'ETIMEDOUT' }],
    phases: [
      { name: 'dns', ms: 12 },
      { name: 'connect', ms: 2000 },
    ],
    greeting: null,
    capabilities: { before: null, after: null },
    tls: null,
    auth: [],
    transcript: [],
    ...more,
  };
}

export function diagnose(
  problem: Pick<Diagnosis, 'class' | 'stage' | 'actor'> & Partial<Diagnosis>,
): Diagnosis {
  return {
    severity: 'blocking',
    certainty: 'likely',
    facts: { host, port: 587 },
    reply: null,
    evidence: [],
    ...problem,
  };
}

export const silent = (port: number): Diagnosis =>
  diagnose({
    class: 'connection-timeout',
    stage: 'connect',
    actor: 'network',
    certainty: 'possible',
    facts: { host, port, waitedMs: 2000 },
  });
