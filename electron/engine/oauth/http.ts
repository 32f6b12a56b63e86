/** The library's requests over our network, and its exceptions as values. */
import * as oauth from 'oauth4webapi';
import type { OAuthProblem } from '../../../shared/oauth.ts';
import { clientProblemIn } from '../../../shared/providers/client-errors.ts';
import { Redactor } from '../base/redactor.ts';
import { safeText } from '../base/safe-text.ts';
import type { HttpResult, Network } from '../network/network.ts';
import { answerBytes, detailLength, requestMs } from './limits.ts';
import { failed, type OAuthResult } from './outcome.ts';

/**
 * What the library calls instead of the runtime's own `fetch`. No redirect is followed (RFC 9700 4.12), and no page leads
 * to an address inside.
 */
export function oauthFetch(network: Network, signal: AbortSignal) {
  return async (url: string, request: oauth.CustomFetchOptions<string, unknown>): Promise<Response> => {
    const result = await network.fetch(
      {
        url,
        method: request.method === 'POST' ? 'POST' : 'GET',
        headers: request.headers,
        body: bodyOf(request.body),
        why: 'provider-sign-in',
        timeoutMs: requestMs,
        maxBytes: answerBytes,
        publicOnly: true,
        mayFollow: () => false,
      },
      signal,
    );
    if (result.outcome !== 'answer') throw new NoAnswer(result.outcome);
    const { status, headers } = result;
    // A status outside the standard cannot be put into a Response.
    if (status < 200 || status > 599) throw new NoAnswer('connection-error');
    return new Response(bodyless(status) ? null : withoutIdentity(result.body), { status, headers });
  };
}

/** A form, or JSON where a client is registered. */
function bodyOf(body: unknown): string | undefined {
  return body instanceof URLSearchParams || typeof body === 'string' ? body.toString() : undefined;
}

/** Statuses whose answer has no body (RFC 9110 6.4.1). */
function bodyless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/**
 * We need to know what a token may do, and under which name the mail server knows the account: of an identity token that
 * came along nothing else is read. It came over TLS from the token endpoint itself, so that its signature adds nothing
 * (OpenID Connect Core 3.1.3.7).
 */
function withoutIdentity(body: Uint8Array): string {
  const text = new TextDecoder().decode(body);
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return text;
    const { id_token, preferred_username: _, ...rest } = answer as Record<string, unknown>;
    return JSON.stringify({ ...rest, preferred_username: preferredName(id_token) });
  } catch {
    return text;
  }
}

/** The claim `preferred_username` (OpenID Connect Core 5.1), as it stands there. */
function preferredName(idToken: unknown): unknown {
  if (typeof idToken !== 'string') return undefined;
  try {
    const [, claims = ''] = idToken.split('.', 3);
    return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))?.preferred_username;
  } catch {
    return undefined;
  }
}

class NoAnswer extends Error {
  readonly outcome: Exclude<HttpResult['outcome'], 'answer'>;

  constructor(outcome: Exclude<HttpResult['outcome'], 'answer'>) {
    super(outcome);
    this.outcome = outcome;
  }
}

/**
 * Runs calls of the library and turns what it throws into a failure. Its errors hold whole answers with tokens in them,
 * so nothing but known codes and the provider's own error texts is taken out, never one of `secrets`.
 */
export async function ask<T>(
  work: () => Promise<T>,
  {
    unusable = 'answer-unusable',
    secrets = [],
  }: { unusable?: OAuthProblem; secrets?: readonly string[] } = {},
): Promise<OAuthResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof NoAnswer) return failed(problemOf(error.outcome), error.outcome);
    if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError)
      return refusal(error.error, error.error_description, secrets);
    if (error instanceof oauth.WWWAuthenticateChallengeError) return failed('wrong-client');
    if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError)
      return failed(brokenDown(error) ? 'server-trouble' : unusable);
    throw error;
  }
}

function problemOf(outcome: NoAnswer['outcome']): OAuthProblem {
  switch (outcome) {
    case 'stopped':
      return 'stopped';
    case 'too-large':
    case 'redirect-refused':
    case 'too-many-redirects':
      return 'answer-unusable';
    default:
      return 'no-connection';
  }
}

/** A 5xx that says nothing in the words of OAuth. */
function brokenDown({ cause }: Error): boolean {
  return cause instanceof Response && cause.status >= 500;
}

/** Error codes of RFC 6749 4.1.2.1 and 5.2, RFC 8628 3.5, RFC 8707 2, OpenID Connect Core 3.1.2.6 and large providers. */
const problems = new Map<string, OAuthProblem>([
  ['access_denied', 'refused'],
  ['authorization_declined', 'refused'],
  ['consent_required', 'admin-consent'],
  ['admin_policy_enforced', 'admin-consent'],
  ['org_internal', 'admin-consent'],
  ['invalid_client', 'wrong-client'],
  ['unauthorized_client', 'wrong-kind'],
  ['deleted_client', 'wrong-client'],
  ['redirect_uri_mismatch', 'wrong-redirect'],
  // Our requests are those of RFC 6749: what is missing or too much in them follows from how the client is registered.
  ['invalid_request', 'wrong-client'],
  ['unsupported_grant_type', 'wrong-kind'],
  ['unsupported_response_type', 'wrong-kind'],
  ['invalid_scope', 'wrong-scope'],
  ['invalid_target', 'wrong-scope'],
  ['invalid_resource', 'wrong-scope'],
  ['invalid_grant', 'code-refused'],
  ['interaction_required', 'code-refused'],
  ['login_required', 'code-refused'],
  ['expired_token', 'timed-out'],
  ['bad_verification_code', 'code-refused'],
]);

/** RFC 6749 5.2 has one code for a client that is unknown and for one whose secret is wrong; the words name the parameter. */
const aboutSecret = /\bclient[_ ]secret\b/i;

/** The provider's own code tells more than that of the standard. */
function problemFrom(code: string, description = ''): OAuthProblem {
  const known = clientProblemIn(`${code} ${description}`);
  if (known) return known;
  const problem = problems.get(code) ?? 'server-trouble';
  return problem === 'wrong-client' && aboutSecret.test(description) ? 'wrong-secret' : problem;
}

function refusal(
  code: string,
  description: string | undefined,
  secrets: readonly string[],
): OAuthResult<never> {
  const text = [code, description].filter(Boolean).join(': ');
  const problem = problemFrom(code, description);
  const redactor = new Redactor();
  for (const secret of secrets) redactor.addSecret(secret);
  const shown = (words: string) => safeText(redactor.clean(words), detailLength);
  return { ok: false, failure: { problem, code: shown(code), detail: shown(text) } };
}
