/** What providers answer when a client is not registered as this program needs it: their own codes, each with its page. */
import type { Fact } from '../facts.ts';
import type { OAuthProblem } from '../oauth.ts';

/** What is wrong with a registered client, or with its rights; the words are `problem.<code>` in the area `oauth`. */
export type ClientProblem = Extract<
  OAuthProblem,
  'wrong-client' | 'wrong-kind' | 'wrong-redirect' | 'wrong-secret' | 'wrong-scope' | 'admin-consent'
>;

interface ClientError {
  /** As it stands in `error` or at the beginning of `error_description` (RFC 6749 4.1.2.1, 5.2). */
  code: string;
  problem: Fact<ClientProblem>;
}

const microsoft = (code: string, value: ClientProblem, quote: string): ClientError => ({
  code,
  problem: {
    value,
    url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    quote,
    readOn: '2026-12-01',
    by: 'vendor',
  },
});

/** Numbers of Microsoft; other providers speak in the codes of the standards. */
export const clientErrors: readonly ClientError[] = [
  microsoft('AADSTS700016', 'wrong-client', "The application wasn't found in the directory/tenant."),
  microsoft(
    'AADSTS700011',
    'wrong-client',
    "the client app doesn't exist in your tenant, so the call failed.",
  ),
  microsoft('AADSTS70001', 'wrong-client', 'UnauthorizedClient - The application is disabled.'),
  microsoft('AADSTS7000112', 'wrong-client', 'The application is disabled.'),
  microsoft('AADSTS65002', 'wrong-client', 'They must move to another app ID they register.'),
  microsoft(
    'AADSTS7000218',
    'wrong-kind',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ),
  microsoft('AADSTS9002332', 'wrong-kind', 'is configured for use by Microsoft Entra users only.'),
  microsoft(
    'AADSTS90130',
    'wrong-kind',
    "The application isn't supported over the `/common` or `/consumers` endpoints.",
  ),
  microsoft(
    'AADSTS700025',
    'wrong-secret',
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ),
  microsoft(
    'AADSTS70002',
    'wrong-secret',
    'client_secret does not match the expected value for this client.',
  ),
  microsoft('AADSTS7000215', 'wrong-secret', 'Invalid client secret is provided.'),
  microsoft('AADSTS7000222', 'wrong-secret', 'The provided client secret keys are expired.'),
  microsoft(
    'AADSTS50011',
    'wrong-redirect',
    "The reply address is missing, misconfigured, or doesn't match reply addresses configured",
  ),
  microsoft('AADSTS70004', 'wrong-redirect', 'The app returned an invalid redirect URI.'),
  microsoft('AADSTS900971', 'wrong-redirect', 'No reply address provided.'),
  microsoft('AADSTS70011', 'wrong-scope', 'InvalidScope - The scope requested by the app is invalid.'),
  microsoft(
    'AADSTS65005',
    'wrong-scope',
    "the client app has requested access to resource, which wasn't specified in its required",
  ),
  microsoft(
    'AADSTS650057',
    'wrong-scope',
    "requested access to a resource which isn't listed in the requested permissions",
  ),
  microsoft(
    'AADSTS65001',
    'admin-consent',
    "The user or administrator hasn't consented to use the application",
  ),
  microsoft(
    'AADSTS90008',
    'admin-consent',
    "The user or administrator hasn't consented to use the application.",
  ),
  microsoft('AADSTS90093', 'admin-consent', 'Graph returned with a forbidden error code for the request.'),
  microsoft('AADSTS90094', 'admin-consent', 'AdminConsentRequired - Administrator consent is required.'),
  microsoft('AADSTS90095', 'admin-consent', 'the user is told they need to ask the admin for consent.'),
  microsoft('AADSTS90099', 'admin-consent', 'Applications must be authorized to access the external tenant'),
];

const byCode = new Map(clientErrors.map(({ code, problem }) => [code, problem.value]));

/** What the provider's own code in these words means; null where none is known. `text`: error and description. */
export function clientProblemIn(text: string): ClientProblem | null {
  const [code = ''] = /\bAADSTS\d{4,9}\b/.exec(text) ?? [];
  return byCode.get(code) ?? null;
}
