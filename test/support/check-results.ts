/** Results of checks for tests, as the command line saves them. */
import type { Diagnosis } from '../../shared/diagnosis.ts';
import type { Endpoint, PortFinding } from '../../shared/model.ts';
import type { CheckResult } from '../../shared/results.ts';
import { ordinary } from './mail-settings.ts';

const host = 'mail.shop.example';
const door465: Endpoint = { host, port: 465, security: 'tls' };
const door587: Endpoint = { host, port: 587, security: 'starttls' };

export const refusal: Diagnosis = {
  class: 'auth-bad-credentials',
  stage: 'auth',
  severity: 'blocking',
  certainty: 'certain',
  actor: 'you',
  facts: { host, port: 465, security: 'tls' },
  reply: { code: 535, enhanced: '5.7.8', text: '5.7.8 Error: authentication failed' },
  evidence: [{ kind: 'reply', text: '535 5.7.8' }],
};

function finding(endpoint: Endpoint, usable: boolean): PortFinding {
  return {
    endpoint,
    usable,
    diagnosis: usable
      ? null
      : { ...refusal, class: 'connection-timeout', stage: 'connect', reply: null, certainty: 'possible' },
    addresses: [
      { ip: '192.0.2.25', family: 4, connectMs: usable ? 12 : null, error: usable ? null : 'ETIMEDOUT' },
    ],
    phases: [
      { name: 'dns', ms: 3.2 },
      { name: 'connect', ms: 12 },
    ],
    greeting: usable ? '220 mail.shop.example ESMTP' : null,
    capabilities: { before: null, after: usable ? ['SIZE 10485760', 'AUTH PLAIN LOGIN'] : null },
    tls: usable
      ? {
          version: 'TLSv1.3',
          cipher: 'TLS_AES_256_GCM_SHA384',
          subject: host,
          altNames: [host],
          issuer: 'Example CA',
          validFrom: '2026-10-01T00:00:00.000Z',
          validTo: '2027-01-01T00:00:00.000Z',
          verified: true,
          problem: null,
          fingerprint: 'AB:CD',
          identity: 'match',
          validity: 'valid',
          trust: 'trusted',
          chain: [{ subject: host, issuer: 'Example CA', validTo: '2027-01-01T00:00:00.000Z' }],
        }
      : null,
    auth: usable ? ['PLAIN', 'LOGIN'] : [],
    transcript: [{ ms: 1, direction: 'server', phase: 'banner', text: '220 mail.shop.example ESMTP' }],
  };
}

/** A check that worked on 465, with 587 silent. */
export function checkResult(over: Partial<CheckResult> = {}): CheckResult {
  const settings = ordinary();
  return {
    schema: 'sendwell/check/1',
    verdict: 'works',
    discovery: {
      address: 'ana@shop.example',
      domain: 'shop.example',
      candidates: [
        {
          ...door465,
          username: 'ana@shop.example',
          auth: ['password'],
          source: 'autoconfig',
          trust: 'authenticated',
          consent: false,
          rank: 0,
        },
      ],
      incoming: settings.incoming,
      trace: [
        {
          source: 'autoconfig',
          target: 'https://autoconfig.shop.example/mail/config-v1.1.xml?emailaddress=ana%40shop.example',
          outcome: 'found',
          detail: null,
          ms: 40,
        },
        {
          source: 'srv-submissions',
          target: '_submissions._tcp.shop.example',
          outcome: 'absent',
          detail: null,
          ms: 9,
        },
      ],
      notes: [],
      contacted: [],
      elapsedMs: 60,
    },
    findings: [finding(door465, true), finding(door587, false)],
    recommendation: {
      endpoint: door465,
      reasons: [{ code: 'implicit-tls-first', facts: {} }],
      alternatives: [],
    },
    signIn: {
      ok: true,
      mechanism: 'PLAIN',
      tried: [
        { mechanism: 'PLAIN', ok: true, reply: { code: 235, enhanced: '2.7.0', text: '2.7.0 welcome' } },
      ],
      diagnosis: null,
    },
    verification: {
      ok: true,
      queueId: '4ABC123',
      messageId: '<0a1b@shop.example>',
      reply: { code: 250, enhanced: '2.0.0', text: '2.0.0 Ok: queued as 4ABC123' },
      diagnosis: null,
    },
    diagnosis: null,
    explanation: null,
    warnings: [],
    contacted: [{ host, port: 465, why: 'probe' }],
    transcript: [{ ms: 1, direction: 'client', phase: 'auth', text: 'AUTH PLAIN ***' }],
    elapsedMs: 1840,
    settings,
    ...over,
  };
}

/** The same with the password refused. */
export function refusedResult(over: Partial<CheckResult> = {}): CheckResult {
  return checkResult({
    verdict: 'fails',
    diagnosis: refusal,
    signIn: {
      ok: false,
      mechanism: null,
      tried: [{ mechanism: 'PLAIN', ok: false, reply: refusal.reply }],
      diagnosis: refusal,
    },
    verification: null,
    settings: ordinary('tls', { verifiedAt: null, verifiedFrom: null }),
    ...over,
  });
}
