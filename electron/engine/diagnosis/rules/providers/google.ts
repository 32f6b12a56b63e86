/** Fixed wording of Gmail and Google Workspace. */
import { anyOf, group, type Rule } from '../../rule.ts';

export const googleRules: readonly Rule[] = [
  ...group({ level: 'fixed', source: 'https://support.google.com/a/answer/3726730' })({
    'google-suspicious-content': {
      class: 'content-rejected-spam',
      text: /nature of the content|content presents a potential security/,
      examples: [
        '552-5.7.0 This message was blocked because its content presents a potential security issue. - gsmtp',
      ],
    },
    'google-low-reputation': {
      class: 'ip-blocklisted',
      text: /low reputation of the sending|not in whitelist for rcpt domain/,
      examples: ['421 4.7.0 IP not in whitelist for RCPT domain, closing connection.'],
    },
    'google-password-refused': {
      class: 'auth-bad-credentials',
      text: /username and password not accepted|p=badcredentials/,
      not: /app(lication)?[- ]?(specific )?password/,
      examples: ['535 5.7.8 Username and Password not accepted'],
    },
    'google-day-limit': {
      class: 'quota-exceeded-sending',
      certainty: 'certain',
      enhanced: ['5.4.5'],
      text: /daily .{0,30}(limit|quota)/,
      examples: ['550 5.4.5 Daily user sending limit exceeded'],
    },
    'google-without-tls': {
      class: 'tls-required-first',
      enhanced: ['x.7.29'],
      text: /tls/,
      examples: [
        '550 5.7.29 This mail is unauthenticated: messages missing a valid TLS connection are refused',
      ],
    },
    'google-unusual-rate-blocked': {
      class: 'ip-blocklisted',
      certainty: 'possible',
      code: ['5xx'],
      text: /unusual rate of (unsolicited )?(e?mail|messages)/,
      examples: [
        '550 5.7.1 [192.0.2.7] Our system has detected an unusual rate of unsolicited mail originating from your IP address',
      ],
    },
    'google-unusual-rate': {
      class: 'rate-limited',
      text: /unusual rate of (unsolicited )?(e?mail|messages)/,
      examples: ['421 4.7.0 Our system has detected an unusual rate of unsolicited mail'],
    },
    'google-greeting-closed': {
      class: 'banner-rejected',
      stage: ['banner'],
      code: [421],
      text: /try again later, closing connection/,
      examples: ['421 4.7.0 Try again later, closing connection.'],
    },
  }),
  ...group({ level: 'fixed' })({
    'google-app-password': {
      class: 'auth-app-password-required',
      certainty: 'certain',
      text: /application-specific password required|p=invalidsecondfactor/,
      source: 'https://support.google.com/mail/answer/185833',
      examples: ['534 5.7.9 Application-specific password required'],
    },
    'google-browser-first': {
      class: 'auth-browser-signin-required',
      certainty: 'certain',
      code: [534],
      text: /continuesignin|p=webloginrequired|log in (via|with) your web browser/,
      source: 'https://support.google.com/mail/answer/78754',
      examples: ['534 5.7.14 Please log in via your web browser and then try again'],
    },
    'google-without-reverse-name': {
      class: 'ip-blocklisted',
      variant: 'reverse-name',
      enhanced: ['x.7.23'],
      text: /\bptr\b/,
      source: 'https://support.google.com/mail/answer/81126',
      examples: ['550 5.7.23 The sending IP address has no PTR record'],
    },
    'google-hello-closed': {
      class: 'helo-rejected',
      code: [421],
      text: /try again later, closing connection\.? \((ehlo|helo)\)/,
      source: 'https://support.google.com/a/answer/3221692',
      examples: ['421 4.7.0 Try again later, closing connection. (EHLO) x0sm0000000xxx.0 - gsmtp'],
    },
    'google-relay-by-address': {
      class: 'relay-denied',
      text: anyOf('invalid credentials for relay', 'mail relay denied'),
      source: 'https://support.google.com/a/answer/6140680',
      examples: ['550 5.7.0 Mail relay denied [198.51.100.7]. - gsmtp'],
    },
  }),
];
