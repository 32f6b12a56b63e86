/** Tokens: why the provider's page gave out none, and why a mail server did not take one. */
import { anyOf, group, type Rule } from '../../rule.ts';

/** A good token does not help where sending is switched off: then the words of the server count. */
const switchedOff = anyOf('disabled', 'switched off', 'not enabled', 'blocked', 'too many');

export const tokenRules: readonly Rule[] = [
  ...group({
    class: 'auth-oauth-required',
    level: 'observed',
    source: 'RFC 6749 4.1.2.1, 5.2; RFC 8628 3.5; RFC 9207 2.4',
  })({
    'page-end-no-page': {
      certainty: 'certain',
      actor: 'you',
      variant: 'no-page',
      observed: ['provider-sign-in:no-page'],
    },
    'page-end-no-client': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'no-client',
      observed: ['provider-sign-in:no-client'],
    },
    'page-end-no-way-back': {
      certainty: 'certain',
      actor: 'you',
      variant: 'no-way-back',
      observed: ['provider-sign-in:no-way-back'],
    },
    'page-end-page-refused': {
      certainty: 'certain',
      actor: 'you',
      variant: 'page-refused',
      observed: ['provider-sign-in:refused'],
    },
    'page-end-admin-consent': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'admin-consent',
      observed: ['provider-sign-in:admin-consent'],
    },
    'page-end-page-not-authentic': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'page-not-authentic',
      observed: ['provider-sign-in:not-authentic'],
    },
    'page-end-wrong-client': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'wrong-client',
      observed: ['provider-sign-in:wrong-client'],
    },
    'page-end-client-setup': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'client-setup',
      observed: [
        'provider-sign-in:wrong-kind',
        'provider-sign-in:wrong-redirect',
        'provider-sign-in:wrong-secret',
      ],
    },
    'page-end-token-scope': {
      certainty: 'certain',
      actor: 'it-team',
      variant: 'token-scope',
      observed: ['provider-sign-in:wrong-scope'],
    },
    'page-end-page-unfinished': {
      certainty: 'certain',
      actor: 'you',
      variant: 'page-unfinished',
      observed: [
        'provider-sign-in:not-agreed',
        'provider-sign-in:no-browser',
        'provider-sign-in:no-port',
        'provider-sign-in:timed-out',
        'provider-sign-in:code-refused',
        'provider-sign-in:kept-refused',
        'provider-sign-in:stopped',
      ],
    },
    'page-end-page-trouble': {
      certainty: 'certain',
      actor: 'provider',
      variant: 'page-trouble',
      observed: [
        'provider-sign-in:no-connection',
        'provider-sign-in:server-trouble',
        'provider-sign-in:answer-unusable',
      ],
    },
  }),
  ...group({ class: 'auth-oauth-required', level: 'observed', source: 'RFC 7628 3.2.2, RFC 6750 3.1' })({
    'seen-token-expired': {
      actor: 'you',
      variant: 'token-expired',
      observed: ['token-refused:expired'],
      not: switchedOff,
    },
    'seen-token-scope': {
      actor: 'it-team',
      variant: 'token-scope',
      observed: ['token-refused:scope'],
      not: switchedOff,
    },
    'seen-token-audience': {
      actor: 'it-team',
      variant: 'token-audience',
      observed: ['token-refused:audience'],
      not: switchedOff,
    },
    'seen-token-refused': {
      actor: 'you',
      variant: 'token-refused',
      observed: ['token-refused:refused'],
      not: switchedOff,
    },
  }),
];
