import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { evidenceAt, evidenceOfReply, type Where } from '../../../electron/engine/diagnosis/evidence-at.ts';
import type { TlsResult } from '../../../electron/engine/network/network.ts';
import { evidenceOf } from '../../../electron/engine/probe/evidence.ts';
import { failureOfDial, type ProbeFailure } from '../../../electron/engine/probe/failure.ts';
import {
  evidenceOfFailure,
  evidenceOfProbeFailure,
} from '../../../electron/engine/probe/failure-evidence.ts';
import { unknownContext } from '../../../electron/engine/probe/observe.ts';
import type { Probe } from '../../../electron/engine/probe/probe-endpoint.ts';
import { evidenceOfSend, evidenceOfSignIn } from '../../../electron/engine/run/sign-in-evidence.ts';
import type { SmtpFailure } from '../../../electron/engine/smtp/outcome.ts';
import type { SignInFailure } from '../../../electron/engine/smtp/sign-in.ts';
import type { AddressAttempt, TlsFacts } from '../../../shared/model.ts';
import { unverifiedTls } from '../../support/memory-network/memory-tls.ts';

const where: Where = { host: 'mail.shop.example', port: 587, security: 'starttls', provider: null };
const bytes = (text: string) => new TextEncoder().encode(text);
const nothing = new Uint8Array();

function classOf(failure: SmtpFailure, at: Where = where): string {
  return diagnose(evidenceOfFailure(failure, at)).class;
}

function diagnosed(failure: ProbeFailure) {
  return diagnose(evidenceOfProbeFailure(failure, where));
}

