/** Tokens that a mail server does not take: what it says, what the token says, and what we say. */
import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../electron/engine/base/credentials.ts';
import { Secret } from '../../../electron/engine/base/secret.ts';
import type { SmtpReply } from '../../../electron/engine/base/smtp-terms.ts';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';
import { evidenceAt } from '../../../electron/engine/diagnosis/evidence-at.ts';
import { evidenceOfSignIn } from '../../../electron/engine/run/sign-in-evidence.ts';
import { tokenObservations } from '../../../electron/engine/run/token-evidence.ts';
import type { TokenError } from '../../../electron/engine/smtp/mechanisms/mechanism.ts';
import type { SignInOutcome } from '../../../electron/engine/smtp/sign-in.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';
import { oauthProblemSchema } from '../../../shared/oauth.ts';

const where = { host: 'smtp.office365.com', port: 587, security: 'starttls', provider: null } as const;
const refusal: SmtpReply = { code: 535, enhanced: '5.7.3', lines: ['5.7.3 Authentication unsuccessful'] };

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

function outcomeOf(reply: SmtpReply, error?: Partial<TokenError>): SignInOutcome {
  const tokenError = error && { status: null, scope: null, ...error };
  return {
    ok: false,
    mechanism: null,
    tried: [{ mechanism: 'XOAUTH2', ok: false, reply, tokenError }],
    broken: [],
    failure: { kind: 'reply', phase: 'auth', reply },
  };
}

function diagnosisOf(token: string, outcome: SignInOutcome, kind: Credentials['kind'] = 'token') {
  if (!outcome.failure) throw new Error('no failure');
  const evidence = evidenceOfSignIn(outcome.failure, where);
  const credentials = { username: 'ana@example.test', kind, secret: new Secret(token) };
  const observations = [...evidence.observations, ...tokenObservations(outcome, credentials, where.host)];
  return diagnose({ ...evidence, observations });
}

const soon = Math.floor(Date.now() / 1000) + 3600;
const good = { aud: 'https://outlook.office.com', exp: soon, scp: 'SMTP.Send IMAP.AccessAsUser.All' };

describe('a token that is not taken', () => {
  it.each<[string, string, string, Partial<TokenError> | undefined]>([
    ['token-expired', 'that is over', jwt({ ...good, exp: 1 }), undefined],
    [
      'token-audience',
      'for another service',
      jwt({ ...good, aud: 'https://graph.microsoft.com' }),
      undefined,
    ],
    ['token-scope', 'without the right to send', jwt({ ...good, scp: 'User.Read' }), undefined],
    ['token-scope', 'with a word of the server about it', 'opaque', { status: 'insufficient_scope' }],
    ['token-refused', 'that cannot be read', 'opaque', { status: '400', scope: 'https://mail.google.com/' }],
    ['token-refused', 'that looks right', jwt(good), undefined],
    ['token-refused', 'that only looks like one', 'a.b.c', undefined],
  ])('gives %s: one %s', (variant, _, token, error) => {
    expect(diagnosisOf(token, outcomeOf(refusal, error))).toMatchObject({
      class: 'auth-oauth-required',
      stage: 'auth',
      facts: { variant },
    });
  });

  it('keeps what the server said in the facts', () => {
    const { facts } = diagnosisOf('opaque', outcomeOf(refusal, { status: '400', scope: 'mail' }));
    expect(facts).toMatchObject({ problem: 'refused', tokenStatus: '400', tokenScope: 'mail' });
  });

  it('is not the cause where sending is switched off although the token is good', () => {
    const off = 'Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
    const reply = { code: 535, enhanced: '5.7.139', lines: [`5.7.139 ${off}`] };
    expect(diagnosisOf(jwt(good), outcomeOf(reply))).toMatchObject({
      class: 'auth-disabled-by-admin',
      actor: 'it-team',
    });
  });

  it('is not the cause of trouble that passes, nor of a password', () => {
    const busy = { code: 454, enhanced: '4.7.0', lines: ['4.7.0 Temporary authentication failure'] };
    expect(diagnosisOf(jwt(good), outcomeOf(busy)).class).toBe('auth-temporary-failure');
    expect(diagnosisOf('password', outcomeOf(refusal), 'password').class).toBe('auth-bad-credentials');
  });
});

describe('a sign-in page that gave nothing', () => {
  const problems = oauthProblemSchema.options.filter((problem) => problem !== 'client-fault');
  it.each(problems)('%s has words of its own in both languages', (problem) => {
    const diagnosis = diagnose(
      evidenceAt(where, 'auth', [{ kind: 'provider-sign-in', problem, pageSays: 'x' }]),
    );
    expect(diagnosis.class).toBe('auth-oauth-required');
    expect(diagnosis.facts).toMatchObject({ variant: expect.any(String), pageSays: 'x' });
    for (const language of ['en', 'de']) {
      const explainer = createExplainer(language);
      const general = explainer.explain({ ...diagnosis, facts: {} });
      const words = explainer.explain(diagnosis);
      expect(words.title).not.toBe(general.title);
      expect(words.why).not.toBe(general.why);
    }
  });

  it('because of a fault of ours is that', () => {
    const observed = { kind: 'provider-sign-in', problem: 'client-fault' } as const;
    expect(diagnose(evidenceAt(where, 'auth', [observed])).class).toBe('client-fault');
  });
});
