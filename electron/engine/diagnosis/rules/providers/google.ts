/** Fixed wording of Gmail and Google Workspace. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const googleRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://support.google.com/a/answer/3726730' })({
    'google-suspicious-content': {
      class: 'content-rejected-spam',
      text: /nature of the content|content presents a potential security/,
    },
    'google-low-reputation': {
      class: 'ip-blocklisted',
      text: /low reputation of the sending|not in whitelist for rcpt domain/,
    },
    'google-password-refused': {
      class: 'auth-bad-credentials',
      text: /username and password not accepted|p=badcredentials/,
      not: /app(lication)?[- ]?(specific )?password/,
    },
    'google-day-limit': {
      class: 'quota-exceeded-sending',
      certainty: 'certain',
      enhanced: ['5.4.5'],
      text: /daily .{0,30}(limit|quota)/,
    },
    'google-without-tls': { class: 'tls-required-first', enhanced: ['x.7.29'], text: /tls/ },
    'google-unusual-rate-blocked': {
      class: 'ip-blocklisted',
      certainty: 'possible',
      code: ['5xx'],
      text: /unusual rate of (unsolicited )?(e?mail|messages)/,
    },
    'google-unusual-rate': {
      class: 'rate-limited',
      text: /unusual rate of (unsolicited )?(e?mail|messages)/,
    },
    'google-greeting-closed': {
      class: 'banner-rejected',
      stage: ['banner'],
      code: [421],
      text: /try again later, closing connection/,
    },
  }),
  ...group({ level: 'fixed' })({
    'google-app-password': {
      class: 'auth-app-password-required',
      certainty: 'certain',
      text: /application-specific password required|p=invalidsecondfactor/,
      source: 'https://support.google.com/mail/answer/185833',
    },
    'google-browser-first': {
      class: 'auth-browser-signin-required',
      certainty: 'certain',
      code: [534],
      text: /continuesignin|p=webloginrequired|log in (via|with) your web browser/,
      source: 'https://support.google.com/mail/answer/78754',
    },
    'google-without-reverse-name': {
      class: 'ip-blocklisted',
      variant: 'reverse-name',
      enhanced: ['x.7.23'],
      text: /\bptr\b/,
      source: 'https://support.google.com/mail/answer/81126',
    },
    'google-hello-closed': {
      class: 'helo-rejected',
      code: [421],
      text: /try again later, closing connection\.? \((ehlo|helo)\)/,
      source: 'https://support.google.com/a/answer/3221692',
    },
    'google-relay-by-address': {
      class: 'relay-denied',
      text: anyOf('invalid credentials for relay', 'mail relay denied'),
      source: 'https://support.google.com/a/answer/6140680',
    },
  }),
];