describe('a failed step', () => {
  it('keeps the reply as the server sent it', () => {
    const reply = { code: 535, enhanced: '5.7.8', lines: ['5.7.8 Wrong', '5.7.8 password'] };
    const diagnosis = diagnose(evidenceOfFailure({ kind: 'reply', phase: 'auth', reply }, where));
    expect(diagnosis).toMatchObject({
      class: 'auth-bad-credentials',
      stage: 'auth',
      reply: { code: 535, enhanced: '5.7.8', text: '535-5.7.8 Wrong\n535 5.7.8 password' },
      facts: { host: 'mail.shop.example', port: 587 },
    });
  });

  it('takes a certificate that a gateway of this computer made itself for what it is', () => {
    const evidence = evidenceAt(where, 'tls', [
      { kind: 'certificate', problem: 'tls-cert-self-signed' },
      { kind: 'local-host' },
    ]);
    expect(diagnose(evidence)).toMatchObject({
      class: 'tls-cert-self-signed',
      actor: 'you',
      facts: { variant: 'local-gateway' },
    });
  });

  it('tells a stalled message from a silent server, and a first large packet from a silent handshake', () => {
    const stalled: SmtpFailure = {
      kind: 'timeout',
      phase: 'data',
      waitedMs: 60_000,
      received: nothing,
      stalled: true,
    };
    const lost = { class: 'connection-timeout', facts: { variant: 'large-packets-lost' } };
    expect(diagnose(evidenceOfFailure(stalled, where))).toMatchObject({ ...lost, certainty: 'likely' });
    const { stalled: _, ...silent } = stalled;
    expect(diagnose(evidenceOfFailure(silent, where)).facts.variant).toBe('silent-later');
    const result: Extract<TlsResult, { up: false }> = {
      up: false,
      reason: 'timeout',
      alert: null,
      firstBytes: nothing,
      upTo: null,
      helloBytes: 0,
      code: null,
      ms: 15_000,
    };
    const handshake = (phase: 'tls' | 'starttls-tls') =>
      diagnose(evidenceOfFailure({ kind: 'tls', phase, result }, where));
    expect(handshake('starttls-tls')).toMatchObject({ ...lost, certainty: 'possible' });
    expect(handshake('tls').facts.variant).toBeUndefined();
  });

  it('names the step that a silence was in', () => {
    const failure: SmtpFailure = { kind: 'timeout', phase: 'ehlo-tls', waitedMs: 10_000, received: nothing };
    expect(diagnose(evidenceOfFailure(failure, where))).toMatchObject({
      class: 'connection-timeout',
      stage: 'ehlo',
      facts: { waitedMs: 10_000 },
    });
  });

  it.each([
    ['22', new Uint8Array([0x15, 3, 1, 0, 2, 2, 70]), 'tls-wrong-mode'],
    ['IMAP', bytes('* OK IMAP4rev1 ready'), 'wrong-service'],
    ['POP3', bytes('+OK ready'), 'wrong-service'],
    ['SSH', bytes('SSH-2.0-OpenSSH_9.6'), 'wrong-service'],
    ['a web server', bytes('HTTP/1.1 400 Bad Request'), 'wrong-service'],
    ['noise', bytes('hello'), 'syntax-or-protocol-error'],
  ])('tells by the first bytes that %s answered', (_, received, problem) => {
    expect(classOf({ kind: 'protocol', phase: 'banner', fault: 'not-smtp', received })).toBe(problem);
  });

  it('knows an end before a reply, and what it means after the final dot', () => {
    expect(classOf({ kind: 'closed', phase: 'banner', code: null, received: nothing })).toBe(
      'connection-reset',
    );
    expect(classOf({ kind: 'closed', phase: 'data', code: 'ECONNRESET', received: nothing })).toBe(
      'connection-reset',
    );
    expect(classOf({ kind: 'closed', phase: 'after-data', code: null, received: nothing })).toBe(
      'outcome-unknown',
    );
    expect(classOf({ kind: 'timeout', phase: 'after-data', waitedMs: 1, received: nothing })).toBe(
      'outcome-unknown',
    );
  });

  it('takes bytes behind the 220 to STARTTLS for tampering', () => {
    const failure: SmtpFailure = {
      kind: 'protocol',
      phase: 'starttls',
      fault: 'bytes-after-starttls',
      received: bytes('250 ok'),
    };
    expect(classOf(failure)).toBe('starttls-tampered');
  });

  const tls = (over: Partial<Extract<TlsResult, { up: false }>>): SmtpFailure => ({
    kind: 'tls',
    phase: 'tls',
    result: {
      up: false,
      reason: 'other',
      alert: null,
      firstBytes: nothing,
      upTo: null,
      helloBytes: 0,
      code: null,
      ms: 1,
      ...over,
    },
  });

  it.each([
    ['alert 70', tls({ reason: 'alert', alert: 70 }), 'tls-too-old'],
    ['alert 40', tls({ reason: 'alert', alert: 40 }), 'tls-handshake-other'],
    ['a clear greeting', tls({ reason: 'not-tls', firstBytes: bytes('220 mail ESMTP') }), 'tls-wrong-mode'],
    ['a web server', tls({ reason: 'not-tls', firstBytes: bytes('HTTP/1.0 400') }), 'wrong-service'],
    ['silence', tls({ reason: 'timeout' }), 'connection-timeout'],
    ['a reset', tls({ reason: 'reset' }), 'connection-reset'],
    ['an end', tls({ reason: 'closed' }), 'connection-reset'],
    ['something else', tls({}), 'tls-handshake-other'],
  ])('classifies a handshake that ended in %s', (_, failure, problem) => {
    expect(classOf(failure, { ...where, port: 465, security: 'tls' })).toBe(problem);
  });
});

describe('what came in clear before an alert', () => {
  const variantAfter = (upTo: Extract<TlsResult, { up: false }>['upTo']) => {
    const result = {
      up: false,
      reason: 'alert',
      alert: 40,
      firstBytes: nothing,
      upTo,
      helloBytes: 300,
      ms: 1,
    } as const;
    const failure = { kind: 'tls', phase: 'tls', result: { ...result, code: 'ERR_SSL_X' } } as const;
    return diagnose(evidenceOfFailure(failure, where));
  };

  it('tells what the alert means', () => {
    expect(variantAfter(null).facts.variant).toBe('no-common-cipher');
    expect(variantAfter('server-hello').facts.variant).toBeUndefined();
    expect(variantAfter('certificate-request').facts.variant).toBe('client-certificate');
  });

  it("stands beside the library's own code", () => {
    expect(variantAfter(null).evidence).toContainEqual({ kind: 'tls-library', text: 'code: ERR_SSL_X' });
  });
});

