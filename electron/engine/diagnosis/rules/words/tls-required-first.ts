/** The connection must be encrypted before the next command. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const startTlsFirst = 'must issue (a )?"?starttls"? (command )?first';

const encryptionFirst = anyOf(
  '(issue|use|send|run|try|need|require|requires|requiring|enable|first) [^:]{0,12}"?starttls"?( first| command| before)?',
  'starttls"? (is |command )?(required|needed|first|mandatory)',
  '(without|requires?|requiring|required?|must (be )?(us(e|ing)|over)|only (over|via|with)|need(s|ed)?|use) (an? )?(secure )?(ssl|tls)(/tls|/ssl|v1)?\\b',
  '(tls|ssl(v3)?|encryption|(encrypted|secure|ssl|tls)[- ](connection|channel|session)) .{0,20}(is )?(requi?e?red|needed|mandatory|necessary)',
  'requires? (tls |ssl |transport )?encryption',
  'encryption (is )?(required|needed) for requested authentication',
  'requires an? (encrypted|secure) (connection|channel|session)',
  '(plain ?text|clear ?text|plain|insecure|unencrypted) (authentication|auth|login|logins|password|passwords|connections?)?.{0,40}(disallowed|not allowed|not permitted|disabled|refused|rejected|forbidden|prohibited)',
  'unencrypted connection',
);

const aboutSomethingElse = anyOf(
  'not support.{0,12}starttls',
  'starttls (extension )?(is )?(not|failed|unavailable)',
  'client not authenticated',
  'not offered',
  'did not|required, but',
  'does not (support|advertise|offer)',
  'does ?n.t (support|advertise|offer)',
  'not advertis',
  'tls version',
  'was not',
);

export const tlsRequiredFirst: readonly Rule[] = [
  ...group({ class: 'tls-required-first', level: 'fixed', source: 'RFC 3207 4' })({
    'starttls-first': {
      certainty: 'certain',
      text: anyOf(startTlsFirst),
      examples: ['530 5.7.0 Must issue a STARTTLS command first'],
    },
  }),
  ...group({
    class: 'tls-required-first',
    level: 'observed',
    source: 'https://www.stunnel.org/static/stunnel.html: what stands behind it sees a connection in clear',
  })({
    'encryption-wanted-inside-tls': {
      variant: 'inside-tls',
      actor: 'it-team',
      observed: ['encrypted'],
      text: anyOf(startTlsFirst, encryptionFirst.source),
      not: aboutSomethingElse,
    },
  }),
  ...group({ class: 'tls-required-first', level: 'cause' })({
    'encryption-first': {
      text: encryptionFirst,
      not: aboutSomethingElse,
      source: 'RFC 4954 4, RFC 8314 3.3',
    },
    'encryption-first-code': { enhanced: ['x.7.10', 'x.7.11'], source: 'RFC 5248' },
    'auth-not-advertised-in-clear': {
      port: [587, 2525],
      security: ['none'],
      text: anyOf(
        'auth(entication)? (command|extension|mechanism)?s? ?(used when )?not (advertised|supported|available|enabled|offered)',
        'does(n.t| not) (support|offer|advertise) (auth|authentication|smtp auth|login)\\b',
        'unrecognized authentication type',
        'no (supported|suitable|valid) auth',
      ),
      source: 'RFC 4954 4: AUTH is often offered after STARTTLS only',
    },
    'in-other-languages-tls-required-first': {
      text: inLanguages({
        de: 'nicht verschl[üu]sselt|verschl[üu]sselung (ist )?(erforderlich|notwendig)',
        fr: 'chiffrement (est )?(requis|obligatoire)',
      }),
      source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
    },
  }),
];
