/** What the server offered, did and proved at the sign-in. */
import { group, type Rule } from '../../rule.ts';

export const signInRules: readonly Rule[] = [
  ...group({ class: 'auth-not-offered', level: 'observed', source: 'RFC 4954 3' })({
    'seen-auth-missing': { certainty: 'certain', observed: ['auth-not-offered:tls'] },
    'seen-auth-for-exchange-servers-only': {
      variant: 'exchange-servers',
      observed: ['auth-not-offered'],
      alsoObserved: ['exchange-servers-only'],
    },
    'seen-tls-ended-before-the-server': {
      actor: 'it-team',
      variant: 'tls-ends-before',
      observed: ['auth-not-offered'],
      alsoObserved: ['starttls-inside-tls'],
    },
  }),
  ...group({ class: 'auth-mechanism-unsupported', level: 'observed' })({
    'seen-only-company-sign-in': {
      certainty: 'certain',
      variant: 'company-network',
      observed: ['mechanisms-not-spoken'],
      alsoObserved: ['sign-in-needs:windows-domain', 'sign-in-needs:kerberos'],
      source: 'RFC 4752',
    },
    'seen-sign-in-cancelled': { observed: ['sign-in-cancelled'], source: 'RFC 4954 4' },
    'seen-only-client-certificate': {
      certainty: 'certain',
      variant: 'client-certificate',
      observed: ['mechanisms-not-spoken'],
      alsoObserved: ['sign-in-needs:client-certificate'],
      source: 'RFC 4422 Appendix A',
    },
    'seen-mechanisms-not-spoken': {
      certainty: 'certain',
      observed: ['mechanisms-not-spoken'],
      source: 'RFC 4954 4',
    },
  }),
  ...group({ class: 'auth-bad-credentials', level: 'observed', source: 'RFC 4616 2' })({
    'seen-credentials-unusable': {
      certainty: 'certain',
      variant: 'unusable-characters',
      observed: ['credentials-unusable'],
    },
  }),
  ...group({
    class: 'auth-too-many-attempts',
    level: 'observed',
    source: 'own limit: three AUTH commands per account and run',
  })({
    'seen-budget-spent': { certainty: 'certain', observed: ['sign-in-budget-spent'] },
  }),
  ...group({ class: 'server-not-authentic', level: 'observed' })({
    'seen-session-ends-elsewhere': {
      variant: 'other-end',
      observed: [
        'scram-proof-wrong:channel-bindings-dont-match',
        'scram-proof-wrong:server-does-support-channel-binding',
      ],
      source: 'RFC 5802 6, RFC 5802 7',
    },
    'seen-server-proof-wrong': {
      certainty: 'certain',
      observed: ['scram-proof-wrong'],
      unlessObserved: [
        'scram-proof-wrong:channel-bindings-dont-match',
        'scram-proof-wrong:server-does-support-channel-binding',
      ],
      source: 'RFC 5802 5',
    },
  }),
  ...group({ class: 'auth-oauth-required', level: 'observed', source: 'RFC 7628' })({
    'seen-oauth-only': { certainty: 'certain', observed: ['oauth-only'] },
  }),
];