describe('a look-up and a dial', () => {
  it.each([
    [{ outcome: 'absent', kind: 'no-such-name', authenticated: false } as const, 'dns-not-found'],
    [{ outcome: 'timeout' } as const, 'dns-temporary'],
    [{ outcome: 'dns-error', code: 'SERVFAIL' } as const, 'dns-temporary'],
    [{ outcome: 'dns-error', code: 'EAI_AGAIN' } as const, 'dns-temporary'],
  ])('%o', (answer, problem) => {
    expect(diagnosed({ kind: 'no-address', lookup: answer })).toMatchObject({ class: problem, stage: 'dns' });
  });

  const attempt = (error: string | null, ip = '192.0.2.7'): AddressAttempt => ({
    ip,
    family: ip.includes(':') ? 6 : 4,
    connectMs: null,
    error,
  });
  const found = { outcome: 'found' as const, addresses: [], ms: 1 };

  it('takes the most telling error of all addresses', () => {
    const errorOf = (...attempts: AddressAttempt[]) =>
      evidenceOfProbeFailure(failureOfDial({ lookup: found, attempts }), where).errorCode;
    expect(errorOf(attempt('ENETUNREACH', '2001:db8::7'), attempt('ETIMEDOUT'))).toBe('ETIMEDOUT');
    expect(errorOf(attempt('ETIMEDOUT', '2001:db8::7'), attempt('ECONNREFUSED'))).toBe('ECONNREFUSED');
    expect(errorOf(attempt('EADDRNOTAVAIL'))).toBe('EADDRNOTAVAIL');
    expect(errorOf()).toBeNull();
  });

  it('knows when the host is this computer', () => {
    const addresses = [attempt('ECONNREFUSED', '127.0.0.1')];
    const probe: Probe = {
      endpoint: { host: where.host, port: where.port, security: where.security },
      provider: null,
      usable: false,
      failure: failureOfDial({ lookup: found, attempts: addresses }),
      session: null,
      greeted: false,
      cutOffAfterMs: null,
      addresses,
      dialPhases: [],
      settled: Promise.resolve(),
      record: null,
    };
    const evidence = evidenceOf({ probe }, [probe], unknownContext);
    expect(evidence && diagnose(evidence)).toMatchObject({
      class: 'connection-refused',
      facts: { variant: 'this-computer' },
    });
  });

  it('falls back to the look-up', () => {
    const lookup = { outcome: 'timeout' as const, ms: 5000 };
    expect(diagnosed(failureOfDial({ lookup, attempts: [] })).class).toBe('dns-temporary');
  });
});

describe('a certificate', () => {
  const card: TlsFacts = {
    version: 'TLSv1.3',
    cipher: null,
    subject: 'mail.shop.example',
    altNames: ['srv12.host.example'],
    issuer: 'Some CA',
    validFrom: null,
    validTo: null,
    verified: false,
    problem: null,
    fingerprint: null,
    identity: 'match',
    validity: 'valid',
    trust: 'trusted',
    chain: [],
  };

  it.each([
    [{ problem: 'tls-cert-expired' }, 'tls-cert-expired'],
    [{ problem: 'tls-cert-not-yet-valid' }, 'tls-cert-not-yet-valid'],
    [{ problem: 'tls-cert-self-signed' }, 'tls-cert-self-signed'],
    [{ problem: 'tls-cert-untrusted-issuer' }, 'tls-cert-untrusted-issuer'],
    [{ problem: 'tls-cert-name-mismatch' }, 'tls-cert-name-mismatch'],
  ] as [Partial<TlsFacts>, string][])('%o', (over, problem) => {
    const diagnosis = diagnosed({ kind: 'certificate', facts: { ...card, ...over } });
    expect(diagnosis).toMatchObject({ class: problem, stage: 'tls', certainty: 'certain' });
    expect(diagnosis.facts).toMatchObject({ cardNames: ['srv12.host.example'], issuer: 'Some CA' });
  });
});

