/** Port and protection do not fit: implicit TLS met STARTTLS, or the reverse (RFC 8314 3). */
import { anyOf, group, type Rule } from '../../rule.ts';

export const tlsWrongMode: readonly Rule[] = [
  ...group({ class: 'tls-wrong-mode', level: 'cause', source: 'RFC 8314 3.3' })({
    'silent-tls-port': {
      during: ['banner', 'ehlo'],
      port: [465],
      security: ['none', 'starttls'],
      errorCode: ['ETIMEDOUT', 'ECONNRESET'],
      unlessObserved: ['greeted-in-clear'],
    },
    'handshake-seen-as-command': {
      text: anyOf(
        '\\\\x1[56]\\\\x03',
        '\\\\026\\\\003',
        '\\u0016\\u0003',
        '(ssl|tls)( on| to)? (a )?(plain|non-?(ssl|tls)|clear ?text)',
        'tls handshake .{0,40}(plain|clear)|received (a )?tls handshake',
        'spoke .{0,20}(tls|ssl|http)',
        'typically reserved for plain-text',
        'using the wrong (port|encryption|ssl|security)',
      ),
    },
  }),
  ...group({ class: 'tls-wrong-mode', level: 'cause' })({
    'greeting-silent-tls-port': {
      port: [465],
      security: ['none', 'starttls'],
      text: /greeting never received|no greeting|timed? ?out.{0,40}greeting|empty response|response: -1|got code ""/,
      source: 'https://nodemailer.com/smtp/',
    },
    'greeting-lost-at-tls-port': {
      port: [465],
      text: /(lost connection|timed? ?out).{0,120}receiving the initial server greeting/,
      source: 'https://www.postfix.org/TLS_README.html#client_smtps',
    },
    'clear-text-in-handshake': {
      text: anyOf(
        'wrong version number',
        'ssl routines:.{0,60}(unknown protocol|http request|packet length too long)',
        '[\\[ ](http request|unknown protocol)\\b',
        'packet length too long',
        'first record does not look like a tls handshake',
        'unexpected (packet|tls packet)|unexpected packet format',
        'unrecognized ssl message|unsupported or unrecognized ssl',
        'plaintext connection',
        'record too long|rx record too long',
        'illegal or unsupported version was received',
        'tls_validate_record_header',
        'frame size .{0,40}(ssl|tls)|corrupted frame|invalid tls record|corrupt message of type invalidcontenttype',
        'unsupported record type',
      ),
      source: 'https://docs.openssl.org/master/man1/openssl-verification-options/',
      examples: ['wrong version number'],
    },
    // The same is said where the other side only hung up.
    'no-handshake-perhaps': {
      certainty: 'possible',
      text: /packet with unexpected length|invalid ssl record|tls handshake eof/,
      source: 'https://www.gnutls.org/manual/html_node/Error-codes.html',
    },
    'talked-before-greeting': {
      during: ['banner', 'connect', 'tls'],
      text: /synchroni[sz]ation error/,
      source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-smtp_processing.html',
    },
    'starttls-inside-tls': {
      text: anyOf(
        'already (in|using|running|under|active).{0,10} (tls|ssl)',
        '(tls|ssl) (is )?already (active|started|on|running|in use|negotiated)',
        'not permitted when (tls|ssl) (is )?active',
      ),
      source: 'RFC 3207',
    },
  }),
];
