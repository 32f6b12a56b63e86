/** A circumstance that somebody wrote down beside the text (explain requests) changes what the text means. */
import { anyOf, group } from '../rule.ts';

export const contextRules = group({
  level: 'observed',
  source: 'smtp-replies: "context" is one fact known at the time that the text alone does not show',
})({
  'context-network-blocks': {
    class: 'port-blocked-by-network',
    during: ['connect', 'banner', 'tls', 'ehlo', 'starttls', 'auth'],
    context: anyOf(
      '(isp|network|firewall|hosting|host|provider|cloud|vps|company|school).{0,40}(block|filter|close|redirect|intercept)',
      '(block|filter|clos|redirect)(s|ed|es)? by .{0,30}(isp|network|firewall|hosting|host|provider|cloud)',
      '(works|succeeds|connects|reachable|open|answers) (fine )?(from|on|over|through|via) (an)?other (network|machine|computer|host|place|connection)',
      '(same|other).{0,40}work(s|ed)? (from|on|over) .{0,20}(home|phone|mobile|another|other|different)',
    ),
  },
  'context-two-step': {
    class: 'auth-app-password-required',
    stage: ['auth'],
    context: anyOf('(two|2)[- ]?(step|factor)|\\b2fa\\b|\\bmfa\\b|app(lication)?[- ]?(specific )?password'),
    not: anyOf('smtpclientauthentication', 'basic authentication'),
  },
  'context-auth-after-tls': {
    class: 'tls-required-first',
    during: ['ehlo', 'auth', 'mail-from', 'rcpt-to'],
    context: anyOf(
      '(auth|login|sign-?in).{0,40}(only|after|once).{0,20}(starttls|tls|encrypt)',
      '(before|without) (starttls|tls|encryption)',
      '(starttls|tls|encryption) (is|was) (off|disabled|not (used|enabled|switched on))',
    ),
  },
  'context-scanner': {
    class: 'tls-cert-untrusted-issuer',
    stage: ['tls'],
    context: anyOf(
      'anti-?virus|avast|kaspersky|\\beset\\b|norton|bitdefender|mcafee|zscaler|fortinet|mail scanner|inspect|intercept|company (ca|proxy)|issued by',
    ),
  },
  'context-signed-in': {
    class: 'sender-not-allowed',
    during: ['mail-from', 'rcpt-to'],
    text: /relay/,
    context: anyOf(
      '(?<!not )(?<!without )(signed|logged) in|(?<!not )authenticated|(login|sign-?in|auth) (worked|succeeded|was (ok|accepted|successful))|235',
    ),
  },
  'context-not-signed-in': {
    class: 'auth-required',
    during: ['mail-from', 'rcpt-to'],
    text: /relay|rejected|denied/,
    context: anyOf(
      '(not|without|no|never) (been )?(signed in|signing in|logged in|logging in|authenticat|sign-?in|login|auth)',
      '(auth|authentication|sign-?in|login) (is|was) (off|disabled|not (used|sent|enabled))',
    ),
  },
  'context-recipient-not-verified': {
    class: 'trial-or-sandbox-restriction',
    text: /not verified/,
    context: anyOf(
      'sandbox',
      '(address|identity).{0,40}(is|was|belongs to) (the |a )?recipient|recipient.{0,40}(listed|named|unverified|not verified)',
    ),
  },
  'context-this-computer': {
    class: 'connection-refused',
    variant: 'this-computer',
    errorCode: ['ECONNREFUSED'],
    context: anyOf('localhost|this computer|same (machine|host|computer)|127\\.0\\.0\\.1'),
  },
});