describe('a check of a certificate that did not pass', () => {
  const subjects = ['CN=mail.shop.example', 'CN=Middle'].map((subject) => ({
    subject,
    issuer: '',
    validTo: '',
  }));
  const diagnosisOf = (over: Partial<TlsFacts>) =>
    diagnosed({
      kind: 'certificate',
      facts: { ...unverifiedTls('mail.shop.example', 'tls-cert-unfit'), ...over },
    });

  it('gives reason, place and code', () => {
    const fault = { reason: 'key', depth: 1, code: 'CA_KEY_TOO_SMALL' } as const;
    const diagnosis = diagnosisOf({ problem: 'tls-cert-unfit', fault });
    expect(diagnosis).toMatchObject({ class: 'tls-cert-unfit', certainty: 'certain', facts: fault });
  });

  it('says whose certificate ran out', () => {
    const fault = { depth: 1, code: 'CERT_HAS_EXPIRED' };
    const diagnosis = diagnosisOf({ problem: 'tls-cert-expired', fault, chain: subjects });
    expect(diagnosis.facts).toMatchObject({ variant: 'issuer', holder: 'CN=Middle', depth: 1 });
    const own = diagnosisOf({ problem: 'tls-cert-expired', fault: { ...fault, depth: 0 }, chain: subjects });
    expect(own.facts).toMatchObject({ depth: 0 });
    expect(own.facts.variant).toBeUndefined();
  });

  it('keeps ten of many names, the nearest first', () => {
    const altNames = [...Array.from({ length: 100 }, (_, n) => `n${n}.other.example`), 'smtp.shop.example'];
    const { cardNames, cardNameCount } = diagnosisOf({ problem: 'tls-cert-name-mismatch', altNames }).facts;
    expect(cardNames).toHaveLength(10);
    expect(cardNames?.[0]).toBe('smtp.shop.example');
    expect(cardNameCount).toBe(101);
  });
});

describe('a sign-in', () => {
  it.each([
    [{ kind: 'auth-not-offered', tls: true }, 'auth-not-offered'],
    [{ kind: 'mechanisms-not-spoken', offered: ['GSSAPI'] }, 'auth-mechanism-unsupported'],
    [{ kind: 'oauth-only', offered: ['XOAUTH2'] }, 'auth-oauth-required'],
    [{ kind: 'server-not-authentic', mechanism: 'SCRAM-SHA-256', reason: 'proof' }, 'server-not-authentic'],
    [
      {
        kind: 'cancelled',
        reason: 'nonce-mismatch',
        reply: { code: 535, enhanced: '5.7.8', lines: ['5.7.8 Error: authentication failed'] },
      },
      'auth-mechanism-unsupported',
    ],
    [{ kind: 'budget-spent' }, 'auth-too-many-attempts'],
    [{ kind: 'not-protected' }, 'tls-required-first'],
    [{ kind: 'timeout', phase: 'auth', waitedMs: 1, received: nothing }, 'connection-timeout'],
  ] as [SignInFailure, string][])('%o', (failure, problem) => {
    expect(diagnose(evidenceOfSignIn(failure, where))).toMatchObject({ class: problem, stage: 'auth' });
  });

  it('is remembered by what follows', () => {
    const reply = { code: 550, enhanced: '5.7.1', lines: ['5.7.1 relaying denied'] };
    const failure: SmtpFailure = { kind: 'reply', phase: 'rcpt-to', reply };
    expect(diagnose(evidenceOfSend(failure, where, true)).class).toBe('sender-not-allowed');
    expect(diagnose(evidenceOfSend(failure, where, false)).class).toBe('relay-denied');
    expect(diagnose(evidenceOfReply(reply, 'rcpt-to', where)).class).toBe('relay-denied');
  });
});
