/** Tokens: why the provider's page gave out none, and why a mail server did not take one. */
import type { Actor } from '../../../../shared/diagnosis.ts';
import type { OAuthProblem } from '../../../../shared/oauth.ts';
import type { TokenProblem } from '../evidence.ts';
import { anyOf, type Rule } from '../rule.ts';

interface PageEnd {
  variant: string;
  actor: Actor;
  problems: readonly OAuthProblem[];
}

/** What a sign-in page can end with, by what the person can do about it. */
const pageEnds: readonly PageEnd[] = [
  { variant: 'no-page', actor: 'you', problems: ['no-page'] },
  { variant: 'no-client', actor: 'it-team', problems: ['no-client'] },
  { variant: 'no-way-back', actor: 'you', problems: ['no-way-back'] },
  { variant: 'page-refused', actor: 'you', problems: ['refused'] },
  { variant: 'admin-consent', actor: 'it-team', problems: ['admin-consent'] },
  { variant: 'page-not-authentic', actor: 'it-team', problems: ['not-authentic'] },
  { variant: 'wrong-client', actor: 'it-team', problems: ['wrong-client'] },
  { variant: 'token-scope', actor: 'it-team', problems: ['wrong-scope'] },
  {
    variant: 'page-unfinished',
    actor: 'you',
    problems: ['no-browser', 'no-port', 'timed-out', 'code-refused', 'kept-refused', 'stopped'],
  },
  {
    variant: 'page-trouble',
    actor: 'provider',
    problems: ['no-connection', 'server-trouble', 'answer-unusable'],
  },
];

const refusedTokens: readonly { variant: string; actor: Actor; problem: TokenProblem }[] = [
  { variant: 'token-expired', actor: 'you', problem: 'expired' },
  { variant: 'token-scope', actor: 'it-team', problem: 'scope' },
  { variant: 'token-audience', actor: 'it-team', problem: 'audience' },
  { variant: 'token-refused', actor: 'you', problem: 'refused' },
];

/** A good token does not help where sending is switched off: then the words of the server count. */
const otherCauses = anyOf('disabled', 'switched off', 'not enabled', 'blocked', 'too many');

export const tokenRules: readonly Rule[] = [
  ...pageEnds.map(
    ({ variant, actor, problems }): Rule => ({
      id: `page-end-${variant}`,
      class: 'auth-oauth-required',
      level: 'observed',
      certainty: 'certain',
      actor,
      facts: { variant },
      when: { observed: problems.map((problem) => `provider-sign-in:${problem}` as const) },
      source: 'RFC 6749 4.1.2.1, 5.2; RFC 8628 3.5; RFC 9207 2.4',
    }),
  ),
  ...refusedTokens.map(
    ({ variant, actor, problem }): Rule => ({
      id: `seen-token-${problem}`,
      class: 'auth-oauth-required',
      level: 'observed',
      certainty: 'likely',
      actor,
      facts: { variant },
      when: { observed: [`token-refused:${problem}`], not: otherCauses },
      source: 'RFC 7628 3.2.2, RFC 6750 3.1',
    }),
  ),
];
