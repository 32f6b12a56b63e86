import { describe, expect, it } from 'vitest';
import { actionSchema } from '../../../shared/diagnosis.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { actionOfStep, stepOfLabel } from '../../../shared/problems/plans.ts';
import { planOf, problemClasses, problems } from '../../../shared/problems/problems.ts';

describe('the table of problems', () => {
  it('keeps the numbers of share codes that were read out once', () => {
    const byNumber = problemClasses.toSorted((one, other) => problems[one].number - problems[other].number);
    expect(byNumber.map((problem) => problems[problem].number)).toEqual(
      byNumber.map((_, index) => index + 1),
    );
    expect(byNumber).toEqual([
      'unknown',
      'dns-not-found',
      'dns-temporary',
      'connection-refused',
      'connection-timeout',
      'port-blocked-by-network',
      'host-unreachable',
      'connection-reset',
      'tls-wrong-mode',
      'tls-required-first',
      'starttls-unavailable',
      'tls-cert-expired',
      'tls-cert-self-signed',
      'tls-cert-untrusted-issuer',
      'tls-cert-name-mismatch',
      'tls-too-old',
      'tls-handshake-other',
      'server-busy-or-greylisted',
      'too-many-connections',
      'rate-limited',
      'quota-exceeded-sending',
      'ip-blocklisted',
      'banner-rejected',
      'helo-rejected',
      'relay-denied',
      'auth-bad-credentials',
      'auth-app-password-required',
      'auth-oauth-required',
      'auth-browser-signin-required',
      'auth-too-many-attempts',
      'auth-required',
      'auth-mechanism-unsupported',
      'auth-disabled-by-admin',
      'auth-temporary-failure',
      'account-locked-or-disabled',
      'trial-or-sandbox-restriction',
      'sender-not-allowed',
      'sender-address-invalid',
      'sender-domain-unverified',
      'sender-auth-policy',
      'recipient-unknown',
      'recipient-address-invalid',
      'recipient-refused-policy',
      'mailbox-full',
      'message-too-large',
      'content-rejected-spam',
      'message-format-rejected',
      'smtputf8-unsupported',
      'syntax-or-protocol-error',
      'server-internal-error',
      'tls-cert-not-yet-valid',
      'tls-intercepted',
      'captive-portal',
      'wrong-service',
      'starttls-tampered',
      'server-not-authentic',
      'auth-not-offered',
      'outcome-unknown',
      'settings-not-found',
      'consent-required',
      'tls-cert-unfit',
      'receiving-not-sending',
      'not-an-error',
      'client-configuration',
      'client-fault',
    ]);
  });

  it.each([
    ['dns-not-found', 'network', false],
    ['tls-intercepted', 'network', true],
    ['tls-cert-expired', 'lock', true],
    ['starttls-unavailable', 'lock', false],
    ['auth-bad-credentials', 'server', false],
    ['settings-not-found', 'computer', false],
  ] as const)('%s stops the way at the %s', (problem, stops, certificate) => {
    expect(problems[problem]).toMatchObject({ stops, certificate });
  });
});

describe('a plan', () => {
  it('is that of the first variant that has one, else that of the class', () => {
    expect(planOf('tls-cert-expired', ['clock', 'vpn']).next).toBe('set-clock');
    expect(planOf('tls-cert-expired', ['vpn']).next).toBe('copy-for-provider');
  });

  it('is made of buttons that are as fine as their words, and of actions of the contract', () => {
    expect(Object.values(actionOfStep).filter((action) => !actionSchema.options.includes(action))).toEqual(
      [],
    );
    expect(new Set(Object.values(stepOfLabel))).toEqual(new Set(Object.keys(actionOfStep)));
    const explainer = createExplainer('en');
    const diagnosis = {
      class: 'recipient-unknown',
      stage: 'rcpt-to',
      severity: 'blocking',
      certainty: 'certain',
      actor: 'you',
      facts: {},
      reply: null,
      evidence: [],
    } as const;
    expect(explainer.steps({ ...diagnosis, evidence: [] }).next.step).toBe('change-recipient');
    expect(explainer.explain({ ...diagnosis, evidence: [] }).next.action).toBe('retry');
  });
});

describe('words of a variant', () => {
  const explainer = createExplainer('en');
  const diagnosis = {
    stage: 'tls',
    severity: 'blocking',
    certainty: 'likely',
    actor: 'provider',
    reply: null,
  } as const;

  it('follow the reason of an unfit certificate, and being offline', () => {
    const unfit = explainer.explain({
      ...diagnosis,
      class: 'tls-cert-unfit',
      facts: { reason: 'revoked' },
      evidence: [],
    });
    expect(unfit.title).toContain('called back');
    const offline = explainer.explain({
      ...diagnosis,
      class: 'dns-temporary',
      facts: { offline: true },
      evidence: [],
    });
    expect(offline.title).toBe('This computer is offline.');
  });
});
