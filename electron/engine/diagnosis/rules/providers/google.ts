/** Fixed wording of Gmail and Google Workspace. */
import { anyOf, type Rule } from '../../rule.ts';

const errors = 'https://support.google.com/a/answer/3726730';
const password = 'https://support.google.com/mail/answer/185833';
const relay = 'https://support.google.com/a/answer/6140680';

export const googleRules: readonly Rule[] = [
  {
    id: 'google-suspicious-content',
    class: 'content-rejected-spam',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /nature of the content|content presents a potential security/ },
    source: errors,
  },
  {
    id: 'google-low-reputation',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /low reputation of the sending|not in whitelist for rcpt domain/ },
    source: errors,
  },
  {
    id: 'google-password-refused',
    class: 'auth-bad-credentials',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: /username and password not accepted|p=badcredentials/,
      not: /app(lication)?[- ]?(specific )?password/,
    },
    source: errors,
  },
  {
    id: 'google-app-password',
    class: 'auth-app-password-required',
    level: 'fixed',
    certainty: 'certain',
    when: { text: /application-specific password required|p=invalidsecondfactor/ },
    source: password,
  },
  {
    id: 'google-browser-first',
    class: 'auth-browser-signin-required',
    level: 'fixed',
    certainty: 'certain',
    when: { code: [534], text: /continuesignin|p=webloginrequired|log in (via|with) your web browser/ },
    source: 'https://support.google.com/mail/answer/78754',
  },
  {
    id: 'google-day-limit',
    class: 'quota-exceeded-sending',
    level: 'fixed',
    certainty: 'certain',
    when: { enhanced: ['5.4.5'], text: /daily .{0,30}(limit|quota)/ },
    source: errors,
  },
  {
    id: 'google-without-tls',
    class: 'tls-required-first',
    level: 'fixed',
    certainty: 'likely',
    when: { enhanced: ['x.7.29'], text: /tls/ },
    source: errors,
  },
  {
    id: 'google-without-reverse-name',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    facts: { variant: 'reverse-name' },
    when: { enhanced: ['x.7.23'], text: /\bptr\b/ },
    source: 'https://support.google.com/mail/answer/81126',
  },
  {
    id: 'google-unusual-rate-blocked',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'possible',
    when: { code: ['5xx'], text: /unusual rate of (unsolicited )?(e?mail|messages)/ },
    source: errors,
  },
  {
    id: 'google-unusual-rate',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /unusual rate of (unsolicited )?(e?mail|messages)/ },
    source: errors,
  },
  {
    id: 'google-hello-closed',
    class: 'helo-rejected',
    level: 'fixed',
    certainty: 'likely',
    when: { code: [421], text: /try again later, closing connection\.? \((ehlo|helo)\)/ },
    source: 'https://support.google.com/a/answer/3221692',
  },
  {
    id: 'google-greeting-closed',
    class: 'banner-rejected',
    level: 'fixed',
    certainty: 'likely',
    when: { stage: ['banner'], code: [421], text: /try again later, closing connection/ },
    source: errors,
  },
  {
    id: 'google-relay-by-address',
    class: 'relay-denied',
    level: 'fixed',
    certainty: 'likely',
    when: { text: anyOf('invalid credentials for relay', 'mail relay denied') },
    source: relay,
  },
];
