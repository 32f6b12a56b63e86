/** Context beats text: the same words with other evidence mean something else. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import type { Evidence } from '../../../electron/engine/diagnosis/evidence.ts';
import { diagnoseInput } from '../../../electron/engine/diagnosis/explain-line.ts';
import { readReplyText } from '../../../electron/engine/diagnosis/reply-text.ts';
import type { ExplainInput } from '../../../shared/results.ts';

function evidence(over: Partial<Evidence>): Evidence {
  return {
    stage: 'connect',
    reply: null,
    errorCode: null,
    host: 'mail.shop.example',
    port: 587,
    security: 'starttls',
    provider: null,
    observations: [],
    ...over,
  };
}

describe('texts with another circumstance', () => {
  const pairs: [string, ExplainInput, string, ExplainInput, string][] = [
    [
      'AUTH missing before TLS means that TLS is off',
      { stage: 'auth', port: 587, security: 'none', reply: 'the server does not support authentication' },
      'tls-required-first',
      { stage: 'auth', port: 465, security: 'tls', reply: 'the server does not support authentication' },
      'auth-mechanism-unsupported',
    ],
    [
      'a greeting of a hosting server means a redirected port',
      {
        stage: 'auth',
        port: 587,
        reply: '535 Incorrect authentication data',
        context:
          'configured host is smtp.gmail.com, but the greeting was: 220 srv7.hosting.example ESMTP Exim 4.96',
      },
      'port-blocked-by-network',
      { stage: 'auth', port: 587, reply: '535 Incorrect authentication data' },
      'auth-bad-credentials',
    ],
    [
      'silence on the port for a locked link means the wrong setting',
      {
        stage: 'banner',
        port: 465,
        security: 'none',
        reply: 'Greeting never received',
        errorCode: 'ETIMEDOUT',
      },
      'tls-wrong-mode',
      {
        stage: 'banner',
        port: 587,
        security: 'none',
        reply: 'Greeting never received',
        errorCode: 'ETIMEDOUT',
      },
      'connection-timeout',
    ],
    [
      'relaying denied after a sign-in is about the sender',
      { stage: 'rcpt-to', reply: '550 relaying denied', context: 'the account was logged in before' },
      'sender-not-allowed',
      { stage: 'rcpt-to', reply: '550 relaying denied' },
      'relay-denied',
    ],
    [
      'relaying denied without a sign-in needs one',
      { stage: 'rcpt-to', reply: '550 relaying denied', context: 'sent without authentication' },
      'auth-required',
      { stage: 'rcpt-to', reply: '550 relaying denied', context: 'the recipient is in another domain' },
      'relay-denied',
    ],
    [
      'an unverified recipient means the sandbox',
      {
        stage: 'after-data',
        reply: '554 Message rejected: Email address is not verified: bo@example.org',
        context: 'the listed address is the recipient',
      },
      'trial-or-sandbox-restriction',
      {
        stage: 'after-data',
        reply: '554 Message rejected: Email address is not verified: ana@example.com',
        context: 'the listed address is the From address',
      },
      'sender-domain-unverified',
    ],
    [
      'two-step sign-in needs an app password',
      {
        stage: 'auth',
        reply: '535 5.7.8 Error: authentication failed',
        context: 'two-step verification is on',
      },
      'auth-app-password-required',
      { stage: 'auth', reply: '535 5.7.8 Error: authentication failed' },
      'auth-bad-credentials',
    ],
    [
      'the same settings working elsewhere means that this network blocks',
      { stage: 'connect', errorCode: 'ETIMEDOUT', context: 'the same settings work from another network' },
      'port-blocked-by-network',
      { stage: 'connect', errorCode: 'ETIMEDOUT' },
      'connection-timeout',
    ],
  ];

  it.each(pairs)('%s', (_, one, expectedOne, other, expectedOther) => {
    expect(diagnoseInput(one).class).toBe(expectedOne);
    expect(diagnoseInput(other).class).toBe(expectedOther);
  });
});

describe('what we saw ourselves', () => {
  const seen: [string, Partial<Evidence>, string, string][] = [
    [
      'an unknown issuer on the host of a big provider is a scanner',
      {
        stage: 'tls',
        provider: 'gmail',
        observations: [{ kind: 'certificate', problem: 'tls-cert-untrusted-issuer' }],
      },
      'tls-intercepted',
      'likely',
    ],
    [
      'an unknown issuer elsewhere is an unknown issuer',
      { stage: 'tls', observations: [{ kind: 'certificate', problem: 'tls-cert-untrusted-issuer' }] },
      'tls-cert-untrusted-issuer',
      'certain',
    ],
    [
      'the same unknown issuer on unrelated hosts is a scanner',
      {
        stage: 'tls',
        observations: [
          { kind: 'certificate', problem: 'tls-cert-untrusted-issuer' },
          { kind: 'same-issuer-elsewhere', issuer: 'Mail Shield', hosts: ['smtp.other.example'] },
        ],
      },
      'tls-intercepted',
      'likely',
    ],
    [
      'a refusal by this computer is not one of the server',
      { errorCode: 'ECONNREFUSED', observations: [{ kind: 'local-host' }] },
      'connection-refused',
      'certain',
    ],
    [
      'silence while another door is open may be a blocked port',
      { errorCode: 'ETIMEDOUT', observations: [{ kind: 'other-door-open', port: 465 }] },
      'port-blocked-by-network',
      'possible',
    ],
    [
      'silence on the same port of unrelated hosts is a blocked port',
      {
        errorCode: 'ETIMEDOUT',
        observations: [{ kind: 'port-silent-elsewhere', port: 587, hosts: ['smtp.other.example'] }],
      },
      'port-blocked-by-network',
      'likely',
    ],
    [
      'silence that was cut short is only a silence',
      {
        errorCode: 'ETIMEDOUT',
        observations: [
          { kind: 'race-ended', waitedMs: 2000 },
          { kind: 'other-door-open', port: 465 },
        ],
      },
      'connection-timeout',
      'possible',
    ],
    [
      'a sign-in page of the network explains every silence',
      {
        errorCode: 'ETIMEDOUT',
        observations: [
          { kind: 'captive-portal', detail: 'http 511' },
          { kind: 'other-door-open', port: 465 },
        ],
      },
      'captive-portal',
      'likely',
    ],
    [
      'AUTH missing inside TLS is not offered',
      { stage: 'auth', observations: [{ kind: 'auth-not-offered', tls: true }] },
      'auth-not-offered',
      'certain',
    ],
    [
      'AUTH missing in clear asks for TLS',
      { stage: 'auth', observations: [{ kind: 'auth-not-offered', tls: false }] },
      'tls-required-first',
      'likely',
    ],
    [
      'a masked keyword is tampering',
      {
        stage: 'starttls',
        observations: [{ kind: 'starttls-missing' }, { kind: 'starttls-masked', keyword: 'XXXXXXXA' }],
      },
      'starttls-tampered',
      'likely',
    ],
    [
      'STARTTLS missing on 587 beside a safe door may be tampering',
      {
        stage: 'starttls',
        observations: [{ kind: 'starttls-missing' }, { kind: 'other-door-open', port: 465 }],
      },
      'starttls-tampered',
      'possible',
    ],
    [
      'STARTTLS missing everywhere is not offered',
      { stage: 'starttls', observations: [{ kind: 'starttls-missing' }] },
      'starttls-unavailable',
      'certain',
    ],
    [
      'relaying denied after our own sign-in is about the sender',
      {
        stage: 'rcpt-to',
        reply: readReplyText('550 5.7.1 relaying denied'),
        observations: [{ kind: 'signed-in' }],
      },
      'sender-not-allowed',
      'possible',
    ],
    [
      'an Exim greeting on the host of Google is a redirected port',
      {
        stage: 'auth',
        host: 'smtp.gmail.com',
        greeting: '220 srv7.hosting.example ESMTP Exim 4.96',
        reply: readReplyText('535 Incorrect authentication data'),
      },
      'port-blocked-by-network',
      'likely',
    ],
    [
      'the greeting of Google itself is not',
      {
        stage: 'auth',
        host: 'smtp.gmail.com',
        greeting: '220 smtp.gmail.com ESMTP x0sm - gsmtp',
        reply: readReplyText('535 5.7.8 Username and Password not accepted. - gsmtp'),
      },
      'auth-bad-credentials',
      'likely',
    ],
    [
      'any name may greet for a small host',
      {
        stage: 'auth',
        greeting: '220 srv12.host.example ESMTP',
        reply: readReplyText('535 authentication failed'),
      },
      'auth-bad-credentials',
      'likely',
    ],
    [
      'no reply to the final dot',
      { stage: 'after-data', errorCode: 'ETIMEDOUT', observations: [{ kind: 'final-dot-unanswered' }] },
      'outcome-unknown',
      'certain',
    ],
    [
      'nothing worked at all',
      { errorCode: 'ENETUNREACH', observations: [{ kind: 'offline', lacks: 'network' }] },
      'host-unreachable',
      'likely',
    ],
  ];

  it.each(seen)('%s', (_, over, problem, certainty) => {
    expect(diagnose(evidence(over))).toMatchObject({ class: problem, certainty });
  });
});
