/** Signing in: what the server's words say about name, password, mechanism and account. */
import type { Rule } from '../rule.ts';

const microsoft =
  'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission';

export const signInRules: readonly Rule[] = [
  {
    id: 'smtp-auth-disabled',
    class: 'auth-disabled-by-admin',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /smtpclientauthentication is disabled/ },
    source: microsoft,
  },
  {
    id: 'app-password-words',
    class: 'auth-app-password-required',
    level: 'cause',
    certainty: 'certain',
    when: { text: /application[- ]specific password|app(lication)? password/ },
    source: 'https://support.google.com/mail/answer/185833',
  },
  {
    id: 'auth-535',
    class: 'auth-bad-credentials',
    level: 'symptom',
    certainty: 'likely',
    when: { stage: ['auth'], code: [535] },
    source: 'RFC 4954 6',
  },
  {
    id: 'sender-not-owned',
    class: 'sender-not-allowed',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /sender address rejected: not owned by/ },
    source: 'https://www.postfix.org/postconf.5.html#reject_sender_login_mismatch',
  },
];
